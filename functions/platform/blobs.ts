import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { config } from './config';

/** Keys are made by us alone (organisation and id): no part of them comes from a file's name. */
const SAFE = /^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/;

const checked = (key: string): string => {
  if (!SAFE.test(key)) throw new Error('not a key of ours');
  return key;
};

const inBucket = (Bucket: string) => {
  const s3 = new S3Client({});
  return {
    put: async (key: string, bytes: Uint8Array, type: string): Promise<void> => {
      await s3.send(new PutObjectCommand({ Bucket, Key: checked(key), Body: bytes, ContentType: type }));
    },
    get: async (key: string): Promise<Uint8Array | undefined> => {
      try {
        const reply = await s3.send(new GetObjectCommand({ Bucket, Key: checked(key) }));
        return await reply.Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
};

const inFolder = (folder: string) => ({
  put: async (key: string, bytes: Uint8Array, _type: string): Promise<void> => {
    const path = join(folder, checked(key));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes, { flush: true });
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
