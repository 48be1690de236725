import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inBucket } from '../../functions/platform/blobs';
import { fakeAws, type FakeAws } from '../stacks/deployed/aws';

const set = { AWS_REGION: 'ap-southeast-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
const before = { ...process.env };
let aws: FakeAws;
beforeAll(async () => {
  aws = await fakeAws();
  Object.assign(process.env, set, { AWS_ENDPOINT_URL_S3: aws.url });
});
afterAll(async () => {
  for (const name of [...Object.keys(set), 'AWS_ENDPOINT_URL_S3'])
    if (before[name] === undefined) delete process.env[name];
  await aws.stop();
});

describe('files in the bucket', () => {
  const bytes = Uint8Array.from([0, 1, 2, 255]);

  test('are read as they were kept', async () => {
    const blobs = inBucket('files');
    await blobs.put('chunan/files/fil_1', bytes, 'application/pdf');
    expect(await blobs.get('chunan/files/fil_1')).toEqual(bytes);
    expect(aws.files.get('/files/chunan/files/fil_1')?.type).toBe('application/pdf');
  });

  test('one that is not there is undefined', async () => {
    expect(await inBucket('files').get('chunan/files/fil_2')).toBeUndefined();
  });

  test('a right that is missing is a fault, and never looks like a file that is', async () => {
    aws.deny(true);
    await expect(inBucket('files').get('chunan/files/fil_1')).rejects.toThrow('AccessDenied');
    aws.deny(false);
  });

  test('a key that is not of our making is asked of nobody', async () => {
    await expect(inBucket('files').get('../elsewhere')).rejects.toThrow('not a key of ours');
  });
});
