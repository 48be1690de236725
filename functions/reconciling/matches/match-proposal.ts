import * as z from 'zod';
import { FundId, MerchantId, StatementLineId } from '../../shared/ids';
import { Fen, sum, yuan } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import type { ListedBankLine, ListedLine } from '../lines/listed-line';

/** What a merchant owes a fund for one day and has not paid over. Below 0 where refunds came after the last remittance. */
export const OpenDue = z.strictObject({
  dueId: z.string(),
  merchantId: MerchantId,
  fundId: FundId,
  /** Every name that the merchant's bank may send under: the shop's, the company's, the owner's. */
  merchantNames: z.array(z.string()).readonly(),
  day: Day,
  amount: Fen,
  /** The code that the merchant was asked to write into the transfer. Several dues may share one. */
  reference: z.string(),
  /** A refund of it is an open difference: `amount` is what is left once that is recorded, and nothing is paid over before. */
  refundOpen: z.boolean().optional(),
});
export type OpenDue = z.infer<typeof OpenDue>;

/** What the matching looks at of a bank's line that is matched to nothing. */
export type OpenLine = Pick<
  ListedBankLine,
  'lineId' | 'kind' | 'day' | 'amount' | 'counterpartyName' | 'wholeName' | 'memo' | 'codes'
>;

/** Why a line is thought to be a remittance, surest first. */
export const Because = z.enum([
  'remittance-reference',
  'reference-and-days',
  'payer-and-total',
  'payer-and-run',
  'payer-and-single',
]);
export type Because = z.infer<typeof Because>;

/** The machine's suggestion: this line pays these dues over. A person confirms. */
export const MatchProposal = z.strictObject({
  lineId: StatementLineId,
  /** Oldest first. */
  dueIds: z.array(z.string()).min(1),
  /** Of the dues; the same as the line's amount. */
  total: Fen,
  because: Because,
  facts: z.strictObject({
    merchantId: MerchantId,
    payer: z.string(),
    lineDay: Day,
    /** First and last day of the dues. */
    from: Day,
    to: Day,
    /** Codes of these dues that the memo names. */
    references: z.array(z.string()),
  }),
});
export type MatchProposal = z.infer<typeof MatchProposal>;

/** Why a line that fits dues is proposed for none of them. */
export const Unsure = z.enum([
  /** Another line could pay the same dues. */
  'several-lines',
  /** The dues of one merchant or of another. */
  'several-merchants',
  /** One merchant's dues to one fund or to another. */
  'several-funds',
  /** One merchant's dues to one fund, of some days or of others. */
  'several-readings',
  /** Dues to several funds, together: a remittance goes to one. */
  'funds-together',
  /** One reading alone, of more dues than one remittance settles. */
  'too-many-dues',
  /** One reading alone, of dues of which a refund waits to be recorded. */
  'refund-open',
]);
export type Unsure = z.infer<typeof Unsure>;

/** A line whose money fits dues, and nobody but a person can say which. */
export const UnclearLine = z.strictObject({
  lineId: StatementLineId,
  unsure: Unsure,
  /** All dues in question, by id. */
  dueIds: z.array(z.string()).min(1),
  /** The other lines that could pay some of them. */
  otherLineIds: z.array(StatementLineId),
});
export type UnclearLine = z.infer<typeof UnclearLine>;

/** Only what a bank saw pays dues over. Refuses `line-not-from-bank` for the line of a provider's bill. */
export const fromBank = (line: ListedLine): ListedBankLine =>
  line.kind === 'payment' || line.kind === 'refund' ? refuse('line-not-from-bank') : line;

/** May a person confirm that this line pays these dues? Refuses `amounts-differ`: also for an outgoing line, which pays nothing over. */
export const assertAddsUp = (
  line: Pick<OpenLine, 'kind' | 'amount'>,
  dues: readonly Pick<OpenDue, 'amount'>[],
): void => {
  const total = sum(dues.map((due) => due.amount));
  const paid = line.kind === 'income' ? line.amount : 0 - line.amount;
  if (dues.length === 0 || total !== paid) refuse('amounts-differ', { dues: yuan(total), line: yuan(paid) });
};
