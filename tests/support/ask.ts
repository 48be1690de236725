import { randomUUID } from 'node:crypto';
import { app } from '../../functions/app';

export type Answer<T = Record<string, unknown>> = { status: number; body: T; headers: Headers };

type Asking = {
  as?: { cookie: string } | undefined;
  key?: string;
  headers?: Record<string, string>;
  language?: 'zh' | 'en';
};

const read = async (reply: Response): Promise<unknown> => {
  const text = await reply.text();
  return /json/.test(reply.headers.get('content-type') ?? '') ? (JSON.parse(text) as unknown) : text;
};

/** Asks the real API in process, as a browser or a program would. A POST gets a fresh Idempotency-Key unless one is given. */
export const ask = async <T = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  { as, key, headers, language = 'en' }: Asking = {},
): Promise<Answer<T>> => {
  const isForm = body instanceof FormData;
  const reply = await app.request(`http://shanchao.test/api${path}`, {
    method,
    headers: {
      'accept-language': language,
      ...(as && { cookie: as.cookie }),
      ...(method === 'POST' && { 'idempotency-key': key ?? randomUUID() }),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  return { status: reply.status, body: (await read(reply)) as T, headers: reply.headers };
};

/** The same, and fails unless it was answered as expected. */
export const asked = async <T = Record<string, unknown>>(
  expected: number,
  ...args: Parameters<typeof ask>
): Promise<T> => {
  const answer = await ask<T>(...args);
  if (answer.status !== expected)
    throw new Error(
      `${args[0]} ${args[1]}: ${answer.status} instead of ${expected}: ${JSON.stringify(answer.body)}`,
    );
  return answer.body;
};
