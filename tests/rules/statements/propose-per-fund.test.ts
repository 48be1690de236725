import { expect, test } from 'vitest';
import { FundId, MerchantId, StatementLineId } from '../../../functions/shared/ids';
import { fen } from '../../../functions/shared/money';
import type { OpenDue, OpenLine } from '../../../functions/statements/match-proposal';
import { proposePerFund } from '../../../functions/statements/propose-per-fund';
import { idNumber } from '../../support/make-shift';

const fund = (number: number) => FundId.parse(idNumber('fnd', number));
const merchantId = MerchantId.parse(idNumber('mer', 1));
const due = (fundId: FundId, day: string, amount: number): OpenDue => ({
  dueId: `${fundId}.${day}`,
  merchantId,
  fundId,
  merchantNames: ['千岛湖渔家'],
  day,
  amount: fen(amount),
  reference: '',
});
const line = (number: number, amount: number, day = '2026-09-20'): OpenLine => ({
  lineId: StatementLineId.parse(idNumber('lin', number)),
  kind: 'income',
  day,
  amount: fen(amount),
  counterpartyName: '千岛湖渔家',
  memo: '',
});
const told = (lines: OpenLine[], dues: OpenDue[]) =>
  proposePerFund(lines, dues).map(({ lineId, dueIds, because }) => [lineId, because, dueIds]);

test('dues of two funds are never proposed together: such a match could not be confirmed', () => {
  const [one, two] = [due(fund(1), '2026-09-08', 4_200), due(fund(2), '2026-09-08', 8_400)];
  expect(told([line(1, 12_600)], [one, two])).toEqual([]);
  expect(told([line(1, 4_200), line(2, 8_400)], [one, two])).toEqual([
    [line(1, 1).lineId, 'payer-and-total', [one.dueId]],
    [line(2, 1).lineId, 'payer-and-total', [two.dueId]],
  ]);
});

test('what may be for two funds alike is proposed for neither; a surer reason wins', () => {
  const alike = [due(fund(1), '2026-09-08', 4_200), due(fund(2), '2026-09-08', 4_200)];
  expect(told([line(1, 4_200)], alike)).toEqual([]);
  const part = [
    due(fund(1), '2026-09-08', 4_200),
    due(fund(1), '2026-09-09', 8_400),
    due(fund(2), '2026-09-08', 4_200),
  ];
  expect(told([line(1, 4_200)], part)).toEqual([[line(1, 1).lineId, 'payer-and-total', [part[2]?.dueId]]]);
});

test('by the line’s day', () => {
  const dues = [due(fund(1), '2026-09-08', 4_200), due(fund(2), '2026-09-08', 8_400)];
  const lines = [line(1, 8_400, '2026-09-21'), line(2, 4_200, '2026-09-20')];
  expect(proposePerFund(lines, dues).map(({ facts }) => facts.lineDay)).toEqual(['2026-09-20', '2026-09-21']);
});
