import { expect, test } from 'vitest';
import { busiestFirst } from '../../../web/src/lib/lately';

const order = (waiting: [string, number][], lately: string[]) =>
  busiestFirst(['a', 'b', 'c', 'd'], (id) => id, { waiting: new Map(waiting), lately }).join('');

test('what has most waiting comes first, then what was used last, then as it came', () => {
  expect(order([], [])).toBe('abcd');
  expect(order([], ['d', 'b'])).toBe('dbac');
  expect(
    order(
      [
        ['c', 1],
        ['b', 3],
      ],
      ['d'],
    ),
  ).toBe('bcda');
});
