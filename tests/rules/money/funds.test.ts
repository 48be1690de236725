import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import {
  freeOf,
  Fund,
  handedOverOf,
  handOver,
  hold,
  receive,
  release,
  spend,
  undoReceive,
} from '../../../functions/books/funds/fund';
import { fen } from '../../../functions/shared/money';
import { Refusal } from '../../../functions/shared/refusals';
import { makeFund, yuanOf } from '../../support/make-fish';
import { refusalOf } from '../../support/refusal';

test('money comes in, is held, is spent; what is held is not free', () => {
  const received = receive(makeFund(), yuanOf(84), '2026-10-10');
  const held = hold(received, yuanOf(60));
  expect([freeOf(received), freeOf(held)]).toEqual([8_400, 2_400]);
  const spent = spend(held, yuanOf(60), '2026-10-12');
  expect(spent).toMatchObject({
    received: 8_400,
    spent: 6_000,
    requested: 0,
    spentOn: '2026-10-12',
    version: 4,
  });
});

test('nothing is promised twice', () => {
  const held = hold(receive(makeFund(), yuanOf(84), '2026-10-10'), yuanOf(60));
  expect(refusalOf(() => hold(held, fen(2_401)))).toBe('fund-too-small');
  expect(hold(held, fen(2_400)).requested).toBe(8_400);
  expect(() => hold(held, fen(2_401))).toThrow(Refusal);
  try {
    hold(held, fen(2_401));
  } catch (error) {
    expect((error as Refusal).facts).toEqual({ free: '¥24.00', asked: '¥24.01' });
  }
  expect(freeOf(release(held, yuanOf(60)))).toBe(8_400);
});

test('what is spent or held cannot leave as a match undone', () => {
  const held = hold(receive(makeFund(), yuanOf(84), '2026-10-10'), yuanOf(60));
  expect(refusalOf(() => undoReceive(held, fen(2_401), undefined))).toBe('money-already-spent');
  expect(undoReceive(held, fen(2_400), '2026-10-10').received).toBe(6_000);
});

test('money that leaves again takes its day with it', () => {
  const wrong = receive(receive(makeFund(), yuanOf(84), '2026-10-10'), yuanOf(50), '2026-12-31');
  expect(wrong.receivedOn).toBe('2026-12-31');
  expect(undoReceive(wrong, yuanOf(50), '2026-10-10').receivedOn).toBe('2026-10-10');
  expect(undoReceive(wrong, yuanOf(50), undefined)).not.toHaveProperty('receivedOn');
});

test('boxes and meals are not added up; the latest date stays', () => {
  const [box, meal] = [{ zh: '只' }, { zh: '份', en: 'meals' }];
  const first = handOver(makeFund(), { quantity: 12, unit: box }, '2026-10-20');
  const second = handOver(first, { quantity: 30, unit: meal }, '2026-10-15');
  const third = handOver(second, { quantity: 3, unit: box }, '2026-10-21');
  expect(third).toMatchObject({
    handedOver: [
      { unit: '份', quantity: 30 },
      { unit: '只', quantity: 15 },
    ],
    handedOverUnit: box,
    handedOverOn: '2026-10-21',
  });
  expect(second.handedOverOn).toBe('2026-10-20');
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'a unit may be called anything: %s',
  (zh) => {
    const once = handOver(makeFund(), { quantity: 2, unit: { zh } }, '2026-10-20');
    const fund = Fund.parse(handOver(once, { quantity: 3, unit: { zh } }, '2026-10-21'));
    expect(fund.handedOver).toEqual([{ unit: zh, quantity: 5 }]);
    expect(handedOverOf(fund, zh)).toBe(5);
    expect(handedOverOf(makeFund(), zh)).toBe(0);
  },
);

type Step = [(fund: Fund, amount: ReturnType<typeof fen>) => Fund, number];
const steps = fc.array(
  fc.tuple(
    fc.constantFrom<Step[0]>(
      (fund, amount) => receive(fund, amount, '2026-10-10'),
      hold,
      (fund, amount) => undoReceive(fund, amount, fund.receivedOn),
      (fund, amount) => (amount <= fund.requested ? spend(fund, amount, '2026-10-12') : fund),
    ),
    fc.integer({ min: 1, max: 10_000 }),
  ),
  { maxLength: 60 },
);
property.prop([steps])(
  'whatever is asked of it, a fund never promises or spends what it does not have',
  (history) => {
    let fund = makeFund();
    for (const [step, amount] of history) {
      const before = fund;
      refusalOf(() => (fund = step(before, fen(amount))));
      expect(freeOf(fund)).toBeGreaterThanOrEqual(0);
      expect(fund.spent + fund.requested).toBeLessThanOrEqual(fund.received);
      expect(fund.version - before.version).toBe(fund === before ? 0 : 1);
    }
  },
);
