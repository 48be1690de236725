import { expect, test } from 'vitest';
import {
  accrued,
  DueId,
  dueIdOf,
  movedShares,
  openDues,
  pageOfDue,
  type Due,
  type Sales,
} from '../../../functions/books/dues/due';
import { undo, type Remittance } from '../../../functions/books/remittances/remittance';
import { AgreementId, RemittanceId, StatementLineId } from '../../../functions/shared/ids';
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
    `${ids.merchantId}.2026-13-45.${ids.fundId}.1`,
    `${ids.merchantId}.2026-02-29.${ids.fundId}.1`,
    `${ids.merchantId}.2100-01-01.${ids.fundId}.1`,
    `mer_${'i'.repeat(26)}.2026-09-08.${ids.fundId}.1`,
    `${ids.merchantId}.2026-09-08.fnd_${'u'.repeat(26)}.1`,
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
  agreementId: ids.agreementId,
  month,
  days,
});

test('what accrued is told whole, refunds netted', () => {
  const months = [
    sales('2026-08', [{ day: '2026-08-31', page: 1, count: 1, amount: fen(4_200) }]),
    sales('2026-09', [
      { day: '2026-09-08', page: 1, count: 2, amount: fen(8_400) },
      { day: '2026-09-08', page: 2, count: 1, amount: fen(4_200) },
      { day: '2026-09-09', page: 1, count: -1, amount: fen(-4_200) },
    ]),
  ];
  expect(accrued(months)).toEqual({ count: 3, amount: 12_600, lastOn: '2026-09-09' });
  expect(accrued([])).toEqual({ count: 0, amount: 0 });
});

const [one, other] = [
  { agreementId: ids.agreementId, count: 2, amount: fen(8_400) },
  { agreementId: AgreementId.parse(idNumber('agr', 2)), count: 1, amount: fen(1_000) },
];

test('of a due that changed, the shares that moved are told; of a new one all', () => {
  const more = { ...one, count: 3, amount: fen(12_600) };
  expect(movedShares({ shares: [one, other] }, undefined)).toEqual([one, other]);
  expect(movedShares({ shares: [more, other] }, { shares: [one, other] })).toEqual([more]);
  expect(movedShares({ shares: [one, other] }, { shares: [one] })).toEqual([other]);
  expect(movedShares({ shares: [one] }, { shares: [one] })).toEqual([]);
});
