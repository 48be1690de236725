import { expect, test } from 'vitest';
import { piecesOf } from '../../../web/src/lib/phones';

const called = (text: string) => piecesOf(text).flatMap(({ call }) => call ?? []);

test.each([
  ['电话：138 0571 0012，工作日', '13805710012'],
  ['13805710012', '13805710012'],
  ['+86 138-0571-0012', '+8613805710012'],
  ['0571-8690 0012（总会）', '057186900012'],
  ['热线 400-888-1234', '4008881234'],
])('in “%s” %s is called', (text, number) => {
  expect(called(text)).toEqual([number]);
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});

test.each([
  '订单 4200002026090812345678901234',
  '账号 6222 0213 8057 1001 2345',
  '¥13805710012.00',
  '2026-09-08 9:00–16:00',
  '',
])('in “%s” there is nobody to call', (text) => {
  expect(called(text)).toEqual([]);
});

test('two numbers are two calls', () => {
  expect(called('0571-86900012 或 13805710012')).toEqual(['057186900012', '13805710012']);
});
