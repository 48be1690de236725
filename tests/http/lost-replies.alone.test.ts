import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startLossy, type Loss } from '../meter/lossy';
import type { Act, Prepare } from '../support/acts';
import { alike, written } from '../support/alike';
import { expectations } from './access.expectations';

const lossy = await startLossy(inject('endpoint'), { tokens: 'forgotten' });
process.env['DYNAMODB_ENDPOINT'] = lossy.endpoint;
// Loaded only now: the product reads its settings once.
const product = {
  ...(await import('../support/ask')),
  ...(await import('../support/acts')),
  ...(await import('../support/acts-of-books')),
  ...(await import('../support/acts-of-people')),
  ...(await import('../support/acts-of-reconciling')),
  ...(await import('../support/changes')),
  ...(await import('../support/fish-sale')),
  ...(await import('../support/fish-season')),
  ...(await import('../support/mail')),
  ...(await import('../support/remit')),
};
const document = (
  await product.ask<{ paths: Record<string, Record<string, { operationId: string }>> }>(
    'GET',
    '/openapi.json',
  )
).body;
/** Every operation that may change something, and one that is read and makes what it reads. */
const changing = Object.values(document.paths)
  .flatMap((methods) => Object.entries(methods))
  .flatMap(([method, { operationId }]) => (method === 'get' ? [] : [operationId]))
  .concat('getMyCalendar');
/** Ways of an operation that write otherwise than its usual one; the provider's notices are in no document. */
const BESIDES = ['takePlaceInLine', 'importStatementOfProvider', 'takeSandboxNotice'];

/** What a second request finds where the first one ended after a write between others: a place in line is counted anew (numbers have holes). */
const HALF_DONE: Readonly<Record<string, (answer: Awaited<ReturnType<typeof send>>) => unknown>> = {
  takePlaceInLine: ({ status, told: { number: _, ...told } }) => alike({ status, told }),
};

const acts = new Map<string, Prepare>();
let changes: Awaited<ReturnType<typeof product.collectChanges>>;
const follow = async (): Promise<void> => {
  for (let records = await changes.take(); records.length > 0; records = await changes.take())
    await product.handOver(records);
};

beforeAll(async () => {
  changes = await product.collectChanges();
  const sale = await product.fishSale('chunan');
  await product.sellFish(sale, 90);
  await follow();
  await product.remit(sale);
  const season = await product.fishSeason('tonglu');
  const all = {
    ...product.sellingActs(sale),
    ...product.spendingActs(sale),
    ...product.volunteeringActs(sale.o, sale.organiser, follow),
    ...product.peopleActs(),
    ...product.reconcilingActs(season, follow),
  };
  for (const [name, prepare] of Object.entries(all)) acts.set(name, prepare);
});
afterAll(async () => {
  await changes.stop();
  await lossy.stop();
});

const send = async ({ method, path, body, as, headers }: Act, key: string) => {
  const { status, body: told } = await product.ask(method, path, body, {
    as,
    key,
    ...(headers && { headers }),
  });
  return { status, told };
};

/** The same request twice, the reply of one of the first one's writes lost. */
const run = async (prepare: Prepare, loss?: Loss) => {
  const [act, key] = [await prepare(), randomUUID()];
  lossy.watch(loss);
  const first = await send(act, key);
  const { writes, lost } = lossy.counted();
  const again = await send(act, key);
  return { first, again, writes, lost, written: written(await lossy.seen()) };
};

test('every operation that changes something is tried', () => {
  expect(expectations).toMatchObject(Object.fromEntries(changing.map((name) => [name, expect.anything()])));
  expect([...acts.keys()].sort()).toEqual([...changing, ...BESIDES].sort());
});

describe.each([...changing, ...BESIDES])('%s', (name) => {
  const prepare: Prepare = () =>
    acts.get(name)?.() ?? Promise.reject(new Error(`nobody knows how to ${name}`));

  test('is done once, whichever reply is lost, and answers as ever', async () => {
    const undisturbed = await run(prepare);
    expect(undisturbed.first.status, JSON.stringify(undisturbed.first.told)).toBeLessThan(300);
    expect(undisturbed.again).toEqual(undisturbed.first);
    const answer = alike(undisturbed.first);
    for (let ofWrite = 1; ofWrite <= undisturbed.writes; ofWrite += 1) {
      const sentAgain = await run(prepare, { kind: 'sent-again', ofWrite });
      const at = `the reply of write ${ofWrite} was lost`;
      expect(sentAgain.lost, at).toBe(true);
      expect(alike(sentAgain.first), at).toEqual(answer);
      expect(sentAgain.again, `${at}, and asked again`).toEqual(sentAgain.first);
      expect(sentAgain.written, at).toEqual(undisturbed.written);

      const givenUp = await run(prepare, { kind: 'given-up', ofWrite });
      // Either it is told to ask again, or it has found by itself that it was done.
      if (givenUp.first.status !== 503) expect(alike(givenUp.first), `${at} for good`).toEqual(answer);
      const told = HALF_DONE[name] ?? alike;
      expect(told(givenUp.again), `${at} for good, and asked again`).toEqual(told(undisturbed.first));
      if (!(name in HALF_DONE)) expect(givenUp.written, `${at} for good`).toEqual(undisturbed.written);
    }
  });
});
