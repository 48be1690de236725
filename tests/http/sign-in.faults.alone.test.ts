import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type * as Sessions from '../../functions/people/sign-in/session.table';
import { startMeter, type Meter } from '../meter/meter';
import type * as SignIn from '../support/sign-in';
import { wholeTable } from '../support/whole-table';

const LIMITS = ['codesForPerson', 'codesFromAddress', 'triesForPerson', 'triesFromAddress'].map(
  (name) => [name, [{ name, most: 10_000, seconds: 86_400 }]] as const,
);
const limits = Object.fromEntries(LIMITS) as Record<
  (typeof LIMITS)[number][0],
  (typeof LIMITS)[number][1]
> as never;

let meter: Meter;
let product: typeof SignIn & typeof Sessions;
beforeAll(async () => {
  meter = await startMeter({ upstream: inject('endpoint') });
  process.env['DYNAMODB_ENDPOINT'] = meter.endpoint;
  // Loaded only now: it reads its settings once.
  product = {
    ...(await import('../support/sign-in')),
    ...(await import('../../functions/people/sign-in/session.table')),
  };
});
afterAll(() => meter.stop());

const attempts: number[] = [];
/** Repeats what a person would repeat: what was answered with "busy, again in a moment". */
const untilTaken = async (ask: () => Promise<Response>): Promise<Response> => {
  for (let tries = 1; tries <= 30; tries += 1) {
    const reply = await ask();
    attempts.push(reply.status);
    if (reply.status !== 503) return reply;
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  throw new Error('busy thirty times');
};

const signInAndOut = async (email: string): Promise<void> => {
  const by = product.browser({ limits });
  for (let codes = 0; by.cookies() === ''; codes += 1) {
    expect(codes, 'codes that were asked for').toBeLessThan(10);
    expect((await untilTaken(() => by.send(email))).status).toBe(200);
    // A code whose consumption was answered by silence is spent: a person then asks for another one.
    const reply = await untilTaken(() => by.enter(email, product.codeFor(email)));
    expect([200, 400]).toContain(reply.status);
  }
  const cookies = by.cookies();
  expect((await untilTaken(() => by.post('/sign-out', undefined, { cookie: cookies }))).status).toBe(200);
  meter.setFaults();
  expect(await product.readSession(cookies, new Date())).toBeUndefined();
};

test('costs a known number of calls and units, whoever signs in', async () => {
  const by = product.browser();
  const sent = await meter.during('a code is sent', () => by.send('cost@people.test'));
  const entered = await meter.during('a newcomer enters it', () =>
    by.enter('cost@people.test', product.codeFor('cost@people.test')),
  );
  const read = await meter.during('a request’s session is read', () =>
    product.readSession(by.cookies(), new Date()),
  );
  const forged = await meter.during('a forged one is not', () =>
    product.readSession(by.cookies().replace(/=./, '=~'), new Date()),
  );
  const left = await meter.during('signs out', () => by.post('/sign-out'));
  expect([sent.result.status, entered.result.status, left.result.status]).toEqual([200, 200, 200]);
  expect(read.result).toBeDefined();
  expect(read.used).toMatchObject({ calls: 1, rcu: 1, wcu: 0 });
  expect(forged.used).toMatchObject({ calls: 0 });
  for (const { used } of [sent, entered, left]) expect(used.indexWcu).toBe(0);
  expect(sent.used.wcu).toBeLessThanOrEqual(7);
  expect(entered.used.wcu).toBeLessThanOrEqual(16);
  expect(left.used.wcu).toBeLessThanOrEqual(6);
});

test('a table that takes nothing: nobody is told that they are signed out, and nobody loses their cookie', async () => {
  const by = product.browser();
  await by.send('stuck@people.test');
  await by.enter('stuck@people.test', product.codeFor('stuck@people.test'));
  const cookies = by.cookies();
  meter.setFaults({ rate: 1, seed: 'stuck', kinds: ['error-500'] });
  for (const [method, path] of [
    ['POST', '/sign-out'],
    ['GET', '/get-session'],
  ] as const) {
    const reply = await by.ask(method, path);
    expect([reply.status, reply.headers.get('retry-after')], path).toEqual([503, '1']);
  }
  meter.setFaults();
  expect(by.cookies()).toBe(cookies);
  expect(await product.readSession(cookies, new Date())).toBeDefined();
  expect((await by.post('/sign-out')).status).toBe(200);
});

test('through lost replies, errors and conflicts: people get in and out, nothing dangles, nothing is a bug', async () => {
  for (const at of Array.from({ length: 6 }, (_, person) => person)) {
    meter.setFaults({
      rate: 0.2,
      seed: `sign-in ${at}`,
      kinds: ['lost-reply', 'error-500', 'transaction-conflict'],
    });
    await signInAndOut(`faulty-${at}@people.test`);
  }
  expect(attempts.filter((status) => ![200, 400, 503].includes(status))).toEqual([]);
  const items = await wholeTable();
  const starting = (start: string) => items.filter(({ pk }) => String(pk).startsWith(start));
  expect(starting('AUTH#session#')).toEqual([]);
  expect(starting('AUTH#user#id=').length).toBe(starting('AUTH#user#email=').length);
  expect(meter.read().faults).toMatchObject({ 'lost-reply': expect.any(Number) as number });
});
