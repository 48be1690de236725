import * as z from 'zod';
import type { Entry, Leg } from '../../books/ledger/entry';
import type { SpendingRow } from '../../books/spending/spending';
import { SpendingId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { momentCell, yuanCell, type Cell } from '../../shared/csv';
import { atShanghai, Day } from '../../shared/time';
import { ShortText, Words } from '../../shared/words';

/** What the public is told of a spending: of its papers a copy where staff published one, else that they are kept. */
export const DisclosedSpending = z
  .object({
    spendingId: SpendingId,
    /** The day of the approval. */
    on: Day.optional(),
    purpose: Words,
    payee: ShortText,
    amount: Fen,
    bought: z.object({ quantity: z.number().int(), unit: Words, handedOver: z.number().int() }).optional(),
    paper: z.enum(['public', 'kept']),
  })
  .meta({ id: 'DisclosedSpending' });
export type DisclosedSpending = z.infer<typeof DisclosedSpending>;

/** @param on the day of the approval */
export const disclosed = (row: SpendingRow, on: Day | undefined): DisclosedSpending => ({
  spendingId: row.spendingId,
  ...(on !== undefined && { on }),
  purpose: row.purpose,
  payee: row.payee,
  amount: row.amount,
  ...(row.bought && { bought: row.bought }),
  paper: row.publicFileId === undefined ? 'kept' : 'public',
});

/** A file costs as much as its entries are many: wide for people, far below what a program can do. */
export const booksFromNetwork = { name: 'books-15m', most: 60, seconds: 15 * 60 };

export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
/** The instants (UTC) of a month in Asia/Shanghai, or of all there are: from the first, up to but without the second. */
export const spanOfMonth = (month: string | undefined): { from: string; to: string } => {
  if (month === undefined) return { from: '1970', to: '9999' };
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  const first = (of: string): string => atShanghai(`${of}-01T00:00:00`);
  return { from: first(month), to: first(next) };
};

type Language = 'zh' | 'en';
const WORDS = {
  zh: {
    header: ['时间（北京）', '事项', '科目', '借方（元）', '贷方（元）', '分录编号', '关联编号'],
    because: {
      sale: '售出，商家应捐',
      refund: '退款，冲减应捐',
      'refund-undone': '撤销退款，恢复应捐',
      remittance: '商家划付到账',
      'remittance-undone': '撤销划付勾对',
      spending: '支出（已审批）',
    },
    bank: '银行存款',
    payable: '待付款',
    fund: '专项基金',
    due: (merchant: string) => `应收捐款：${merchant}`,
    merchant: '商家',
  },
  en: {
    header: ['Time (Beijing)', 'What', 'Account', 'Debit (yuan)', 'Credit (yuan)', 'Line', 'Reference'],
    because: {
      sale: 'Sale: donation due from the merchant',
      refund: 'Refund: donation no longer due',
      'refund-undone': 'Refund undone: donation due again',
      remittance: 'Donation received from the merchant',
      'remittance-undone': 'Match of a donation undone',
      spending: 'Spending (approved)',
    },
    bank: 'Bank',
    payable: 'To be paid out',
    fund: 'Fund',
    due: (merchant: string) => `Due from ${merchant}`,
    merchant: 'a merchant',
  },
} as const;

/** The header of a fund's books as a file. */
export const entriesHeader = (language: Language): readonly string[] => WORDS[language].header;

const accountOf = ({ account }: Leg, language: Language, merchants: ReadonlyMap<string, Words>): string => {
  const says = WORDS[language];
  if (account === 'bank' || account === 'payable') return says[account];
  const [kind, id = ''] = account.split(':');
  if (kind === 'fund') return says.fund;
  const name = merchants.get(id);
  return says.due(name ? ((language === 'en' ? name.en : undefined) ?? name.zh) : says.merchant);
};

const referenceOf = (entry: Entry): string => {
  if ('orderId' in entry) return entry.orderId;
  return 'remittanceId' in entry ? entry.remittanceId : entry.spendingId;
};

/**
 * An entry as lines of a file, one a leg: when, what, which account, how much, and the number of the order, the remittance or the
 * spending. No buyer stands in the books, and of a provider's number nothing is told.
 * @param number of the entry in the file, from 1
 */
export const entryLines = (
  entry: Entry,
  number: number,
  { language, merchants }: { language: Language; merchants: ReadonlyMap<string, Words> },
): Cell[][] =>
  entry.legs.map((leg) => [
    momentCell(entry.at),
    WORDS[language].because[entry.because],
    accountOf(leg, language, merchants),
    yuanCell('debit' in leg ? leg.debit : undefined),
    yuanCell('credit' in leg ? leg.credit : undefined),
    number,
    referenceOf(entry),
  ]);
