import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import {
  accrued,
  DueId,
  dueIdOf,
  openDues,
  pageOfDue,
  type Due,
  type Sales,
} from '../../../functions/dues/due';
import { undo, type Remittance } from '../../../functions/dues/remittance';
import { RemittanceId, StatementLineId } from '../../../functions/shared/ids';
import { fen } from '../../../functions/shared/money';
import { another, ids, someone } from '../../support/make-fish';
import { idNumber } from '../../support/make-shift';
import { refusalOf } from '../../support/refusal';

const page = { merchantId: ids.merchantId, fundId: ids.fundId, day: '2026-09-08', page: 1 };
const open: Due = { ...page, dueId: dueIdOf(page), count: 2, amount: fen(8_400), version: 1, status: 'open' };
const remittanceId = RemittanceId.parse(idNumber('rem', 1));
const paidOver: Due = { ...open, status: 'paid-over', remittanceId, paidOverOn: '2026-10-10' };

test('a due’s id says its merchant, day, fund and page, and nothing else is an id', () => {
  expect(pageOfDue(dueIdOf({ ...page, page: 12 }))).toEqual({ ...page, page: 12 });
  for (const wrong of [
    '',
    `${ids.merchantId}.2026-09-08.${ids.fundId}`,
    `${dueIdOf(page)}.1`,
    `${ids.merchantId}.2026-09-08.${ids.fundId}.0`,
  ])
    expect(DueId.safeParse(wrong).success, wrong).toBe(false);
});

test('dues are settled only while all of them are open; a negative one is netted', () => {
  const refunded = { ...open, count: -1, amount: fen(-4_200) };
  expect(openDues([open, refunded]).total).toBe(4_200);
  expect(refusalOf(() => openDues([open, paidOver]))).toBe('due-already-paid-over');
});

test('a remittance is undone once, with who and why', () => {
  const confirmed: Remittance = {
    remittanceId,
    merchantId: ids.merchantId,
    fundId: ids.fundId,
    lineId: StatementLineId.parse(idNumber('lin', 1)),
    dueIds: [open.dueId],
    amount: fen(8_400),
    receivedBefore: fen(0),
    on: '2026-10-10',
    because: '金额与付款人一致',
    by: someone,
    at: '2026-10-11T01:00:00.000Z',
    status: 'confirmed',
  };
  const by = { reason: '勾错了', by: another, at: '2026-10-12T01:00:00.000Z' };
  const undone = undo(confirmed, by);
  expect(undone).toEqual({ ...confirmed, status: 'undone', undone: by });
  expect(refusalOf(() => undo(undone, by))).toBe('match-already-undone');
});

const sales = (month: string, days: Sales['days']): Sales => ({
  merchantId: ids.merchantId,
  fundId: ids.fundId,
  month,
  days,
});

test('what accrued is told whole, or for the days of an agreement', () => {
  const months = [
    sales('2026-08', [{ day: '2026-08-31', page: 1, count: 1, amount: fen(4_200) }]),
    sales('2026-09', [
      { day: '2026-09-08', page: 1, count: 2, amount: fen(8_400) },
      { day: '2026-09-08', page: 2, count: 1, amount: fen(4_200) },
      { day: '2026-09-09', page: 1, count: -1, amount: fen(-4_200) },
    ]),
  ];
  expect(accrued(months)).toEqual({ count: 3, amount: 12_600, lastOn: '2026-09-09' });
  expect(accrued(months, { startsOn: '2026-09-01', endsOn: '2026-09-08' })).toEqual({
    count: 3,
    amount: 12_600,
    lastOn: '2026-09-08',
  });
  expect(accrued([])).toEqual({ count: 0, amount: 0 });
});

const anyDays = fc.array(
  fc.record({ day: fc.integer({ min: 1, max: 28 }), count: fc.integer({ min: -9, max: 99 }) }),
  { maxLength: 40 },
);
property.prop([anyDays, fc.integer({ min: 1, max: 28 })])(
  'parts of the days add up to the whole',
  (days, cut) => {
    const dayOf = (day: number) => `2026-09-${String(day).padStart(2, '0')}`;
    const month = sales(
      '2026-09',
      days.map(({ day, count }) => ({ day: dayOf(day), page: 1, count, amount: fen(count * 4_200) })),
    );
    const before = accrued([month], { startsOn: '2026-09-01', endsOn: dayOf(cut) });
    const after = accrued([month], { startsOn: dayOf(cut + 1), endsOn: '2026-09-30' });
    expect(before.amount + after.amount).toBe(accrued([month]).amount);
    expect(before.count + after.count).toBe(accrued([month]).count);
  },
);
