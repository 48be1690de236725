import * as z from 'zod';
import { PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { Typed } from '../../shared/words';
import type { BillLine } from '../readers/bill-line';

/** A number of a merchant account with a payment provider (商户号, 特约商户号): digits alone. */
export const AccountNumber = Typed.regex(/^\d{6,20}$/);

/** An account of the organisation's own: a bill of any other is not reconciled with its books. */
export const MerchantAccount = z
  .object({ account: AccountNumber, addedBy: PersonId, addedAt: z.iso.datetime() })
  .meta({ id: 'MerchantAccount' });
export type MerchantAccount = z.infer<typeof MerchantAccount>;

/** So many of one organisation: a federation has one for each of its branches at most. */
export const MOST_ACCOUNTS = 50;

/** `unknown`: none is written down yet, then any is taken for ours. */
export const BilledAccount = z
  .object({
    account: z.string(),
    /** Lines of the bill that are of this account. */
    lines: z.number().int(),
    ours: z.enum(['yes', 'no', 'unknown']),
  })
  .meta({ id: 'BilledAccount' });
export type BilledAccount = z.infer<typeof BilledAccount>;

/** Whose account a line's money is in: where a service provider acts for a merchant, the merchant's. */
export const accountOfLine = (line: BillLine): string => line.subMerchantAccount ?? line.merchantAccount;

/** Whose accounts a bill is of, in the order of its lines. @param ours those written down */
export const billedAccounts = (lines: readonly BillLine[], ours: readonly string[]): BilledAccount[] => {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(accountOfLine(line), (counts.get(accountOfLine(line)) ?? 0) + 1);
  const isOurs = (account: string) => (ours.includes(account) ? 'yes' : 'no');
  return [...counts].map(([account, count]) => ({
    account,
    lines: count,
    ours: ours.length === 0 ? 'unknown' : isOurs(account),
  }));
};

/** No line is of an account of ours: somebody else's bill, or an account that nobody wrote down. */
export const isOfOthers = (billed: readonly BilledAccount[]): boolean =>
  billed.length > 0 && billed.every(({ ours }) => ours === 'no');

/** What a refusal names: theirs and ours, the first few of each. */
export const othersFacts = (
  billed: readonly BilledAccount[],
  ours: readonly string[],
): { told: string; ours: string } => ({
  told: billed
    .slice(0, 3)
    .map(({ account }) => account)
    .join(', '),
  ours: ours.slice(0, 3).join(', '),
});

/** Refuses `statement-of-others` for a bill of which no line is of an account of ours. */
export const assertOurs = (lines: readonly BillLine[], ours: readonly string[]): void => {
  const billed = billedAccounts(lines, ours);
  if (isOfOthers(billed)) refuse('statement-of-others', othersFacts(billed, ours));
};
