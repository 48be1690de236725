import type { Account, Entry, Leg } from '../../books/ledger/entry';
import { momentCell, yuanCell } from '../../shared/csv';
import { oneOf, sheet, wordsIn } from '../../shared/sheet';
import type { Words } from '../../shared/words';

/** An entry with what the merchants and the fund of its accounts are called. */
export type NamedEntry = { entry: Entry; names: Readonly<Record<string, Words>> };
type Row = NamedEntry & { leg: Leg };

const causes = oneOf<Entry['because']>({
  sale: ['义卖售出，商家应捐', 'sold: the merchant owes'],
  refund: ['退款，扣减商家应捐', 'refunded: the merchant owes less'],
  'refund-undone': ['撤销退款，恢复商家应捐', 'refund undone: owed again'],
  remittance: ['商家划付到账', 'paid over'],
  'remittance-undone': ['撤销勾对，应捐恢复未结', 'match undone: owed again'],
  spending: ['批准支出，转为应付', 'spending approved'],
});
const accounts = oneOf({
  bank: ['银行存款', 'bank'],
  payable: ['应付款', 'payable'],
  'due-from-merchant': ['应收捐款', 'due from'],
  fund: ['专项基金', 'fund'],
});

const accountIn = (account: Account, { names }: NamedEntry, language: 'zh' | 'en'): string => {
  if (account === 'bank' || account === 'payable') return accounts(account, language);
  const [kind, id = ''] = account.split(':');
  const name = wordsIn(names[id], language) ?? id;
  return `${accounts(kind === 'fund' ? 'fund' : 'due-from-merchant', language)} · ${name}`;
};

const causeOf = (entry: Entry): string => {
  if ('orderId' in entry) return entry.orderId;
  return 'remittanceId' in entry ? entry.remittanceId : entry.spendingId;
};

/** A journal as accountants keep it: each side of an entry is a row, and the rows of an entry have its number in common. */
export const entriesSheet = sheet<NamedEntry, Row>(
  { zh: '基金账目', en: 'fund-entries' },
  [
    { zh: '时间', en: 'When', of: ({ entry }) => momentCell(entry.at) },
    { zh: '凭证', en: 'Entry', of: ({ entry }) => entry.entryId },
    { zh: '发生了什么', en: 'What happened', of: ({ entry }, language) => causes(entry.because, language) },
    { zh: '科目', en: 'Account', of: (row, language) => accountIn(row.leg.account, row, language) },
    {
      zh: '借方（元）',
      en: 'Debit (yuan)',
      of: ({ leg }) => ('debit' in leg ? yuanCell(leg.debit) : undefined),
    },
    {
      zh: '贷方（元）',
      en: 'Credit (yuan)',
      of: ({ leg }) => ('credit' in leg ? yuanCell(leg.credit) : undefined),
    },
    { zh: '订单、划付或支出', en: 'Order, remittance or spending', of: ({ entry }) => causeOf(entry) },
  ],
  (named) => named.entry.legs.map((leg) => ({ ...named, leg })),
);
