import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { minus } from '../../shared/money';
import { dueIdOf, type Due, type DueId, type Sales } from '../dues/due';
import type { Fund } from '../funds/fund';
import type { Account, Entry } from '../ledger/entry';
import { MerchantId } from '../../shared/ids';
import { dayOf } from '../../shared/time';
import { isOpen, type SpendingRow } from '../spending/spending';
import type { Finding } from './finding';

/** What a fund's entries say, added up while they are read. Amounts in fen, debits above 0. */
export type Tally = {
  accounts: Map<Account, number>;
  dues: Map<DueId, number>;
  remittances: Map<string, number>;
};
export const newTally = (): Tally => ({ accounts: new Map(), dues: new Map(), remittances: new Map() });

/** A tally as text, small enough to be kept with a check's progress (some tens of bytes a due); `unpackTally` reads it. */
export const packTally = ({ accounts, dues, remittances }: Tally): string =>
  brotliCompressSync(JSON.stringify([[...accounts], [...dues], [...remittances]])).toString('base64');
export const unpackTally = (text: string): Tally => {
  const read = JSON.parse(brotliDecompressSync(Buffer.from(text, 'base64')).toString()) as [
    [Account, number][],
    [DueId, number][],
    [string, number][],
  ];
  return { accounts: new Map(read[0]), dues: new Map(read[1]), remittances: new Map(read[2]) };
};

const add = <K>(to: Map<K, number>, key: K, amount: number): void => {
  to.set(key, (to.get(key) ?? 0) + amount);
};

const OWED = 'due-from-merchant:';

/** What an entry moves on what merchants owe: whose, and how much (fen, above 0 where they owe more). */
const owedIn = (entry: Entry): { merchantId: MerchantId; amount: number } | undefined => {
  const leg = entry.legs.find(({ account }) => account.startsWith(OWED));
  if (!leg) return undefined;
  const merchantId = MerchantId.parse(leg.account.slice(OWED.length));
  return { merchantId, amount: 'debit' in leg ? leg.debit : minus(leg.credit) };
};

/** Counts one entry in. */
export const count = (tally: Tally, entry: Entry): void => {
  for (const leg of entry.legs)
    add(tally.accounts, leg.account, 'debit' in leg ? leg.debit : minus(leg.credit));
  const owed = owedIn(entry);
  if (!owed) return;
  const { merchantId, amount } = owed;
  if ('duePage' in entry) {
    const day = entry.because === 'sale' ? dayOf(entry.at) : entry.dueDay;
    add(tally.dues, dueIdOf({ merchantId, day, fundId: entry.fundId, page: entry.duePage }), amount);
  }
  if (entry.because === 'remittance' || entry.because === 'remittance-undone')
    add(tally.remittances, entry.remittanceId, -amount);
};

/** The fund itself: `received` is what came to the bank, `spent` what was promised to be paid out. */
export const compareFund = (fund: Fund, { accounts }: Tally): Finding[] => {
  const [received, spent] = [accounts.get('bank') ?? 0, -(accounts.get('payable') ?? 0)];
  if (fund.received === received && fund.spent === spent) return [];
  const facts = {
    received: fund.received,
    spent: fund.spent,
    entriesReceived: received,
    entriesSpent: spent,
  };
  return [{ code: 'fund-differs', which: fund.fundId, facts }];
};

const known = (told: Iterable<[string, number]>, stands: Iterable<[string, number]>) => {
  const both = new Map<string, { entries: number; stands: number }>();
  for (const [which, amount] of told) both.set(which, { entries: amount, stands: 0 });
  for (const [which, amount] of stands)
    both.set(which, { entries: both.get(which)?.entries ?? 0, stands: amount });
  return [...both].filter(([, { entries, stands: there }]) => entries !== there);
};

/** Each due against the entries that were counted on it; a due that is gone counts as nothing. */
export const compareDues = (dues: readonly Due[], tally: Tally): Finding[] =>
  known(
    tally.dues,
    dues.map((due) => [due.dueId, due.amount]),
  ).map(([which, { entries, stands }]) => ({ code: 'due-differs', which, facts: { due: stands, entries } }));

/** Each remittance's entries against the dues that it paid over. */
export const compareRemittances = (dues: readonly Due[], tally: Tally): Finding[] => {
  const paidOver = new Map<string, number>();
  for (const due of dues) if (due.status === 'paid-over') add(paidOver, due.remittanceId, due.amount);
  return known(tally.remittances, paidOver).map(([which, { entries, stands }]) => ({
    code: 'remittance-differs',
    which,
    facts: { dues: stands, entries },
  }));
};

/** A fund's spendings against the list of what is open in all funds. @param imageOf the row as the stream tells it */
export const compareOpen = (
  spendings: readonly SpendingRow[],
  listed: ReadonlySet<string>,
  imageOf: (row: SpendingRow) => Record<string, unknown>,
): Finding[] =>
  spendings
    .filter((row) => isOpen(row) !== listed.has(row.spendingId))
    .map((row) => ({
      code: 'spending-not-listed',
      which: row.spendingId,
      missed: { kind: 'spending', after: imageOf(row) },
    }));

/** The roll-up against each due. @param imageOf the due as the stream told it, for the follower that rolls up open ones */
export const compareSales = (
  dues: readonly Due[],
  months: readonly Sales[],
  imageOf: (due: Due) => Record<string, unknown>,
): Finding[] => {
  const rolled = new Map<DueId, { count: number; amount: number }>();
  for (const { merchantId, fundId, days } of months) {
    for (const { day, page, ...of } of days) {
      const dueId = dueIdOf({ merchantId, fundId, day, page });
      const { count, amount } = rolled.get(dueId) ?? { count: 0, amount: 0 };
      rolled.set(dueId, { count: count + of.count, amount: amount + of.amount });
    }
  }
  return dues.flatMap((due): Finding[] => {
    const { count: items = 0, amount = 0 } = rolled.get(due.dueId) ?? {};
    if (items === due.count && amount === due.amount) return [];
    const facts = { due: due.amount, dueItems: due.count, sales: amount, salesItems: items };
    const missed = due.status === 'open' ? { missed: { kind: 'due', after: imageOf(due) } } : {};
    return [{ code: 'sales-behind', which: due.dueId, facts, ...missed }];
  });
};
