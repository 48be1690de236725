import * as z from 'zod';
import type { MerchantId } from '../../shared/ids';
import { FundId, OrderId, RemittanceId, SpendingId } from '../../shared/ids';
import { Fen, fen, minus, sum } from '../../shared/money';
import { Day } from '../../shared/time';

/**
 * What the books keep apart. `bank`: the charity's account. `payable`: approved, and not yet seen leaving the bank.
 * `due-from-merchant:<id>`: what a merchant owes. `fund:<id>`: money given for one purpose, ring-fenced.
 */
export const Account = z.union([
  z.literal('bank'),
  z.literal('payable'),
  z.templateLiteral(['due-from-merchant:', z.string()]),
  z.templateLiteral(['fund:', z.string()]),
]);
export type Account = z.infer<typeof Account>;

export const dueFromMerchant = (merchantId: MerchantId): Account => `due-from-merchant:${merchantId}`;
export const ofFund = (fundId: FundId): Account => `fund:${fundId}`;

const Amount = Fen.refine((amount) => amount > 0);
/** One side of an entry, in fen, always above 0. */
export const Leg = z.union([
  z.strictObject({ account: Account, debit: Amount }),
  z.strictObject({ account: Account, credit: Amount }),
]);
export type Leg = z.infer<typeof Leg>;

const head = {
  /** Follows from the cause, e.g. `pay-wechat-4200…`: the same cause cannot be entered twice. */
  entryId: z.string().min(3).max(100),
  fundId: FundId,
  /** When it happened, UTC: of a payment, the provider's time. */
  at: z.iso.datetime(),
  legs: z.array(Leg).min(2).max(20),
};
/** Which page of the merchant's dues of that day it was counted on. */
const onDue = { orderId: OrderId, duePage: z.number().int().min(1) };

/** One happening in the books, with all its legs. It is never changed: a correction is another entry. */
export const Entry = z
  .discriminatedUnion('because', [
    z.object({ ...head, because: z.literal('sale'), ...onDue }),
    // A refund after the money was paid over carries to a later day's due.
    z.object({ ...head, because: z.literal('refund'), ...onDue, dueDay: Day }),
    // It was recorded wrongly: the reverse of its entry, on the due that it is counted on.
    z.object({ ...head, because: z.literal('refund-undone'), ...onDue, dueDay: Day }),
    z.object({ ...head, because: z.literal('remittance'), remittanceId: RemittanceId }),
    z.object({ ...head, because: z.literal('remittance-undone'), remittanceId: RemittanceId }),
    z.object({ ...head, because: z.literal('spending'), spendingId: SpendingId }),
  ])
  .meta({ id: 'LedgerEntry' });
export type Entry = z.infer<typeof Entry>;

const debitOf = (leg: Leg): Fen => ('debit' in leg ? leg.debit : fen(0));
const creditOf = (leg: Leg): Fen => ('credit' in leg ? leg.credit : fen(0));

/** The entry itself, if what is debited equals what is credited; anything else is a bug. Asked before writing and after reading. */
export const balanced = (entry: Entry): Entry => {
  const read = Entry.parse(entry);
  const [debits, credits] = [sum(read.legs.map(debitOf)), sum(read.legs.map(creditOf))];
  if (debits !== credits) throw new Error(`${read.entryId}: ${debits} fen debited, ${credits} credited`);
  return read;
};

/** The two legs that move an amount (fen, above 0) from the account credited to the account debited. */
export const move = (amount: Fen, accounts: { debit: Account; credit: Account }): Leg[] => [
  { account: accounts.debit, debit: amount },
  { account: accounts.credit, credit: amount },
];

/** What is left on each account, debits above 0: over all entries the balances add up to 0. */
export const balances = (entries: readonly Entry[]): Map<Account, Fen> => {
  const left = new Map<Account, Fen>();
  for (const { account, ...side } of entries.flatMap((entry) => entry.legs)) {
    const amount = 'debit' in side ? side.debit : minus(side.credit);
    left.set(account, fen((left.get(account) ?? 0) + amount));
  }
  return left;
};
