import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Role } from '../../shared/actor';
import { RequestKey } from '../../shared/ids';
import { fieldErrors } from './field-errors';
import { languageOf } from './language';
import { PROBLEM_TYPE, refused, type Env } from './problem';

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

/** Half of a character, as only an escape in JSON can bring it: no table keeps it, and no font shows it. */
const hasHalfACharacter = (value: unknown): boolean => {
  if (typeof value === 'string') return /\p{Cs}/u.test(value);
  if (typeof value !== 'object' || value === null || value instanceof Blob) return false;
  return Object.entries(value).some(([name, part]) => hasHalfACharacter(name) || hasHalfACharacter(part));
};

/** A part of the API: what does not fit its schema is answered with each field's own sentence. */
export const routes = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return hasHalfACharacter(result.data) ? refused(c, 'not-understood') : undefined;
      const missingKey =
        result.target === 'header' &&
        result.error.issues.some((issue) => issue.path[0] === 'idempotency-key');
      if (missingKey) return refused(c, 'request-key-missing');
      return refused(c, 'not-understood', {}, fieldErrors(result.error.issues, languageOf(c)));
    },
  });

export type Access = 'public' | 'signed-in' | readonly Role[];

const problemReply = (description: string) => ({
  content: { [PROBLEM_TYPE]: { schema: Problem } },
  description,
});

/** The replies that every route can give, for the OpenAPI document. */
export const problems = {
  400: problemReply('Not as expected: each field that does not fit is named.'),
  401: problemReply('Not signed in.'),
  403: problemReply('Not allowed with this role.'),
  404: problemReply('Not here, not public, or another organisation’s.'),
  409: problemReply('Not possible as things stand: the code and sentence say why.'),
  422: problemReply('Understood, but it does not fit the rules.'),
  429: problemReply('Too many tries.'),
  507: problemReply('On one machine: its disk is full. Nothing was recorded.'),
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
export const PageQuery = z.object({
  cursor: z.string().max(800).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const pageOf = <S extends z.ZodType>(row: S) =>
  z.strictObject({ items: z.array(row), next: z.string().optional() });

export { createRoute };
