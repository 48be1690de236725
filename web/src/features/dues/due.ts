import type { Due } from '../../../../functions/books/dues/due';
import type { AgreementRow } from '../agreements/agreement';

export type { Due };

/** What one merchant owes one fund, and paid over to it. Amounts in fen. */
export type Account = {
  key: string;
  merchantId: string;
  fundId: string;
  dues: readonly Due[];
  owed: number;
  paidOver: number;
};

const sumOf = (dues: readonly Due[], status: Due['status']): number =>
  dues.filter((due) => due.status === status).reduce((sum, due) => sum + due.amount, 0);

/** By merchant and fund; within each, the newest day first. */
export const accountsOf = (dues: readonly Due[]): Account[] => {
  const byKey = new Map<string, Due[]>();
  for (const due of dues) {
    const key = `${due.merchantId} ${due.fundId}`;
    byKey.set(key, [...(byKey.get(key) ?? []), due]);
  }
  return [...byKey].map(([key, own]) => {
    const [merchantId = '', fundId = ''] = key.split(' ');
    const sorted = own.sort((a, b) => (a.day + String(a.page) < b.day + String(b.page) ? 1 : -1));
    return {
      key,
      merchantId,
      fundId,
      dues: sorted,
      owed: sumOf(own, 'open'),
      paidOver: sumOf(own, 'paid-over'),
    };
  });
};

/** The donation for one item, where the day's figures tell it. Fen. */
export const perItemOf = ({ amount, count }: Due): number | undefined =>
  count > 0 && amount > 0 && amount % count === 0 ? amount / count : undefined;

const promisedBy = ({ agreementId }: AgreementRow, dues: readonly Due[]): number =>
  dues
    .flatMap(({ shares }) => shares ?? [])
    .filter((share) => share.agreementId === agreementId)
    .reduce((sum, share) => sum + share.amount, 0);

/** A signed agreement that sets limits, and what was promised by it so far. Fen. */
export type Limits = { agreement: AgreementRow; accrued: number };

/** The signed agreements that set limits to an account, the newest first, each with what it promised itself. */
export const limitsOf = (
  account: Account,
  agreements: readonly AgreementRow[],
  campaignOf: ReadonlyMap<string, string>,
): Limits[] =>
  agreements
    .filter(
      (one) =>
        one.status === 'signed' &&
        (one.minimum !== undefined || one.maximum !== undefined) &&
        one.merchantId === account.merchantId &&
        one.campaignId === campaignOf.get(account.fundId),
    )
    .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
    .map((agreement) => ({ agreement, accrued: promisedBy(agreement, account.dues) }));
