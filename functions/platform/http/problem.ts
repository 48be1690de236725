import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Actor, FindActor } from '../../shared/actor';
import { requestRefusals } from '../../shared/request-refusals';
import {
  Refusal,
  sentence,
  type Facts,
  type RefusalCode,
  type RefusalKind,
  type RefusalKinds,
} from '../../shared/refusals';
import type { FieldError } from './field-errors';
import { languageOf, type Language } from './language';
import { log } from '../log';

/** What every request carries. `now` is asked of the clock once, so that all that a request does happens at one time. */
export type Env = {
  Variables: { actor: Actor; findActor: FindActor; refusals: RefusalKinds; requestId: string; now: Date };
};

export const PROBLEM_TYPE = 'application/problem+json';

/** The kind of problem in words, the same each time (RFC 9457, 3.1.3): `shift-full` is 'Shift full'. */
const titleOf = (code: string): string =>
  `${code.charAt(0).toUpperCase()}${code.slice(1)}`.replaceAll('-', ' ');

const problem = (
  c: Context<Env>,
  code: RefusalCode | 'unexpected',
  status: number,
  detail: string,
  { errors, wait = 1 }: { errors?: FieldError[] | undefined; wait?: number } = {},
) => {
  const requestId = c.get('requestId');
  const body = {
    type: `urn:shanchao:problem:${code}`,
    title: titleOf(code),
    status,
    code,
    detail,
    requestId,
    ...(errors && { errors }),
  };
  const headers = {
    'content-type': PROBLEM_TYPE,
    'cache-control': 'no-store',
    ...(status === 503 || status === 429 ? { 'retry-after': String(wait) } : {}),
  };
  return c.body(JSON.stringify(body), status as 400, headers);
};

/** How the entry says it; of a request that came no further than its front, how every entry does. */
const kindOf = (c: Context<Env>, code: RefusalCode): RefusalKind => {
  const composed = c.get('refusals') as RefusalKinds | undefined;
  const kind = composed?.[code] ?? (requestRefusals as RefusalKinds)[code];
  if (!kind) throw new Error(`the entry does not know the refusal ${code}`);
  return kind;
};

/** @param facts of the sentence; `retryAfterSeconds` also tells a program how long to wait */
export const refused = (c: Context<Env>, code: RefusalCode, facts: Facts = {}, errors?: FieldError[]) => {
  const kind = kindOf(c, code);
  const wait = Number(facts['retryAfterSeconds'] ?? 1);
  return problem(c, code, kind.status, sentence(kind, facts, languageOf(c), c.get('now')), { errors, wait });
};

const UNEXPECTED: Record<Language, string> = {
  zh: '系统出了问题，已记录。请稍后重试；若仍不行，请把编号告诉工作人员。',
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
