import { describe, expect, test } from 'vitest';
import { app } from '../../functions/app';
import { signInRoutes } from '../../functions/people/sign-in/sign-in.routes';
import { anyRequests, type AnyRequest, type Document } from '../support/any-request';
import { fishSeason } from '../support/fish-season';
import { howMany } from '../support/long';
import { staffOf } from '../support/people';

const SEED = Number(process.env['ANY_REQUEST_SEED'] ?? 20_261_128);
const COUNT = howMany({ inFull: 20_000, small: 800 });
const AT_ONCE = 8;

const signIn = signInRoutes();
const send = ({ method, path, headers, body }: AnyRequest): Promise<Response> => {
  const asked = new Request(`http://shanchao.test${path}`, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  return Promise.resolve(path.startsWith('/api/auth') ? signIn.fetch(asked) : app.fetch(asked));
};

/** Sign-in is not in the document: its paths, with bodies of any shape. */
const withSignIn = (document: Document): Document => {
  const loose = {
    type: 'object',
    properties: Object.fromEntries(
      ['email', 'otp', 'type', 'phoneNumber', 'code'].map((name) => [name, { type: 'string' }]),
    ),
  };
  const post = { post: { requestBody: { content: { 'application/json': { schema: loose } } } } };
  const paths = [
    'email-otp/send-verification-otp',
    'sign-in/email-otp',
    'phone-number/verify',
    'sign-out',
    'revoke-sessions',
  ];
  return {
    ...document,
    paths: {
      ...document.paths,
      '/api/auth/get-session': { get: {} },
      ...Object.fromEntries(paths.map((path) => [`/api/auth/${path}`, post])),
    },
  };
};

describe('whatever is asked', () => {
  test(`${COUNT} requests of any kind (seed ${SEED}) are answered, and none with a fault`, async () => {
    const document = (await (await app.request('/api/openapi.json')).json()) as Document;
    const season = await fishSeason('chunan');
    const admin = await staffOf(season.o, ['admin', 'finance', 'organiser', 'auditor']);
    const cookies = [season.finance.cookie, admin.cookie, admin.cookie];
    const { next, learn } = anyRequests(SEED, withSignIn(document), cookies);
    const faults: string[] = [];
    const statuses = new Map<number, number>();
    let left = COUNT;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const asked = next();
        const reply = await send(asked);
        const answer = await reply.text();
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
        if (reply.status >= 500 && reply.status !== 501)
          faults.push(`${reply.status} ${JSON.stringify(asked)} ${answer}`);
        if (reply.ok) learn(answer);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    expect(faults).toEqual([]);
    // It came further than the doors.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(COUNT / 50);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(COUNT / 50);
  }, 1_800_000);
});
