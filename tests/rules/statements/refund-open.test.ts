import { expect, test } from 'vitest';
import { proposeMatches } from '../../../functions/reconciling/matches/propose-matches';
import { proposeWithRefunds } from '../../../functions/reconciling/matches/propose-with-refunds';
import { fen } from '../../../functions/shared/money';
import { due, line, tea } from './dues-and-lines';

const held = (dueId: string, day: string, amount: number) => ({
  ...due(dueId, day, amount),
  refundOpen: true,
});

test('a due of which a refund waits is not taken for what it is not any more: the right one is proposed', () => {
  // Of the 8th one of three fish goes back: 84.00 is left. The 9th is the one of 126.00.
  const dues = [held('d08', '2026-09-08', 8_400), due('d09', '2026-09-09', 12_600)];
  const { proposals, unclear } = proposeMatches([line(1, '2026-09-10', 12_600)], dues);
  expect(proposals).toMatchObject([{ dueIds: ['d09'] }]);
  expect(unclear).toEqual([]);
});

test('what fits it is told, and not proposed before the refund is recorded', () => {
  const { proposals, unclear } = proposeMatches(
    [line(1, '2026-09-10', 8_400)],
    [held('d08', '2026-09-08', 8_400)],
  );
  expect(proposals).toEqual([]);
  expect(unclear).toMatchObject([{ unsure: 'refund-open', dueIds: ['d08'], otherLineIds: [] }]);
});

test('who names the code and paid all before the refund is told so, and displaces nothing', () => {
  const code = 'SC17K3M9P0';
  const dues = [
    due('d08', '2026-09-08', 12_600, { reference: code }),
    due('d09', '2026-09-09', 12_600, { reference: code }),
  ];
  const pending = new Map([['d08', fen(4_200)]]);
  const propose = (...lines: Parameters<typeof proposeMatches>[0][number][]) =>
    proposeWithRefunds(lines, dues, pending).proposals.map(({ lineId, dueIds }) => [lineId, dueIds]);
  const named = (number: number, amount: number) =>
    line(number, '2026-09-10', amount, { memo: `善款 ${code}` });
  expect(propose(line(1, '2026-09-10', 12_600))).toMatchObject([[line(1, '', 0).lineId, ['d09']]]);
  expect(propose(named(1, 25_200))).toMatchObject([[line(1, '', 0).lineId, ['d08', 'd09']]]);
});

test('a name of a hundred letters is compared whole, with any kind of middle dot and width', () => {
  const name = `${'阿卜杜拉·买买提'.repeat(10)}水产经营部`;
  const other = { ...tea, merchantNames: [name] };
  const dues = [due('d08', '2026-09-08', 8_400, { merchant: other })];
  for (const dot of ['·', '•', '・', '‧', '．', '･', '∙']) {
    const wholeName = name.replaceAll('·', dot);
    const one = line(1, '2026-09-10', 8_400, { counterpartyName: '阿卜杜拉…', wholeName });
    expect(proposeMatches([one], dues).proposals, dot).toMatchObject([{ dueIds: ['d08'] }]);
  }
});
