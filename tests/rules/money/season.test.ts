import { test as property, fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { accrued } from '../../../functions/books/dues/due';
import { handOver } from '../../../functions/books/funds/fund';
import { handedOverOfAll, seasonOf } from '../../../functions/selling/campaigns/season';
import { fen } from '../../../functions/shared/money';
import { makeFund } from '../../support/make-fish';

const nothingSold = accrued([]);

test('a season of no campaigns is nothing, and boxes are not added to meals', () => {
  expect(seasonOf([])).toEqual({ campaigns: 0, sold: 0, due: 0, paidOver: 0, spent: 0, handedOver: [] });
  const boxes = { quantity: 12, unit: { zh: '只', en: 'boxes' } };
  const meals = { quantity: 30, unit: { zh: '份', en: 'meals' } };
  const one = handOver(handOver(makeFund(), boxes, '2026-10-20'), meals, '2026-10-21');
  const other = handOver(makeFund(), boxes, '2026-10-22');
  expect(handedOverOfAll([one, other])).toEqual([
    { quantity: 30, unit: meals.unit },
    { quantity: 24, unit: boxes.unit },
  ]);
});

property.prop([fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(500)), { maxLength: 80 })])(
  'the figures of a season are the sums of its campaigns, whatever their number',
  (campaigns) => {
    const season = seasonOf(
      campaigns.map(([received, spent, count]) => ({
        fund: makeFund({ received: fen(received), spent: fen(spent) }),
        sales: { ...nothingSold, count, amount: fen(count * 4_200) },
      })),
    );
    const total = (at: 0 | 1 | 2) => campaigns.reduce((all, one) => all + one[at], 0);
    expect(season).toMatchObject({
      campaigns: campaigns.length,
      paidOver: total(0),
      spent: total(1),
      sold: total(2),
      due: total(2) * 4_200,
    });
  },
);
