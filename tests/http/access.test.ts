import { beforeAll, describe, expect, test } from 'vitest';
import { app } from '../../functions/app';
import type { Role } from '../../functions/shared/actor';
import { ask } from '../support/ask';
import { organisation, staffOf } from '../support/people';
import { signedIn } from '../support/sessions';
import { expectations } from './access.expectations';

/** Everybody who may ask, and how they stand to the organisation asked of. */
const roles: Role[] = ['volunteer', 'organiser', 'merchant', 'finance', 'auditor', 'admin'];
const who = ['nobody', 'stranger', ...roles, ...roles.map((role) => `${role} elsewhere` as const)] as const;
type Who = (typeof who)[number];

type Operation = { operationId: string; method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string };
type Document = { paths: Record<string, Record<string, { operationId?: string; 'x-access'?: unknown }>> };

const document = (await (await app.request('/api/openapi.json')).json()) as Document;
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId = '' }]) => ({
    operationId,
    method: method.toUpperCase() as Operation['method'],
    path: path.replace(/^\/api/, ''),
  })),
);

const cookies = new Map<Who, { cookie: string }>();

beforeAll(async () => {
  const [here, elsewhere] = [await organisation('chunan'), await organisation('xihu')];
  cookies.set('stranger', await signedIn());
  for (const role of roles) {
    cookies.set(role, await staffOf(here, [role]));
    cookies.set(`${role} elsewhere`, await staffOf(elsewhere, [role]));
  }
});

/** What the guard should say. Beyond the guard the ids below fit nothing, so an allowed caller hears 400 (or a page). */
const expected = (access: string, asking: Who): 'allowed' | 401 | 403 | 404 => {
  if (access === 'public') return 'allowed';
  if (asking === 'nobody') return 401;
  if (access === 'signed-in') return 'allowed';
  if (asking === 'stranger' || asking.endsWith(' elsewhere')) return 404;
  return access.split(' ').includes(asking) ? 'allowed' : 403;
};

test('every route has its expectation, and every expectation its route', () => {
  expect(operations.map((operation) => operation.operationId).sort()).toEqual(
    Object.keys(expectations).sort(),
  );
});

describe.each(operations)('$operationId', ({ operationId, method, path }) => {
  test.each(who)('%s', async (asking) => {
    const url = path.replace('{organisationId}', 'chunan').replace(/\{\w+\}/g, 'not-an-id');
    const { status, body } = await ask(method, url, undefined, {
      as: cookies.get(asking),
      headers: { 'x-order-key': 'none' },
    });
    const seen = [401, 403, 404].includes(status) ? status : 'allowed';
    const wanted = expected(
      expectations[operationId] ?? 'missing from tests/http/access.expectations.ts',
      asking,
    );
    expect(`${seen}`, `${status} ${JSON.stringify(body)}`).toBe(`${wanted}`);
    expect(status).toBeLessThan(500);
  });
});
