import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type FakeAws = {
  url: string;
  /** The raw mails that SES was given. */
  mails: string[];
  /** What lies in the bucket, by its key. */
  files: Map<string, { bytes: Buffer; type: string }>;
  /** S3 says this of every read, as it would where a right is missing. */
  deny: (denied: boolean) => void;
  stop: () => Promise<void>;
};

/** Bodies of S3's client may come in chunks, each with its own line of signature. */
const unchunked = (request: IncomingMessage, bytes: Buffer): Buffer => {
  if (!/aws-chunked/.test(request.headers['content-encoding'] ?? '')) return bytes;
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, end).toString(), 16);
    if (size === 0 || Number.isNaN(size)) break;
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
};

const xml = (reply: ServerResponse, status: number, code: string): void => {
  reply
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );
};

/** Stands where S3 and SES would: a file put is there to be read, a mail sent is kept. */
export const fakeAws = async (): Promise<FakeAws> => {
  const mails: string[] = [];
  const files: FakeAws['files'] = new Map();
  let denied = false;
  const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const bytes = await buffer(request);
    const path = (request.url ?? '').replace(/\?.*/, '');
    if (path.startsWith('/v2/email')) {
      const sent = JSON.parse(bytes.toString()) as { Content: { Raw: { Data: string } } };
      mails.push(Buffer.from(sent.Content.Raw.Data, 'base64').toString());
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{"MessageId":"m-1"}');
    } else if (request.method === 'PUT') {
      files.set(path, {
        bytes: unchunked(request, bytes),
        type: String(request.headers['content-type']),
      });
      reply.writeHead(200, { etag: '"1"' }).end();
    } else if (denied) xml(reply, 403, 'AccessDenied');
    else {
      const found = files.get(path);
      if (found) reply.writeHead(200, { 'content-type': found.type }).end(found.bytes);
      else xml(reply, 404, 'NoSuchKey');
    }
  };
  const server = createServer((request, reply) => void answer(request, reply));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    files,
    deny: (now) => void (denied = now),
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};
