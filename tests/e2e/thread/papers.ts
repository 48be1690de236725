import { SANDBOX_ACCOUNT } from '../../../functions/selling/payments/sandbox';
import { bankLayouts } from '../../../functions/reconciling/readers/bank-csv/bank-layouts';
import { examplePdf } from '../../../seeds/papers/invoice';
import { bankCsv, wechatTradeBill, type TradeBillLine } from '../../support/make-statements';
import { strangeNumber, type Sold } from './buyer';
import { merchant } from './seller';
import { localDay } from './walk';

/** A file as a page's file input takes it. */
export type Paper = { name: string; mimeType: string; buffer: Buffer };

const paymentOf = ({ orderId, transactionId, amount, paidAt }: Sold): TradeBillLine => ({
  kind: 'payment',
  at: paidAt,
  transactionId,
  merchantOrderId: orderId,
  amount,
  merchantAccount: SANDBOX_ACCOUNT,
});

/** What the provider has of the season: every payment, and one that belongs to another shop. */
export type Payments = { mine: Sold; tooLittle: Sold; givenBack: Sold; untold: Sold };

export const STRANGER = 'POS-20260908-7';
const COUPON = 800;
const DAY_MS = 86_400_000;

/** As much earlier as a day: a payment of the day before. */
export const dayBefore = (at: string): string => new Date(Date.parse(at) - DAY_MS).toISOString();

/** The provider's 交易账单: UTF-8, backticks, totals at its foot. */
export const tradeBill = ({ mine, tooLittle, givenBack, untold }: Payments): Paper => {
  const bytes = wechatTradeBill([
    paymentOf({ ...untold, paidAt: dayBefore(untold.paidAt) }),
    paymentOf(mine),
    paymentOf({ ...tooLittle, amount: tooLittle.amount - COUPON }),
    paymentOf(givenBack),
    { ...paymentOf(givenBack), merchantOrderId: STRANGER, transactionId: strangeNumber() },
    { ...paymentOf(givenBack), kind: 'refund', refundId: `50${givenBack.transactionId.slice(2)}` },
  ]);
  return { name: `${SANDBOX_ACCOUNT}All.csv`, mimeType: 'text/csv', buffer: Buffer.from(bytes) };
};

/** The bank's export: what the merchant paid over, and a fee that went out. @param amount fen */
export const bankExport = (amount: number): Paper => {
  const layout = bankLayouts.find(({ id }) => id === 'direction');
  if (!layout) throw new Error('no such layout');
  const day = localDay();
  const bytes = bankCsv(layout, [
    { day, amount, counterpartyName: merchant.zh, memo: '应捐款', reference: 'T001' },
    { day, amount: -1_500, counterpartyName: '中国工商银行', memo: '账户管理费', reference: 'T002' },
  ]);
  return { name: '对公账户明细.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) };
};

export const invoice = (): Paper => ({
  name: '保温箱发票(示例).pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(examplePdf('Example invoice: 12 boxes for Xiajiang')),
});
