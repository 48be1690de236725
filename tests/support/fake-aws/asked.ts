import type { IncomingMessage } from 'node:http';

/** A request as a service sees it: the service and region come from what it was signed for. */
export type AwsRequest = {
  service: string;
  region: string;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
};

export type AwsAnswer = {
  status: number;
  type: string;
  body: string | Buffer;
  headers?: Record<string, string>;
};

/** What a service refuses, with the code that programs look for. */
export class AwsFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const chunked = /aws-chunked/.test(String(request.headers['content-encoding']));
  return chunked || String(request.headers['x-amz-content-sha256']).startsWith('STREAMING')
    ? whole(body)
    : body;
};

/** Undoes `aws-chunked`: each part is its length in hex, a line break, the bytes, a line break; trailers follow the empty one. */
const whole = (body: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const line = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.subarray(at, line).toString(), 16);
    if (!length) break;
    parts.push(body.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
  return Buffer.concat(parts);
};

/** Reads a request; one that is not signed for a service and a region is nobody's. */
export const readRequest = async (request: IncomingMessage): Promise<AwsRequest> => {
  const scope = /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(
    request.headers.authorization ?? '',
  );
  const url = new URL(request.url ?? '/', 'http://fake');
  return {
    region: scope?.[1] ?? '',
    service: scope?.[2] ?? '',
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: request.headers,
    body: await bodyOf(request),
  };
};
