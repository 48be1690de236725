import { t } from '../messages';
import type { Answer, Asked, Body, Method, Path, Query } from './contract';
import { language } from './language';
import { Problem } from './problem';
import { tellReaders } from './seen';

export { newKey } from './new-key';
export { asProblem } from './problem';

/** Another try may go better: the answer was lost, or the server is busy. */
const BUSY = [502, 503, 504];
const TRIES = 3;
const LONGEST_WAIT_MS = 4_000;

type Call = {
  method?: Method;
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: unknown;
  /** One per intent of a person: makes another try of the same request harmless. */
  key?: string | undefined;
  headers?: Readonly<Record<string, string>>;
};

const withQuery = (path: string, query: Call['query'] = {}): string => {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, String(value));
  const text = asked.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The server's wish, else twice as long each time, with a random share so that many do not come back at once. */
const waitBefore = (tried: number, reply: Response | undefined): number => {
  const asked = Number(reply?.headers.get('retry-after') ?? 0) * 1_000;
  return Math.min(LONGEST_WAIT_MS, Math.max(asked, 250 * 2 ** tried * (0.5 + Math.random())));
};

const requestOf = ({ method = 'GET', body, key, headers }: Call): RequestInit => ({
  method,
  credentials: 'same-origin',
  headers: {
    accept: 'application/json, application/problem+json',
    'accept-language': language.value,
    ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...headers,
  },
  ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
});

/** Only what may be repeated is repeated: reading, and writing under a key. */
const send = async (path: string, call: Call): Promise<Response> => {
  const mayRepeat = call.method === undefined || call.method === 'GET' || call.key !== undefined;
  for (let tried = 1; ; tried += 1) {
    const reply = await fetch(withQuery(path, call.query), requestOf(call)).catch(() => undefined);
    const isLost = !reply || BUSY.includes(reply.status);
    if (reply && (!isLost || !mayRepeat || tried >= TRIES)) return reply;
    if (!mayRepeat || tried >= TRIES || !navigator.onLine)
      throw new Problem('offline', t().problem.offline, 0);
    await pause(waitBefore(tried, reply));
  }
};

type ProblemJson = {
  code?: string;
  detail?: string;
  requestId?: string;
  errors?: { path: string; message: string }[];
};

const fieldsOf = (errors: ProblemJson['errors'] = []): Record<string, string> =>
  Object.fromEntries(errors.map(({ path, message }) => [path, message]));

/** A problem+json (RFC 9457) as a Problem with a sentence, whatever came. */
export const problemOf = (status: number, text: string): Problem => {
  let told: ProblemJson = {};
  try {
    told = JSON.parse(text) as ProblemJson;
  } catch {
    // Not the product's own answer (a proxy's page): the fixed sentence stands.
  }
  const sentence = told.detail ?? (status === 404 ? t().problem.notFound : t().problem.ours);
  return new Problem(told.code ?? 'unreadable', sentence, status, fieldsOf(told.errors), told.requestId);
};

/** These are POSTs for what they are sent, and change nothing. */
export const ONLY_ASKS = /\/(preview|suggest)$/;

/**
 * Calls `/api` + path, as the API has it (lib/contract). @returns the answer's JSON; `undefined` for an empty answer.
 * What changed something is told to whoever reads. Throws a Problem whose sentence can be shown as it is.
 */
export const call = async <const P extends string, const M extends Method = 'GET'>(
  path: Path<P, M>,
  asked: Asked<P, M> = {} as Asked<P, M>,
): Promise<Answer<P, M>> => {
  const reply = await send(path, asked);
  const text = await reply.text();
  if (!reply.ok) throw problemOf(reply.status, text);
  if ((asked.method ?? 'GET') !== 'GET' && !ONLY_ASKS.test(path)) tellReaders();
  return (text === '' ? undefined : JSON.parse(text)) as Answer<P, M>;
};

export const get = <const P extends string>(path: Path<P>, query?: Query<P>): Promise<Answer<P>> =>
  call<P, 'GET'>(path, { query } as Asked<P, 'GET'>);

/** A POST that makes something once: `key` is the form's, so a retry and a double tap get the first answer. */
export const post = <const P extends string>(
  path: Path<P, 'POST'>,
  body: Body<P, 'POST'>,
  key: string,
): Promise<Answer<P, 'POST'>> => call<P, 'POST'>(path, { method: 'POST', body, key });
