import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { newId } from '../support/new-id';
import { codec } from '../../functions/platform/table/item';
import { makeOnce } from '../../functions/platform/table/once';
import { table, type Key } from '../../functions/platform/table/table';
import { refuse } from '../../functions/shared/refusals';
import { refusalOfAsync } from '../support/refusal';

const Thing = z.object({ sk: z.string(), count: z.number() });
const thingItem = codec({
  kind: 'thing',
  version: 1,
  pk: '{pk}',
  sk: 'THING',
  shape: z.object({ pk: z.string(), count: z.number() }),
});
const newKey = (): Key => ({ pk: newId('thing'), sk: 'THING' });
const thing = (key: Key, count = 1) => ({ ...key, kind: 'thing', count });
const isNew = (otherwise: () => void) => ({ condition: 'attribute_not_exists(pk)', otherwise });
const there = (key: Key) => table.get(Thing, key);

describe('one write', () => {
  test('with a condition says what was found where it does not hold', async () => {
    const key = newKey();
    const put = (count: number) => table.create(thing(key, count), (found) => found['count']);
    expect(await put(1)).toBeUndefined();
    expect(await put(2)).toBe(1);
    const raise = (from: number) =>
      table.update(key, {
        set: 'SET #count = :next',
        condition: '#count = :from',
        names: { '#count': 'count' },
        values: { ':next': from + 1, ':from': from },
        otherwise: (found) => Thing.parse(found).count,
      });
    expect(await raise(1)).toBeUndefined();
    expect(await raise(1)).toBe(2);
    await table.delete(key);
    expect(await there(key)).toBeUndefined();
  });

  test('of an item that is not there finds nothing', async () => {
    const told = await table.update(newKey(), {
      set: 'SET seen = :yes',
      condition: 'attribute_exists(pk)',
      values: { ':yes': true },
      otherwise: (found) => found === undefined,
    });
    expect(told).toBe(true);
  });

  test('made once is answered to its retry as it stands, and refused to another request', async () => {
    const { pk } = newKey();
    const made = (asked: string) => makeOnce(thingItem, { pk, count: 1 }, { asked });
    expect(await made('a')).toMatchObject({ count: 1 });
    await table.update(thingItem.key({ pk }), {
      set: 'SET #count = :seven',
      condition: 'attribute_exists(pk)',
      names: { '#count': 'count' },
      values: { ':seven': 7 },
      otherwise: () => refuse('not-found'),
    });
    expect(await made('a')).toMatchObject({ count: 7 });
    expect(await refusalOfAsync(() => made('b'))).toBe('request-key-reused');
  });

  test('that counts answers what it has become', async () => {
    const key = newKey();
    const count = () =>
      table.updated(Thing, key, {
        set: 'ADD #count :one',
        names: { '#count': 'count' },
        values: { ':one': 1 },
      });
    expect([(await count()).count, (await count()).count]).toEqual([1, 2]);
  });
});

describe('many writes together', () => {
  test('are all done or none: a condition that refuses stops the others', async () => {
    const [a, b] = [newKey(), newKey()];
    await table.put(thing(b));
    const writes = [
      table.writes.put(thing(a)),
      table.writes.put(
        thing(b, 9),
        isNew(() => refuse('busy')),
      ),
    ];
    expect(await refusalOfAsync(() => table.transact(writes))).toBe('busy');
    expect([await there(a), (await there(b))?.count]).toEqual([undefined, 1]);
  });

  test('are `already` where every condition that failed says that it had been done; then the others are not done either', async () => {
    const [a, b, c] = [newKey(), newKey(), newKey()];
    for (const key of [a, b]) await table.put(thing(key));
    const done = isNew(() => undefined);
    const writes = [table.writes.put(thing(a, 9), done), table.writes.put(thing(b, 9), done)];
    expect(await table.transact([...writes, table.writes.put(thing(c))])).toBe('already');
    expect([(await there(a))?.count, (await there(b))?.count, await there(c)]).toEqual([1, 1, undefined]);
    const refused = table.writes.put(
      thing(b, 9),
      isNew(() => refuse('busy')),
    );
    expect(await refusalOfAsync(() => table.transact([...writes.slice(0, 1), refused]))).toBe('busy');
  });

  test('may hang on an item that is only looked at, or deleted', async () => {
    const [looked, gone, made] = [newKey(), newKey(), newKey()];
    const counts = (count: number, otherwise: () => void) => ({
      condition: '#count = :count',
      names: { '#count': 'count' },
      values: { ':count': count },
      otherwise,
    });
    for (const key of [looked, gone]) await table.put(thing(key));
    const run = (count: number) =>
      table.transact([
        table.writes.check(
          looked,
          counts(count, () => refuse('busy')),
        ),
        table.writes.delete(
          gone,
          counts(1, () => refuse('due-changed')),
        ),
        table.writes.put(thing(made)),
      ]);
    expect(await refusalOfAsync(() => run(2))).toBe('busy');
    expect([(await there(gone))?.count, await there(made)]).toEqual([1, undefined]);
    expect(await run(1)).toBe('done');
    expect([await there(gone), (await there(made))?.count]).toEqual([undefined, 1]);
    await table.delete(made);
    expect(await refusalOfAsync(() => run(1))).toBe('due-changed');
    expect(await there(made)).toBeUndefined();
  });

  test('with a condition that has no meaning for people are an error, not an answer', async () => {
    const key = newKey();
    await table.put(thing(key));
    const mute = {
      item: table.writes.put(
        thing(key),
        isNew(() => undefined),
      ).item,
    };
    await expect(table.transact([mute])).rejects.toThrow();
  });
});

