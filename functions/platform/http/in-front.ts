import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { FindActor } from '../../shared/actor';
import { clock } from '../clock';
import { bodyLimit } from 'hono/body-limit';
import { refuse, type RefusalKinds } from '../../shared/refusals';
import { config } from '../config';
import type { Env } from './problem';

const KB = 1024;
/** A JSON body is small; a form may carry one file. */
const MOST_JSON = 64 * KB;
/**
 * Lambda takes an event of 6,291,556 bytes, in which base64 makes four bytes of three, and 64 KB are left for the headers: a
 * larger form would not reach us, and so not be refused in a sentence. A file of 4 MB fits (files/file.ts).
 */
export const MOST_FORM = 4560 * KB;

const HEADERS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

/** A page of another site may not change anything here with the reader's cookie (beside SameSite=Lax). */
const sameOrigin = (
  origin: string | undefined,
  site: string | undefined,
  host: string | undefined,
): boolean => {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  if (origin === config.publicUrl) return true;
  return !config.deployed && URL.canParse(origin) && new URL(origin).host === host;
};

const limited = (most: number) =>
  bodyLimit({ maxSize: most, onError: () => refuse('body-too-large', { most: `${most / KB} KB` }) });
const [jsonLimit, formLimit] = [limited(MOST_JSON), limited(MOST_FORM)];

/** The gateway's number of a request is 35 characters. A caller may have written the header: what is longer is none. */
const traceIn = (header: string | undefined): string | undefined =>
  header?.match(/(?:^|;)Root=([\w-]{1,64})(?:;|$)/)?.[1];

/** Where nobody is asked who they are. */
const nobody: FindActor = async () => ({ kind: 'public' });

/** What an entry hands in: who finds who asks (nobody, where nobody is asked), and how it says no. */
export type Front = { findActor?: FindActor; refusals: RefusalKinds };

/** Before every route: an id and a time for the request, who finds who asks, the headers of every answer, another site's requests refused, bodies bounded. */
export const inFront =
  ({ findActor = nobody, refusals }: Front): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('now', clock());
    c.set('findActor', findActor);
    c.set('refusals', refusals);
    c.set('requestId', traceIn(c.req.header('x-amzn-trace-id')) ?? randomUUID());
    c.set('actor', { kind: 'public' });
    c.header('x-request-id', c.get('requestId'));
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    c.header('cache-control', 'no-store');
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
      if (!sameOrigin(c.req.header('origin'), c.req.header('sec-fetch-site'), c.req.header('host')))
        refuse('wrong-origin');
      const isForm = c.req.header('content-type')?.startsWith('multipart/form-data');
      return (isForm ? formLimit : jsonLimit)(c, next);
    }
    return next();
  };
