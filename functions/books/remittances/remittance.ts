import * as z from 'zod';
import { FundId, MerchantId, PersonId, RemittanceId, StatementLineId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { LongText } from '../../shared/words';
import { dueFromMerchant, type Entry, move } from '../ledger/entry';
import { DueId } from '../dues/due';

const facts = {
  remittanceId: RemittanceId,
  merchantId: MerchantId,
  fundId: FundId,
  /** The line of the bank statement that shows the money. */
  lineId: StatementLineId,
  dueIds: z.array(DueId).min(1),
  /** What each of them came to, in their order; not kept before release 0.3. */
  dueAmounts: z.array(Fen).optional(),
  /** What arrived, in fen, above 0. */
  amount: Fen,
  /** What the fund had received before: the place of this money in the fund's stream, first in, first out. */
  receivedBefore: Fen,
  /** The day on which the bank booked it. */
  on: Day,
  because: LongText,
  by: PersonId,
  /** When it was confirmed, UTC. */
  at: z.iso.datetime(),
};

const Confirmed = z.object({ ...facts, status: z.literal('confirmed') });
const Undone = z.object({
  ...facts,
  status: z.literal('undone'),
  undone: z.object({ reason: LongText, by: PersonId, at: z.iso.datetime() }),
});
/** A merchant's donations paid over: one line of the bank, confirmed by a person to settle these dues. */
export const Remittance = z.discriminatedUnion('status', [Confirmed, Undone]).meta({ id: 'Remittance' });
export type Remittance = z.infer<typeof Remittance>;
export type ConfirmedRemittance = z.infer<typeof Confirmed>;

/** Kept, with who undid it and why. Refuses `match-already-undone`. */
export const undo = (
  remittance: Remittance,
  by: { reason: string; by: PersonId; at: string },
): Remittance => {
  if (remittance.status === 'undone') return refuse('match-already-undone');
  return { ...remittance, status: 'undone', undone: by };
};

type Of = Pick<Remittance, 'remittanceId' | 'merchantId' | 'fundId' | 'amount'>;

/** Debit bank, credit what the merchant owes. @param at when it was confirmed, UTC */
export const remittanceEntry = ({ remittanceId, merchantId, fundId, amount }: Of, at: string): Entry => ({
  entryId: `remit-${remittanceId}`,
  fundId,
  at,
  because: 'remittance',
  remittanceId,
  legs: move(amount, { debit: 'bank', credit: dueFromMerchant(merchantId) }),
});

/** The reverse of remittanceEntry: the merchant owes it again. @param at when it was undone, UTC */
export const undoneEntry = ({ remittanceId, merchantId, fundId, amount }: Of, at: string): Entry => ({
  entryId: `undo-${remittanceId}`,
  fundId,
  at,
  because: 'remittance-undone',
  remittanceId,
  legs: move(amount, { debit: dueFromMerchant(merchantId), credit: 'bank' }),
});
