import * as z from 'zod';
import { DEEDS } from '../../shared/deeds';
import { CampaignId, FileId, FundId, PersonId, SpendingId } from '../../shared/ids';
import { Fen, Price } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { LongText, PersonName, ShortText, Words } from '../../shared/words';
import { move, ofFund, type Entry } from '../ledger/entry';
import { MOST } from '../../shared/limits';

/** Who may ask for money of a fund, and who decides on it: another human being. */
export const REQUESTERS = DEEDS.askForMoney;
export const DECIDERS = DEEDS.manageMoney;

export const NewSpending = z
  .strictObject({
    amount: Price,
    payee: ShortText,
    purpose: Words,
    quantity: z.number().int().min(1).max(MOST.goods).optional(),
    unit: Words.optional(),
    invoiceFileId: FileId,
    invoiceNumber: ShortText.optional(),
  })
  .meta({ id: 'NewSpending' });
export type NewSpending = z.infer<typeof NewSpending>;

const bought = z.object({
  quantity: z.number().int().min(1),
  unit: Words,
  handedOver: z.number().int().min(0),
});
const inList = {
  spendingId: SpendingId,
  fundId: FundId,
  amount: Fen,
  payee: ShortText,
  purpose: Words,
  /** What it buys, where that can be counted, and how many of them are handed over. */
  bought: bought.optional(),
  requestedAt: z.iso.datetime(),
  requesterId: PersonId,
  /** What of its papers everybody may read: a copy in which what is nobody's business is covered. */
  publicFileId: FileId.optional(),
};
const papers = {
  invoiceFileId: FileId,
  invoiceNumber: ShortText.optional(),
  requestedBy: PersonName.optional(),
};
const decided = { decidedBy: PersonName.optional(), decidedOn: Day };

/** A spending with its papers: who asked, the invoice, who decided and why. */
export const Spending = z
  .discriminatedUnion('status', [
    z.object({ ...inList, ...papers, status: z.literal('pending') }),
    z.object({ ...inList, ...papers, status: z.literal('approved'), ...decided }),
    z.object({ ...inList, ...papers, status: z.literal('declined'), ...decided, reason: LongText }),
  ])
  .meta({ id: 'Spending' });
export type Spending = z.infer<typeof Spending>;
export type PendingSpending = Extract<Spending, { status: 'pending' }>;
export type DecidedSpending = Exclude<Spending, { status: 'pending' }>;

/** A spending as a list shows it: small (400 bytes), because twenty of them are read at once. */
export const SpendingRow = z
  .object({
    ...inList,
    status: z.enum(['pending', 'approved', 'declined']),
    /** Kept in the row since release 0.3; before, with the papers alone. */
    decidedOn: Day.optional(),
  })
  .meta({ id: 'SpendingRow' });
export type SpendingRow = z.infer<typeof SpendingRow>;

/** Which stretch of a fund's stream of money a spending took: from so many fen on, first in, first out. */
export const Stretch = z.object({
  spendingId: SpendingId,
  from: Fen,
  amount: Fen,
  /** The day of the approval; not kept before release 0.3. */
  on: Day.optional(),
});
export type Stretch = z.infer<typeof Stretch>;

/** Somebody has to decide on it, or to hand over what it bought. */
export const isOpen = ({ status, bought }: SpendingRow): boolean =>
  status === 'pending' ||
  (status === 'approved' && bought !== undefined && bought.handedOver < bought.quantity);

/** An open spending beside others of other funds. */
export const OpenSpending = SpendingRow.extend({ fundName: Words, campaignId: CampaignId }).meta({
  id: 'OpenSpending',
});
export type OpenSpending = z.infer<typeof OpenSpending>;

/** A member of staff as they were called at the time. */
export type Staff = { personId: PersonId; name: PersonName | undefined };
type PersonName = z.infer<typeof PersonName>;

const named = <K extends string>(key: K, name: PersonName | undefined) =>
  (name === undefined || name === '' ? {} : { [key]: name }) as Partial<Record<K, PersonName>>;

/** Refuses `unit-missing`. @param made who asks, and when (UTC) */
export const requestOf = (
  asked: NewSpending,
  made: { spendingId: SpendingId; fundId: FundId; by: Staff; at: string },
): PendingSpending => {
  const { amount, payee, purpose, quantity, unit, invoiceFileId, invoiceNumber } = asked;
  if ((quantity === undefined) !== (unit === undefined)) refuse('unit-missing');
  return {
    spendingId: made.spendingId,
    fundId: made.fundId,
    amount,
    payee,
    purpose,
    ...(quantity !== undefined && unit && { bought: { quantity, unit, handedOver: 0 } }),
    invoiceFileId,
    ...(invoiceNumber !== undefined && { invoiceNumber }),
    requestedAt: made.at,
    requesterId: made.by.personId,
    ...named('requestedBy', made.by.name),
    status: 'pending',
  };
};

/** A second person decides: the requester never, whatever roles they have. */
const decide = (spending: Spending, by: Staff): PendingSpending => {
  if (spending.requesterId === by.personId) return refuse('approver-is-requester');
  return spending.status === 'pending' ? spending : refuse('spending-already-decided');
};

/** Refuses `approver-is-requester`, `spending-already-decided`. @param on the day in Asia/Shanghai */
export const approve = (spending: Spending, by: Staff, on: Day): DecidedSpending => ({
  ...decide(spending, by),
  status: 'approved',
  ...named('decidedBy', by.name),
  decidedOn: on,
});

/** Refuses `approver-is-requester`, `spending-already-decided`. @param on the day in Asia/Shanghai */
export const decline = (spending: Spending, by: Staff, on: Day, reason: string): DecidedSpending => ({
  ...decide(spending, by),
  status: 'declined',
  ...named('decidedBy', by.name),
  decidedOn: on,
  reason,
});

/** Debit the fund, credit what is to be paid out. @param at when it was approved, UTC */
export const spendingEntry = ({ spendingId, fundId, amount }: Spending, at: string): Entry => ({
  entryId: `spend-${spendingId}`,
  fundId,
  at,
  because: 'spending',
  spendingId,
  legs: move(amount, { debit: ofFund(fundId), credit: 'payable' }),
});
