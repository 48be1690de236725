import { describe, expect, test } from 'vitest';
import {
  indexWriteUnits,
  itemBytes,
  numberBytes,
  readUnits,
  tableWriteUnits,
  valueBytes,
  writeUnits,
  type IndexShape,
  type WireItem,
  type WireValue,
} from './units';

describe('bytes of a value, by the documentation of item sizes', () => {
  test.each<[string, WireValue, number]>([
    ['text is UTF-8', { S: 'river' }, 5],
    ['text in Chinese has three bytes a character', { S: '千岛湖' }, 9],
    ['empty text', { S: '' }, 0],
    ['binary counts raw bytes, not base64', { B: Buffer.alloc(100).toString('base64') }, 100],
    ['true or false', { BOOL: true }, 1],
    ['null', { NULL: true }, 1],
    ['an empty list', { L: [] }, 3],
    ['an empty map', { M: {} }, 3],
    [
      'a list: 3, and 1 for each element beside itself',
      { L: [{ S: 'ab' }, { BOOL: true }] },
      3 + (2 + 1) + (1 + 1),
    ],
    [
      'a map: 3, and 1 for each element beside its name and itself',
      { M: { ab: { S: 'cde' } } },
      3 + 2 + 3 + 1,
    ],
    ['nested', { M: { a: { L: [{ N: '7' }] } } }, 3 + (1 + (3 + 2 + 1) + 1)],
    ['a set of texts', { SS: ['ab', 'c'] }, 3],
    ['a set of numbers', { NS: ['42', '7'] }, 4],
    ['a set of binaries', { BS: [Buffer.alloc(3).toString('base64')] }, 3],
  ])('%s', (_what, value, bytes) => {
    expect(valueBytes(value)).toBe(bytes);
  });

  test.each([
    ['0', 1],
    ['-0', 1],
    ['7', 2],
    ['42', 2],
    ['-42', 3],
    ['123', 3],
    ['4200', 2],
    ['0042', 2],
    ['1000000', 2],
    ['0.5', 2],
    ['3.14', 3],
    ['0.00123', 3],
    ['1.20', 3],
    ['1795344512361', 8],
    ['1795344512360', 7],
    ['12345678901234567890123456789012345678', 20],
    ['42e2', 2],
    ['1.5E-3', 2],
  ])('the number %s takes %i', (number, bytes) => {
    expect(numberBytes(number)).toBe(bytes);
  });

  test('an item is the sum of its names and values', () => {
    expect(itemBytes({ pk: { S: 'ORG#a' }, n: { N: '42' }, 名: { S: '' } })).toBe(2 + 5 + 1 + 2 + 3);
    expect(itemBytes(undefined)).toBe(0);
  });
});

/** An item of exactly so many bytes. */
const item = (bytes: number, more: WireItem = {}): WireItem => {
  const bare: WireItem = { pk: { S: 'p' }, ...more, pad: { S: '' } };
  return { ...bare, pad: { S: 'x'.repeat(bytes - itemBytes(bare)) } };
};

describe('units of the table', () => {
  test.each([
    [0, 1, 1],
    [1024, 1, 1],
    [1025, 2, 1],
    // "Reading a 3,500-byte item consumes the same throughput as reading a 4 KB item."
    [3500, 4, 1],
    [4096, 4, 1],
    [4097, 5, 2],
    [8192, 8, 2],
  ])('%i bytes are %i to write and %i to read', (bytes, write, read) => {
    expect(writeUnits(bytes)).toBe(write);
    expect(readUnits(bytes)).toBe(read);
  });

  test('a write is sized by the larger of before and after', () => {
    expect(tableWriteUnits(item(3000), item(100))).toBe(3);
    expect(tableWriteUnits(item(100), item(3000))).toBe(3);
    expect(tableWriteUnits(item(2049), undefined)).toBe(3);
    expect(tableWriteUnits(undefined, undefined)).toBe(1);
  });
});

describe('units of an index', () => {
  const lists: IndexShape = { name: 'lists', keys: ['listPk', 'listSk'], projects: 'ALL' };
  const at = (listSk: string, more: WireItem = {}): WireItem => ({
    pk: { S: 'p' },
    listPk: { S: 'l' },
    listSk: { S: listSk },
    ...more,
  });
  const units = (before: WireItem | undefined, after: WireItem | undefined, index = lists) =>
    indexWriteUnits(index, ['pk'], before, after);

  test('not in it before nor after', () =>
    expect(units({ pk: { S: 'p' } }, { pk: { S: 'p' }, a: { N: '1' } })).toBe(0));
  test('with one of its two keys only, it is not in it', () =>
    expect(units(undefined, { pk: { S: 'p' }, listPk: { S: 'l' } })).toBe(0));
  test('comes into it', () => expect(units(undefined, at('a'))).toBe(1));
  test('comes into it by an update', () => expect(units({ pk: { S: 'p' } }, at('a'))).toBe(1));
  test('leaves it', () => expect(units(at('a'), { pk: { S: 'p' } })).toBe(1));
  test('is deleted', () => expect(units(at('a'), undefined)).toBe(1));
  test('changes in it', () => expect(units(at('a', { n: { N: '1' } }), at('a', { n: { N: '2' } }))).toBe(1));
  test('its key changes: deleted and put', () => expect(units(at('a'), at('b'))).toBe(2));
  test('written again as it was', () =>
    expect(units(at('a', { n: { N: '1' } }), at('a', { n: { N: '1' } }))).toBe(0));
  test('the order of names and of a set means nothing', () =>
    expect(
      units(
        at('a', { m: { M: { x: { N: '1' }, y: { SS: ['a', 'b'] } } } }),
        at('a', { m: { M: { y: { SS: ['b', 'a'] }, x: { N: '1' } } } }),
      ),
    ).toBe(0));
  test('the order of a list means something', () =>
    expect(
      units(at('a', { l: { L: [{ N: '1' }, { N: '2' }] } }), at('a', { l: { L: [{ N: '2' }, { N: '1' }] } })),
    ).toBe(1));
  test('each write by its own size', () => {
    const [small, large] = [
      item(100, { listPk: { S: 'l' }, listSk: { S: 'a' } }),
      item(2500, { listPk: { S: 'l' }, listSk: { S: 'b' } }),
    ];
    expect(units(undefined, large)).toBe(3);
    expect(units(large, undefined)).toBe(3);
    expect(units(small, large)).toBe(1 + 3);
    expect(units(large, { ...large, pad: { S: '' } })).toBe(3);
  });
  test('what it does not project costs nothing', () => {
    const keysOnly: IndexShape = { ...lists, projects: [] };
    expect(units(at('a', { n: { N: '1' } }), at('a', { n: { N: '2' } }), keysOnly)).toBe(0);
    expect(units(undefined, item(5000, { listPk: { S: 'l' }, listSk: { S: 'a' } }), keysOnly)).toBe(1);
    const some: IndexShape = { ...lists, projects: ['n'] };
    expect(units(at('a', { n: { N: '1' } }), at('a', { n: { N: '2' } }), some)).toBe(1);
  });
});
