import * as z from 'zod';
import { CampaignId, FundId } from '../../shared/ids';
import { Fen, fen, yuan } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { Words } from '../../shared/words';

/** Money given for one purpose, ring-fenced. Changed by staff alone, one change at a time. Amounts in fen. */
export const Fund = z
  .object({
    fundId: FundId,
    campaignId: CampaignId,
    name: Words,
    /** Arrived in the charity's bank account. */
    received: Fen,
    /** Approved to be paid out. */
    spent: Fen,
    /** Asked for and not decided yet: held, so that it cannot be promised twice. */
    requested: Fen,
    /**
     * What was handed over so far, by the Chinese word for its unit: boxes and meals are not added up. A list, because people
     * choose the words, and some words (`constructor`, `__proto__`) mean something else as names of an object's parts.
     */
    handedOver: z.array(z.object({ unit: z.string(), quantity: z.number().int() })),
    handedOverUnit: Words.optional(),
    receivedOn: Day.optional(),
    spentOn: Day.optional(),
    handedOverOn: Day.optional(),
    version: z.number().int().min(1),
  })
  .meta({ id: 'Fund' });
export type Fund = z.infer<typeof Fund>;

export const newFund = (of: Pick<Fund, 'fundId' | 'campaignId' | 'name'>): Fund => ({
  ...of,
  received: fen(0),
  spent: fen(0),
  requested: fen(0),
  handedOver: [],
  version: 1,
});

/** What is neither spent nor held, in fen. */
export const freeOf = (fund: Fund): Fen => fen(fund.received - fund.spent - fund.requested);

export const FundAsItStands = Fund.extend({
  free: Fen.meta({ description: 'Neither spent nor held.' }),
  accrued: Fen.meta({ description: 'What the sales so far promise, refunds netted.' }),
  outstanding: Fen.meta({ description: 'Promised and not received yet.' }),
}).meta({ id: 'FundAsItStands' });
export type FundAsItStands = z.infer<typeof FundAsItStands>;

/** @param accrued what its sales so far promise, refunds netted, in fen */
export const asItStands = (fund: Fund, accrued: Fen): FundAsItStands => ({
  ...fund,
  free: freeOf(fund),
  accrued,
  outstanding: fen(accrued - fund.received),
});

const next = (fund: Fund, changed: Partial<Fund>): Fund => ({
  ...fund,
  ...changed,
  version: fund.version + 1,
});
const later = (a: Day | undefined, b: Day): Day => (a !== undefined && a > b ? a : b);

/** Money arrived. @param on the day on which the bank booked it */
export const receive = (fund: Fund, amount: Fen, on: Day): Fund =>
  next(fund, { received: fen(fund.received + amount), receivedOn: later(fund.receivedOn, on) });

/**
 * Money that was matched here by mistake leaves again. Refuses `money-already-spent` where it is spent or held.
 * @param lastOn the last day on which any of what remains was booked; none where nothing remains
 */
export const undoReceive = (fund: Fund, amount: Fen, lastOn: Day | undefined): Fund => {
  if (amount > freeOf(fund)) return refuse('money-already-spent');
  const { receivedOn: _on, ...rest } = next(fund, { received: fen(fund.received - amount) });
  return lastOn === undefined ? rest : { ...rest, receivedOn: lastOn };
};

/** Refuses `fund-too-small`. */
export const hold = (fund: Fund, amount: Fen): Fund =>
  amount > freeOf(fund)
    ? refuse('fund-too-small', { free: `¥${yuan(freeOf(fund))}`, asked: `¥${yuan(amount)}` })
    : next(fund, { requested: fen(fund.requested + amount) });

/** What was held is free again. */
export const release = (fund: Fund, amount: Fen): Fund =>
  next(fund, { requested: fen(fund.requested - amount) });

/** What was held is spent. @param on the day of the approval */
export const spend = (fund: Fund, amount: Fen, on: Day): Fund =>
  next(fund, {
    requested: fen(fund.requested - amount),
    spent: fen(fund.spent + amount),
    spentOn: later(fund.spentOn, on),
  });

/** How much of this unit was handed over so far. */
export const handedOverOf = ({ handedOver: all }: Pick<Fund, 'handedOver'>, unit: string): number =>
  all.find((each) => each.unit === unit)?.quantity ?? 0;

/** @param on the day of the hand-over */
export const handOver = (fund: Fund, handed: { quantity: number; unit: Words }, on: Day): Fund => {
  const unit = handed.unit.zh;
  const others = fund.handedOver.filter((each) => each.unit !== unit);
  return next(fund, {
    handedOver: [...others, { unit, quantity: handedOverOf(fund, unit) + handed.quantity }],
    handedOverUnit: handed.unit,
    handedOverOn: later(fund.handedOverOn, on),
  });
};

/**
 * Another line stands in the place of one that was counted. @param lastOn the latest day of what counts now; none where nothing does
 */
export const correctHandOver = (
  fund: Fund,
  { unit, by }: { unit: Words; by: number },
  lastOn: Day | undefined,
): Fund => {
  const others = fund.handedOver.filter((each) => each.unit !== unit.zh);
  const quantity = handedOverOf(fund, unit.zh) + by;
  const { handedOverOn: _on, ...rest } = next(fund, { handedOver: [...others, { unit: unit.zh, quantity }] });
  return lastOn === undefined ? rest : { ...rest, handedOverOn: lastOn };
};
