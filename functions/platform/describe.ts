import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Schema } from 'hono';
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

/** `/api/openapi.json`: the API's own description, 3.1. The page `/api/docs` shows it. */
export const describe = <S extends Schema>(api: OpenAPIHono<Env, S, '/api'>): void => {
  api.get('/openapi.json', (c) => c.json(api.getOpenAPI31Document(INFO)));
};
