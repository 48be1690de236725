import { afterAll, describe, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { startLossy, type Loss } from '../meter/lossy';

// Marks alone have to do: no transaction's token is known.
const lossy = await startLossy(inject('endpoint'), { tokens: 'forgotten' });
process.env['DYNAMODB_ENDPOINT'] = lossy.endpoint;
// Loaded only now: the product reads its settings once.
const { table } = await import('../../functions/platform/table/table');
const { newId } = await import('../support/new-id');
const { sessionOf } = await import('../support/sessions');
const { PersonId } = await import('../../functions/shared/ids');
afterAll(() => lossy.stop());

const Counter = z.strictObject({ pk: z.string(), sk: z.string(), count: z.number() });
const newKey = () => ({ pk: newId('thing'), sk: 'THING' });
const there = (key: { pk: string; sk: string }) => table.get(Counter, key);
const somebodyElse = (): never => {
  throw new Error('taken for somebody else');
};
const absent = { condition: 'attribute_not_exists(pk)', otherwise: somebodyElse };
const oneMore = { set: 'ADD #count :one', names: { '#count': 'count' }, values: { ':one': 1 } };
/** Holds before and after. */
const always = { ...oneMore, condition: 'attribute_exists(pk)', otherwise: somebodyElse };
const losing = async <T>(write: () => Promise<T>, kind: Loss['kind'] = 'sent-again'): Promise<T> => {
  lossy.watch({ kind, ofWrite: 1 });
  const told = await write();
  expect((await lossy.seen()).lost).toBe(true);
  return told;
};

describe('a write whose reply was lost, and which is sent again, knows itself', () => {
  test('a put that makes something', async () => {
    const key = newKey();
    expect(await losing(() => table.putIf({ ...key, count: 1 }, absent))).toBeUndefined();
    expect(await there(key)).toEqual({ ...key, count: 1 });
    expect(await table.create({ ...key, count: 2 }, ({ count }) => count)).toBe(1);
  });

  test('an update whose condition still holds counts once', async () => {
    const key = newKey();
    await table.put({ ...key, count: 0 });
    expect(await losing(() => table.update(key, always))).toBeUndefined();
    expect((await losing(() => table.updated(Counter, key, oneMore))).count).toBe(2);
    expect(await there(key)).toEqual({ ...key, count: 2 });
  });

  test('a transaction, by any of its items, though it met another one in between', async () => {
    const [made, counted, row, gone] = [newKey(), newKey(), newKey(), newKey()];
    for (const key of [counted, gone]) await table.put({ ...key, count: 0 });
    const writes = [
      table.writes.put({ ...made, count: 1 }, absent),
      table.writes.update(counted, always),
      table.writes.put({ ...row, count: 1 }),
      table.writes.delete(gone, { condition: 'attribute_exists(pk)', otherwise: somebodyElse }),
    ];
    expect(await losing(() => table.transact(writes))).toBe('done');
    expect((await there(counted))?.count).toBe(1);
    expect([await there(row), await there(gone)]).toEqual([{ ...row, count: 1 }, undefined]);
  });

  test('a session that signing in makes: its token is its own', async () => {
    const personId = PersonId.parse('abcdefgh0123');
    expect((await losing(() => sessionOf(personId))).cookie).toContain('=');
  });
});

test('what somebody else wrote since is not one’s own', async () => {
  const key = newKey();
  const put = () => table.putIf({ ...key, count: 1 }, { ...absent, otherwise: () => 'there' as const });
  expect([await put(), await put()]).toEqual([undefined, 'there']);
});
