import { createHash } from 'node:crypto';
import type { AwsAnswer, AwsRequest } from './asked';
import { xml, type Xml } from './xml';

/** Buckets by name, objects by key. */
export type Buckets = Map<string, Map<string, Buffer>>;

const document = (name: string, value: Xml, status = 200): AwsAnswer => ({
  status,
  type: 'application/xml',
  body: `<?xml version="1.0"?><${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${xml(value)}</${name}>`,
});
const refused = (status: number, Code: string): AwsAnswer =>
  document('Error', { Code, Message: Code }, status);
const done = (headers: Record<string, string> = {}): AwsAnswer => ({
  status: 200,
  type: '',
  body: '',
  headers,
});
const tagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

/** The bucket and key of a request or an address: `bucket.host/key` where the host begins with a bucket's name, else `host/bucket/key`. */
export const placeOf = (host: string, path: string, buckets: Buckets): { bucket: string; key: string } => {
  const named = [...buckets.keys()].find((bucket) => host.startsWith(`${bucket}.`));
  if (named !== undefined) return { bucket: named, key: path.slice(1) };
  const [, bucket = '', ...key] = path.split('/');
  return { bucket, key: key.join('/') };
};

const LISTED = ['location', 'encryption', 'versioning', 'policy', 'tagging'];

const ofBucket = ({ method, query, region }: AwsRequest, objects: Map<string, Buffer>): AwsAnswer => {
  const about = LISTED.find((name) => query.has(name));
  if (about === 'location') return document('LocationConstraint', region);
  if (about !== undefined) return refused(404, 'NoSuchConfiguration');
  if (method !== 'GET') return done();
  const found = [...objects].filter(([key]) => key.startsWith(query.get('prefix') ?? ''));
  const contents = found
    .map(([Key, body]) => `<Contents>${xml({ Key, Size: body.length, ETag: tagOf(body) })}</Contents>`)
    .join('');
  const answer = document('ListBucketResult', { KeyCount: found.length, IsTruncated: false });
  return {
    ...answer,
    body: String(answer.body).replace('</ListBucketResult>', `${contents}</ListBucketResult>`),
  };
};

/** Large bodies come in parts, numbered and not in order. */
const inParts = (
  { method, query, body }: AwsRequest,
  key: string,
  objects: Map<string, Buffer>,
): AwsAnswer => {
  const part = (number: string) => `${key}?part=${number.padStart(5, '0')}`;
  if (query.has('uploads'))
    return document('InitiateMultipartUploadResult', { Key: key, UploadId: 'an-upload' });
  if (method === 'PUT') {
    objects.set(part(query.get('partNumber') ?? ''), body);
    return done({ etag: tagOf(body) });
  }
  const parts = [...objects.keys()].filter((name) => name.startsWith(`${key}?part=`)).toSorted();
  objects.set(key, Buffer.concat(parts.map((name) => objects.get(name) ?? Buffer.alloc(0))));
  for (const name of parts) objects.delete(name);
  return document('CompleteMultipartUploadResult', { Key: key, ETag: '"whole"' });
};

/** S3 as far as a deployment and its operator ask it. Buckets are made by stacks, never by a request. */
export const s3 = (request: AwsRequest, buckets: Buckets): AwsAnswer => {
  const { bucket, key } = placeOf(request.headers.host ?? '', request.path, buckets);
  const objects = buckets.get(bucket);
  if (objects === undefined) return refused(404, 'NoSuchBucket');
  if (key === '') return ofBucket(request, objects);
  if (request.query.has('uploads') || request.query.has('uploadId')) return inParts(request, key, objects);
  if (request.method === 'PUT') {
    objects.set(key, request.body);
    return done({ etag: tagOf(request.body) });
  }
  const body = objects.get(key);
  if (body === undefined) return refused(404, 'NoSuchKey');
  return { status: 200, type: 'binary/octet-stream', body, headers: { etag: tagOf(body) } };
};
