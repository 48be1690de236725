import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Schema } from 'hono';
import { apiPage } from './api-page';
import { nounOf } from './noun-of';
import type { Env } from './problem';

const INFO = {
  openapi: '3.1.0',
  info: {
    title: '善潮 Shanchao',
    version: '1',
    description:
      'Run a charity season, and prove where every fen went. Money is in whole fen; instants are UTC; days are Asia/Shanghai. ' +
      'Problems are RFC 9457. Every POST that creates takes an Idempotency-Key.',
  },
};

const byNoun = <D extends { paths?: Record<string, object> | undefined }>(document: D): D => {
  for (const [path, methods] of Object.entries(document.paths ?? {}))
    for (const operation of Object.values(methods) as { tags?: string[] }[]) operation.tags = [nounOf(path)];
  return document;
};

/** `/api/openapi.json`: the API's own description, 3.1; and `/api/docs`, the page that shows it. */
export const describe = <S extends Schema>(api: OpenAPIHono<Env, S, '/api'>): void => {
  api.get('/openapi.json', (c) => c.json(byNoun(api.getOpenAPI31Document(INFO))));
  api.get('/docs', apiPage);
};