describe('a list', () => {
  const pk = newId('list');
  const list = newId('index');
  const Row = z.object({ sk: z.string() });
  const fill = async () => {
    for (const number of [3, 1, 2, 5, 4])
      await table.put({ pk, sk: `ROW#${number}`, kind: 'row', listPk: list, listSk: 'same' });
    await table.put({ pk, sk: 'OTHER', kind: 'other' });
  };
  const pages = async (ask: Parameters<typeof table.page>[1]) => {
    const seen: string[] = [];
    for (let cursor: string | undefined, turn = 0; turn === 0 || cursor !== undefined; turn += 1) {
      const page = await table.page(Row, { ...ask, cursor });
      seen.push(...page.items.map(({ sk }) => sk));
      cursor = page.next;
      if (turn > 20) throw new Error('the pages do not end');
    }
    return seen;
  };

  test('is read page by page without a row twice or left out, either way, in the table and in an index', async () => {
    await fill();
    const all = ['ROW#1', 'ROW#2', 'ROW#3', 'ROW#4', 'ROW#5'];
    for (const limit of [1, 2, 5, 9]) {
      expect(await pages({ pk, begins: 'ROW#', limit })).toEqual(all);
      expect(await pages({ pk, begins: 'ROW#', limit, newestFirst: true })).toEqual([...all].reverse());
      // Rows of one index key have no order among them, and none is lost all the same.
      expect((await pages({ index: 'lists', pk: list, limit })).sort()).toEqual(all);
    }
    expect(await pages({ pk, between: ['ROW#2', 'ROW#4'], limit: 2 })).toEqual(all.slice(1, 4));
    expect(await table.all(Row, { pk, begins: 'ROW#', most: 5 })).toHaveLength(5);
    await expect(table.all(Row, { pk, begins: 'ROW#', most: 4 })).rejects.toThrow(/more than 4/);
  });

  test('refuses a cursor that it did not give, and one of its own cannot lead elsewhere', async () => {
    await fill();
    const first = await table.page(Row, { pk, begins: 'ROW#', limit: 2 });
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const cursor of ['', 'x', '%%%', forged({}), forged([1]), forged([]), forged(['a'.repeat(400)])])
      expect(await refusalOfAsync(() => table.page(Row, { pk, limit: 2, cursor })), cursor).toBe(
        'cursor-not-understood',
      );
    for (const cursor of [forged(['same']), forged(['same', 'no key']), first.next])
      expect(
        await refusalOfAsync(() => table.page(Row, { index: 'lists', pk: list, limit: 2, cursor })),
      ).toBe('cursor-not-understood');
    // What no page of this very question can have ended with.
    const item = `${pk}\nROW#1`;
    for (const [ask, cursor] of [
      [{ pk, begins: 'ROW#' }, forged(['OTHER'])],
      [{ pk, begins: 'ROW#' }, forged(['ROW'])],
      [{ pk, between: ['ROW#2', 'ROW#4'] }, forged(['ROW#1'])],
      [{ pk, between: ['ROW#2', 'ROW#4'] }, forged(['ROW#5'])],
      [{ pk, between: ['ROW#2', 'ROW#\u{1f41f}'] }, forged(['ROW#\u{1f421}'])],
      [{ index: 'lists', pk: list, begins: 'sa' }, forged(['other', item])],
      [{ index: 'lists', pk: list }, forged(['same', `${item}\nmore`])],
      [{ pk }, forged(['\u{1f41f}'.repeat(290)])],
    ] as const)
      expect([cursor, await refusalOfAsync(() => table.page(Row, { ...ask, limit: 2, cursor }))]).toEqual([
        cursor,
        'cursor-not-understood',
      ]);
    // A made-up place within it is one to start from, or none: never a fault.
    for (const cursor of [forged(['same', 'a\nb']), forged(['zzz', item]), forged(['\u0000', 'x\ny'])]) {
      const page = table.page(Row, { index: 'lists', pk: list, limit: 2, cursor });
      await page.catch((error: unknown) => expect(error).toMatchObject({ code: 'cursor-not-understood' }));
    }
    const other = newId('list');
    await table.put({ pk: other, sk: 'ROW#9', kind: 'row' });
    const led = await table.page(Row, { pk: other, begins: 'ROW#', limit: 2, cursor: first.next });
    expect(led.items).toEqual([{ sk: 'ROW#9' }]);
  });

  test('of keys answers in the order asked, whatever is asked twice or is not there', async () => {
    const keys = Array.from({ length: 3 }, newKey);
    for (const [at, key] of keys.entries()) await table.put(thing(key, at));
    const [a, b, c] = keys;
    if (!a || !b || !c) throw new Error('three');
    const found = await table.getMany(Thing, [c, newKey(), a, c, b]);
    expect(found.map((one) => one?.count)).toEqual([2, undefined, 0, 2, 1]);
    const other = { pk: a.pk, sk: 'OTHER' };
    await table.put({ ...other, name: 'other' });
    const named = z.object({ name: z.string() });
    const each = await table.getEach([
      { schema: named, key: other },
      { schema: Thing, key: newKey() },
      { schema: Thing, key: b },
    ]);
    expect(each).toEqual([{ name: 'other' }, undefined, { sk: 'THING', count: 1 }]);
  });
});
