import { uploadFile } from '../functions/books/files/upload-file.action';
import { SANDBOX_ACCOUNT } from '../functions/selling/payments/sandbox';
import { Price } from '../functions/shared/money';
import { approveSpending } from '../functions/books/spending/approve-spending.action';
import { recordHandOver } from '../functions/books/hand-overs/record-hand-over.action';
import { requestSpending } from '../functions/books/spending/request-spending.action';
import { bankLayouts } from '../functions/reconciling/readers/bank-csv/bank-layouts';
import { confirmMatch } from '../functions/reconciling/matches/confirm-match.action';
import { findDifferences } from '../functions/reconciling/differences/find-differences.action';
import { importStatement } from '../functions/reconciling/imports/import-statement.action';
import { proposeRemittances } from '../functions/reconciling/matches/propose-matches.action';
import { resolveDifference } from '../functions/reconciling/differences/resolve-difference.action';
import { saveColumnMapping } from '../functions/reconciling/mappings/save-column-mapping.action';
import type { Cast } from './01-fish-cast';
import type { Sale } from './01-fish-sales';
import { bankCsv, type BankCsvLine } from './papers/bank-csv';
import { examplePdf } from './papers/invoice';
import { wechatTradeBill } from './papers/trade-bill';
import { troubledBill } from './papers/troubled-bill';
import { key, type Payment } from './stage';

/** The two times at which papers come in. */
const TITLES = { september: '九月', lately: '本周' };
type Period = keyof typeof TITLES;

/** Step 6: the provider's bill of these payments, with one that no order knows, one of a wrong amount and one refund. */
export const importBill = async (
  cast: Cast,
  name: Period,
  payments: readonly Payment[],
  now: Date,
): Promise<void> => {
  const told = { account: SANDBOX_ACCOUNT, product: '千岛湖有机鳙鱼', stranger: `other-shop-${name}` };
  const given = {
    bytes: wechatTradeBill(troubledBill(payments, told)),
    fileName: `交易账单-${TITLES[name]}.csv`,
    how: { kind: 'wechat-trade' as const },
    language: 'zh' as const,
  };
  await importStatement(cast.finance, { requestKey: key(`bill-${name}`), what: given }, now);
};

const HOW = {
  'no-such-order': ['set-aside', '另一家店铺的款项，已请服务商核对'],
  'amount-differs': ['set-aside', '服务商立减 8 元，由服务商补足'],
  'refund-not-recorded': ['record-refund', '买家退货，冲减应捐款'],
} as const;

/** Finance resolves what is open, each with a note. */
export const resolveAll = async (cast: Cast, now: Date): Promise<void> => {
  const open = await findDifferences(cast.finance, { status: 'open', limit: 50 });
  for (const difference of open.items) {
    const reason = difference.found.reason as keyof typeof HOW;
    const [how, note] = HOW[reason];
    await resolveDifference(cast.finance, { differenceId: difference.differenceId, how, note }, now);
  }
};

/** Step 7: the bank's export by a saved column mapping, with what the merchant paid over. @param amount fen */
export const importBank = async (
  cast: Cast,
  name: Period,
  line: { day: string; amount: number },
  now: Date,
): Promise<void> => {
  const [layout] = bankLayouts;
  if (!layout) throw new Error('a bank layout');
  const account = { label: '工商银行 淳安支行 基本户', number: '1202 0261 0990 0012 345' };
  const what = { account, ...layout.mapping };
  const mapping = await saveColumnMapping(cast.finance, { requestKey: key('mapping'), what }, now);
  const lines: BankCsvLine[] = [
    { day: line.day, clock: '09:12:33', amount: line.amount, counterpartyName: '千岛湖渔家', memo: '应捐款' },
    {
      day: line.day,
      clock: '10:01:07',
      amount: -1_500,
      counterpartyName: '中国工商银行',
      memo: '账户管理费',
    },
  ];
  const how = { kind: 'bank-csv' as const, mappingId: mapping.mappingId };
  const given = {
    bytes: bankCsv(layout, lines, { opening: 1_000_000 }),
    fileName: `工行明细-${TITLES[name]}.csv`,
    how,
    language: 'zh' as const,
  };
  await importStatement(cast.finance, { requestKey: key(`bank-${name}`), what: given }, now);
};

/** Finance accepts what is proposed: the dues are paid over, the fund has money. */
export const confirmProposed = async (cast: Cast, now: Date): Promise<void> => {
  const { items } = await proposeRemittances(cast.finance);
  for (const [number, { line, dues, because }] of items.entries()) {
    const what = { lineId: line.lineId, dueIds: dues.map((due) => due.dueId), because };
    const requestKey = key(`match-${line.lineId.slice(-8)}-${number}`);
    await confirmMatch(cast.finance, { requestKey, what }, now);
  }
};

/** Step 8: one asks to spend with the invoice attached, another approves; twelve boxes are handed over in two villages. */
export const spendOnBoxes = async (cast: Cast, sale: Sale, amount: number): Promise<void> => {
  const { finance } = cast;
  const pdf = { name: '保温箱发票（示例）.pdf', bytes: examplePdf('Example invoice: 12 insulated boxes') };
  const paper = { requestKey: key('invoice'), ...pdf };
  const invoice = await uploadFile(finance, paper, cast.at('09-25', 9));
  const what = {
    amount: Price.parse(amount),
    payee: '杭州保温箱有限公司（示例）',
    purpose: { zh: '购买 12 只保温送餐箱', en: '12 insulated meal boxes' },
    quantity: 12,
    unit: { zh: '只', en: 'boxes' },
    invoiceFileId: invoice.fileId,
    invoiceNumber: '示例-0001',
  };
  const spending = await requestSpending(
    finance,
    { fundId: sale.campaign.fundId, requestKey: key('spending'), what },
    cast.at('09-25', 10),
  );
  await approveSpending(cast.colleague, spending, cast.at('09-26', 9));
  const { spendingId } = spending;
  const handOver = (name: string, quantity: number, place: { zh: string; en: string }, day: string) =>
    recordHandOver(
      finance,
      {
        spendingId,
        requestKey: key(name),
        what: { quantity, place, receivedBy: '姜书记', on: `${cast.year}-${day}` },
      },
      cast.at(day, 17),
    );
  await handOver('hand-over-1', 8, { zh: '枫树岭镇下姜村', en: 'Xiajiang village' }, '09-29');
  await handOver('hand-over-2', 4, { zh: '枫树岭镇大源村', en: 'Dayuan village' }, '09-30');
};
