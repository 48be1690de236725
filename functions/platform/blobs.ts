import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { config } from './config';
import { newSecret } from './new-id';
import { OF_SERVICES } from './patience';
import { withRoom } from './store-trouble';

/** Keys are made by us alone (organisation and id): no part of them comes from a file's name. */
const SAFE = /^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/;

const checked = (key: string): string => {
  if (!SAFE.test(key)) throw new Error('not a key of ours');
  return key;
};

/** Loaded when the first file is kept or read: most requests touch none. */
const loaded = () => import('@aws-sdk/client-s3');

/** Only what is not there. To whoever may not list the bucket S3 says "denied" of that: so our function may (stacks/rights.ts). */
const isMissing = (error: unknown): boolean => error instanceof Error && error.name === 'NoSuchKey';

/** Files in a private bucket, whose name is told. */
export const inBucket = (Bucket: string) => {
  let client: S3Client | undefined;
  return {
    put: async (key: string, bytes: Uint8Array, type: string): Promise<void> => {
      const { PutObjectCommand, S3Client } = await loaded();
      client ??= new S3Client(OF_SERVICES);
      await client.send(new PutObjectCommand({ Bucket, Key: checked(key), Body: bytes, ContentType: type }));
    },
    get: async (key: string): Promise<Uint8Array | undefined> => {
      const { GetObjectCommand, S3Client } = await loaded();
      client ??= new S3Client(OF_SERVICES);
      try {
        const reply = await client.send(new GetObjectCommand({ Bucket, Key: checked(key) }));
        return await reply.Body?.transformToByteArray();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
};

const inFolder = (folder: string) => ({
  put: async (key: string, bytes: Uint8Array, _type: string): Promise<void> => {
    const path = join(folder, checked(key));
    // Whole or not at all, under a name that is no key and nobody else's at this moment; and its owner's alone.
    const unfinished = `${path}.${newSecret()}.new`;
    await withRoom(async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(unfinished, bytes, { flush: true, mode: 0o600 });
      await rename(unfinished, path);
    }).catch(async (error: unknown) => {
      await rm(unfinished, { force: true });
      throw error;
    });
  },
  get: async (key: string): Promise<Uint8Array | undefined> => {
    try {
      return await readFile(join(folder, checked(key)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
});

/** Files that people attach: the private bucket in the cloud, a folder on one machine. */
export const blobs = config.filesBucket
  ? inBucket(config.filesBucket)
  : inFolder(config.filesDir ?? '.data/files');
