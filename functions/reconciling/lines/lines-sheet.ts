import { dayCell, momentCell, yuanCell, type Cell } from '../../shared/csv';
import { minus } from '../../shared/money';
import { oneOf, sheet } from '../../shared/sheet';
import type { ListedLine } from './listed-line';

const kinds = oneOf<ListedLine['kind']>({
  income: ['收入', 'in'],
  outgoing: ['支出', 'out'],
  payment: ['付款', 'payment'],
  refund: ['退款', 'refund'],
});
const states = oneOf<ListedLine['state']['state']>({
  open: ['待处理', 'open'],
  differs: ['有差异', 'differs'],
  'matched-to-order': ['与订单一致', 'agrees with the order'],
  'matched-to-remittance': ['已勾对划付', 'matched to a remittance'],
  'set-aside': ['已搁置', 'set aside'],
});

const matchedWith = ({ state }: ListedLine): Cell => {
  if (state.state === 'matched-to-order') return state.orderId;
  return state.state === 'matched-to-remittance' ? state.remittanceId : undefined;
};
/** What went out or back is below 0, so that a column adds up. */
const amountOf = ({ kind, amount }: ListedLine): Cell =>
  yuanCell(kind === 'outgoing' || kind === 'refund' ? minus(amount) : amount);

export const linesSheet = sheet<ListedLine>({ zh: '账单明细', en: 'statement-lines' }, [
  { zh: '行号', en: 'Line', of: (line) => line.lineNumber },
  { zh: '时间', en: 'When', of: (line) => ('day' in line ? dayCell(line.day) : momentCell(line.at)) },
  { zh: '类型', en: 'Kind', of: (line, language) => kinds(line.kind, language) },
  { zh: '金额（元）', en: 'Amount (yuan)', of: amountOf },
  {
    zh: '对方户名',
    en: 'Counterparty',
    of: (line) => ('day' in line ? (line.wholeName ?? line.counterpartyName) : undefined),
  },
  { zh: '摘要或商品', en: 'Memo or product', of: (line) => ('day' in line ? line.memo : line.product) },
  { zh: '商户订单号', en: 'Order', of: (line) => ('day' in line ? undefined : line.merchantOrderId) },
  { zh: '支付单号', en: 'Payment number', of: (line) => ('day' in line ? undefined : line.transactionId) },
  { zh: '退款单号', en: 'Refund number', of: (line) => (line.kind === 'refund' ? line.refundId : undefined) },
  { zh: '状态', en: 'State', of: (line, language) => states(line.state.state, language) },
  { zh: '勾对', en: 'Matched with', of: matchedWith },
  {
    zh: '搁置原因',
    en: 'Why set aside',
    of: ({ state }) => (state.state === 'set-aside' ? state.why : undefined),
  },
]);
