import * as z from 'zod';
import { Fen, fen, sum } from '../../shared/money';
import { Words } from '../../shared/words';
import type { Accrued } from '../../books/dues/due';
import type { Fund } from '../../books/funds/fund';

/** So many of one kind of thing. */
export const HandedOverOfUnit = z.object({ quantity: z.number().int(), unit: Words });

/** What all campaigns of an organisation came to, to the last fen. Amounts in fen. */
export const Season = z
  .object({
    /** That are public. */
    campaigns: z.number().int(),
    sold: z.number().int(),
    /** All that was promised by what was sold, refunds netted. */
    due: Fen,
    paidOver: Fen,
    spent: Fen,
    /** Boxes and meals are not added up: each unit by itself, the most first. */
    handedOver: z.array(HandedOverOfUnit),
  })
  .meta({ id: 'Season' });
export type Season = z.infer<typeof Season>;

type Handed = z.infer<typeof HandedOverOfUnit>;

/** What was handed over, by its unit, the most first. The English word is the one that a fund gave last. */
export const handedOverOfAll = (funds: readonly Pick<Fund, 'handedOver' | 'handedOverUnit'>[]): Handed[] => {
  const units = new Map<string, Words>();
  const count = new Map<string, number>();
  for (const { handedOver, handedOverUnit } of funds) {
    if (handedOverUnit) units.set(handedOverUnit.zh, handedOverUnit);
    for (const { unit, quantity } of handedOver) count.set(unit, (count.get(unit) ?? 0) + quantity);
  }
  return [...count]
    .map(([unit, quantity]) => ({ quantity, unit: units.get(unit) ?? { zh: unit } }))
    .filter(({ quantity }) => quantity !== 0)
    .sort((a, b) => b.quantity - a.quantity);
};

/** @param campaigns each public campaign's fund, and what was sold for it */
export const seasonOf = (campaigns: readonly { fund: Fund; sales: Accrued }[]): Season => {
  const funds = campaigns.map(({ fund }) => fund);
  return {
    campaigns: campaigns.length,
    sold: campaigns.reduce((all, { sales }) => all + sales.count, 0),
    due: fen(campaigns.reduce((all, { sales }) => all + sales.amount, 0)),
    paidOver: sum(funds.map(({ received }) => received)),
    spent: sum(funds.map(({ spent }) => spent)),
    handedOver: handedOverOfAll(funds),
  };
};
