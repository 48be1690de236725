import { expect, test } from 'vitest';
import { faultKinds, faultSource, type FaultKind } from './faults';

const keys = Array.from({ length: 40 }, (_, n) => `table/p-${n}`);
const fates = (
  seed: number,
  order: readonly string[],
  operation = 'TransactWriteItems',
): Map<string, (FaultKind | undefined)[]> => {
  const faultAt = faultSource({ rate: 0.3, seed });
  const fate = new Map<string, (FaultKind | undefined)[]>();
  for (const key of order) fate.set(key, [...(fate.get(key) ?? []), faultAt(operation, key)]);
  return fate;
};
const thrice = [...keys, ...keys, ...keys];

test('the same seed brings the same faults, in whatever order the items are touched', () => {
  expect(fates(7, thrice)).toEqual(fates(7, thrice));
  const otherOrder = keys.flatMap((key) => [key, key, key]).reverse();
  for (const [key, fate] of fates(7, thrice)) expect(fates(7, otherOrder).get(key)).toEqual(fate);
});

test('another seed brings others', () => expect(fates(7, thrice)).not.toEqual(fates(8, thrice)));

test('a repeat of the same request may fare differently', () => {
  const fate = [...fates(7, thrice).values()];
  expect(fate.some(([first, second]) => first !== undefined && second === undefined)).toBe(true);
});

test('about so many are hit, each kind among them', () => {
  const faultAt = faultSource({ rate: 0.1, seed: 1 });
  const hit = Array.from({ length: 10_000 }, (_, n) => faultAt('TransactWriteItems', String(n))).filter(
    (kind) => kind !== undefined,
  );
  expect(hit.length).toBeGreaterThan(900);
  expect(hit.length).toBeLessThan(1100);
  for (const kind of faultKinds) expect(hit.filter((one) => one === kind).length).toBeGreaterThan(200);
});

test('only a transaction meets another transaction', () => {
  const faultAt = faultSource({ rate: 1, seed: 1 });
  for (const key of thrice) expect(faultAt('PutItem', key)).not.toBe('transaction-conflict');
  expect(faultSource({ rate: 1, seed: 1, kinds: ['transaction-conflict'] })('PutItem', 'a')).toBeUndefined();
});

test('only the kinds asked for', () => {
  const faultAt = faultSource({ rate: 1, seed: 1, kinds: ['throttle'] });
  expect(new Set(thrice.map((key) => faultAt('GetItem', key)))).toEqual(new Set(['throttle']));
});

test('none at rate 0', () => expect(faultSource({ rate: 0, seed: 1 })('PutItem', 'a')).toBeUndefined());
