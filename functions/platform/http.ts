import { OpenAPIHono, createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod';
import type { Actor, Role } from '../shared/actor';
import { RequestKey } from '../shared/ids';
import { Refusal, refusals, sentence, type Facts, type RefusalCode } from '../shared/refusals';
import { fieldErrors, type FieldError } from './field-errors';
import { languageOf, type Language } from './language';
import { log } from './log';

export type Env = { Variables: { actor: Actor; requestId: string } };

const TYPE = 'application/problem+json';

/** RFC 9457. `code` is stable for programs; `detail` is a sentence in the reader's language. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

const problem = (
  c: Context<Env>,
  code: RefusalCode | 'unexpected',
  status: number,
  detail: string,
  errors?: FieldError[],
) => {
  const title = code === 'unexpected' ? 'Unexpected' : refusals[code].says;
  const requestId = c.get('requestId');
  const body = {
    type: `urn:shanchao:problem:${code}`,
    title,
    status,
    code,
    detail,
    requestId,
    ...(errors && { errors }),
  };
  const headers = {
    'content-type': TYPE,
    'cache-control': 'no-store',
    ...(status === 503 || status === 429 ? { 'retry-after': '1' } : {}),
  };
  return c.body(JSON.stringify(body), status as 400, headers);
};

export const refused = (c: Context<Env>, code: RefusalCode, facts: Facts = {}, errors?: FieldError[]) =>
  problem(c, code, refusals[code].status, sentence(code, facts, languageOf(c)), errors);

const UNEXPECTED: Record<Language, string> = {
  zh: '系统出了问题,已记录。请稍后重试;若仍不行,请把编号告诉工作人员。',
  en: 'Something went wrong on our side and was recorded. Try again later; if it stays, tell the staff this number.',
};

/** Refusals are said; everything else is a bug: recorded in full, answered with a fixed sentence and nothing internal. */
export const sayNo: ErrorHandler<Env> = (error, c) => {
  if (error instanceof Refusal) return refused(c, error.code, error.facts);
  if (error instanceof HTTPException && error.status === 415) return refused(c, 'wrong-content-type');
  if (error instanceof HTTPException && error.status < 500) return refused(c, 'not-understood');
  log.error('unexpected', error, { requestId: c.get('requestId'), path: c.req.path });
  return problem(c, 'unexpected', 500, UNEXPECTED[languageOf(c)]);
};

/** A part of the API: what does not fit its schema is answered with each field's own sentence. */
export const routes = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const missingKey =
        result.target === 'header' &&
        result.error.issues.some((issue) => issue.path[0] === 'idempotency-key');
      if (missingKey) return refused(c, 'request-key-missing');
      return refused(c, 'not-understood', {}, fieldErrors(result.error.issues, languageOf(c)));
    },
  });

export type Access = 'public' | 'signed-in' | readonly Role[];

const problemReply = (description: string) => ({ content: { [TYPE]: { schema: Problem } }, description });

/** The replies that every route can give, for the OpenAPI document. */
export const problems = {
  400: problemReply('Not as expected: each field that does not fit is named.'),
  401: problemReply('Not signed in.'),
  403: problemReply('Not allowed with this role.'),
  404: problemReply('Not here, not public, or another organisation’s.'),
  409: problemReply('Not possible as things stand: the code and sentence say why.'),
  422: problemReply('Understood, but it does not fit the rules.'),
  429: problemReply('Too many tries.'),
  503: problemReply('Busy: nothing was lost; retry with the same Idempotency-Key.'),
};

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});

export const body = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

export const RequestKeyHeader = z.object({
  'idempotency-key': RequestKey.meta({
    description: 'Chosen by the caller once per intent; a retry gets the first answer.',
  }),
});
/** The key of this request, from its checked header. */
export const PageQuery = z.object({
  cursor: z.string().max(800).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const pageOf = <S extends z.ZodType>(row: S) =>
  z.strictObject({ items: z.array(row), next: z.string().optional() });

export type Endpoint = RouteConfig & { operationId: string; 'x-access': Access };
export { createRoute };
