import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { codec } from '../../../functions/platform/table/item';
import { keyPattern } from '../../../functions/platform/table/key-pattern';

describe('the pattern of a key', () => {
  const pattern = keyPattern('ORG#{o}#FUND#{fund}#ENTRY#{at}#{entry}');
  const parts = { o: 'chunan', fund: 'fnd_1', at: '2026-09-08T00:00:00.000Z', entry: 'a#b' };

  test('makes a key and reads it back; its last part may hold what it likes', () => {
    const key = pattern.make(parts);
    expect(key).toBe('ORG#chunan#FUND#fnd_1#ENTRY#2026-09-08T00:00:00.000Z#a#b');
    expect(pattern.read(key)).toEqual(parts);
  });

  test('a part ends where the text after it first begins', () => {
    const named = keyPattern('AUTH#{model}#{field}={value}');
    expect(named.read('AUTH#user#email=a=b#c')).toEqual({ model: 'user', field: 'email', value: 'a=b#c' });
  });

  test('begins up to the first part that is not given', () => {
    expect(pattern.begin({ o: 'chunan', fund: 'fnd_1' })).toBe('ORG#chunan#FUND#fnd_1#ENTRY#');
    expect(pattern.begin({})).toBe('ORG#');
  });

  test('reads no other key, and makes none without its parts', () => {
    expect(pattern.read('ORG#chunan#FUND#fnd_1')).toBeUndefined();
    expect(pattern.read('xORG#chunan#FUND#f#ENTRY#a#b')).toBeUndefined();
    expect(() => pattern.make({ o: 'chunan' } as never)).toThrow('lacks its fund');
  });
});

describe('a codec', () => {
  const shape = z.object({ o: z.string(), box: z.string(), litres: z.number(), on: z.string() });
  const boxItem = codec({
    kind: 'box',
    version: 3,
    pk: 'ORG#{o}#BOX#{box}',
    sk: 'BOX',
    lists: { pk: 'ORG#{o}#BOXES', sk: '{on}#{box}' },
    shape,
    pack: ({ litres }) => ({ keep: { litres } }),
    lift: {
      1: ({ size, ...rest }) => ({ ...rest, millilitres: size === 'large' ? 20_000 : 5_000 }),
      2: ({ millilitres, ...rest }) => ({ ...rest, litres: Number(millilitres) / 1_000 }),
    },
  });
  const box = { o: 'chunan', box: 'b1', litres: 20, on: '2026-09-08' };

  test('writes an item with its kind and version, and reads it back; what the keys say is not kept twice', () => {
    const item = boxItem.item(box, { asked: 'x' });
    expect(item).toEqual({
      pk: 'ORG#chunan#BOX#b1',
      sk: 'BOX',
      kind: 'box',
      v: 3,
      litres: 20,
      listPk: 'ORG#chunan#BOXES',
      listSk: '2026-09-08#b1',
      asked: 'x',
    });
    expect(boxItem.read(item)).toEqual(box);
    expect(boxItem.stored.parse(item)).toEqual(box);
    expect(boxItem.idOf(item)).toEqual({ o: 'chunan', box: 'b1' });
  });

  test('reads what every older version wrote', () => {
    const { v: _v, litres: _litres, ...keys } = boxItem.item(box);
    expect(boxItem.read({ ...keys, size: 'large' })).toEqual(box);
    expect(boxItem.read({ ...keys, v: 1, size: 'large' })).toEqual(box);
    expect(boxItem.read({ ...keys, v: 2, millilitres: 20_000 })).toEqual(box);
  });

  test('guesses nothing of a newer one, nor of another kind of item', () => {
    expect(() => boxItem.read({ ...boxItem.item(box), v: 4 })).toThrow('newer release');
    expect(() => boxItem.read({ ...boxItem.item(box), sk: 'LID' })).toThrow('no key of a box');
  });

  test('tells what does not fit as zod does', () => {
    const read = boxItem.stored.safeParse({ ...boxItem.item(box), litres: 'many' });
    expect(read.success).toBe(false);
    expect(read.error?.issues[0]?.path).toEqual(['litres']);
  });

  test('stands in a list only as long as it should', () => {
    const queue = { pk: 'EMPTY#{o}', sk: '{box}', when: ({ litres }: z.infer<typeof shape>) => litres === 0 };
    const one = codec({ kind: 'box', version: 1, pk: 'P#{o}', sk: '{box}', queue, shape });
    expect(one.item(box)).not.toHaveProperty('queuePk');
    expect(one.item({ ...box, litres: 0 })).toMatchObject({ queuePk: 'EMPTY#chunan', queueSk: 'b1' });
    expect(one.read(one.item(box))).toEqual(box);
  });

  test('a list’s row keeps no kind', () => {
    const row = codec({ kind: 'row', version: 1, row: true, pk: 'P#{o}', sk: '{box}', shape });
    expect(row.item(box)).not.toHaveProperty('kind');
    expect(row.item(box)).toHaveProperty('v', 1);
  });
});
