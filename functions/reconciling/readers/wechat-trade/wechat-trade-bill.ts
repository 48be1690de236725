import { type Fen, fen, sum } from '../../../shared/money';
import {
  paymentIdentity,
  refundIdentity,
  type BillCovers,
  type BillLine,
  type BillTotals,
  type ForeignLine,
  type RefundLine,
} from '../bill-line';
import {
  fileProblem,
  type FileProblem,
  type LineProblem,
  lineProblem,
  type Problem,
  shorten,
} from '../problem';
import type { Day } from '../../../shared/time';
import { linesOf } from '../decode-text';
import {
  instantOf,
  isCut,
  LAST_DAY,
  readAnyDay,
  readClock,
  readMilliFen,
  readShanghaiTime,
} from '../read-cells';
import { type Row, RowReader, shapeProblem } from '../row-reader';
import { LINES } from '../statement-limits';
import { findWechatHeader, type WechatColumn, type WechatHeader } from './wechat-trade-columns';
import { linesWithoutPayers, wechatRows } from './wechat-trade-rows';
import { checkWechatTotals, type ColumnSums, MONEY_COLUMNS, type MoneyColumn } from './wechat-trade-totals';

export type BillReading = {
  lines: BillLine[];
  /** Absent where there are none. */
  foreign?: readonly ForeignLine[];
  problems: Problem[];
  warnings: LineProblem[];
  covers: BillCovers;
  totals: BillTotals;
};

type Money = Partial<Record<MoneyColumn, number>>;

/** Reads the cells of one row of the bill, which no spreadsheet has guarded: they are taken as they are. */
class BillRowReader extends RowReader<WechatColumn> {
  constructor(
    row: Row,
    readonly header: WechatHeader,
    latest: Day,
  ) {
    super(row, { at: (column) => header.at[column], named: header.named }, latest);
  }

  protected override clean(cell: string): string {
    return cell;
  }

  /** A spreadsheet keeps fifteen digits: the providers' numbers are longer, and end in zeros once it had them. */
  override id(column: WechatColumn): string {
    const text = super.id(column);
    if (isCut(text)) this.note('id-rounded', column);
    return text;
  }

  /** Days written in another style are read; a time without its seconds was lost by a spreadsheet. */
  override instant(column: WechatColumn): string {
    const text = this.cell(column);
    if (readShanghaiTime(text) !== undefined) return super.instant(column);
    const found = readAnyDay(text, 'YYYY-MM-DD');
    const clock = found && readClock(found.rest);
    if (found === undefined || clock === undefined) return super.instant(column);
    if (/^\d{1,2}:\d{2}$/.test(found.rest)) this.note('saved-again', column);
    else if (found.day > this.latest) this.note('day-to-come', column);
    return instantOf(found.day, clock);
  }

  /** Thousandths of a fen of every money column; blank ones are absent. Only fees are told in parts of a fen. */
  money(): Money {
    const money: Money = {};
    for (const column of MONEY_COLUMNS) {
      const text = this.cell(column);
      if (text === '') continue;
      const amount = readMilliFen(text);
      if (amount === undefined || (column !== 'fee' && amount % 1_000 !== 0))
        this.note('amount-unreadable', column);
      else money[column] = amount;
    }
    return money;
  }

  /** What stands in a column that must be filled; 0 fen only together with a note, or where the file says 0. */
  filled(money: Money, column: MoneyColumn): Fen {
    const amount = money[column];
    if (amount === undefined && this.cell(column) === '') this.note('amount-missing', column);
    return fen((amount ?? 0) / 1_000);
  }

  /** More than 0 fen from the first column that has it; files from before 2016 have the second alone. */
  amount(money: Money, columns: readonly [MoneyColumn, MoneyColumn]): Fen {
    const column = columns.find((each) => (money[each] ?? 0) !== 0) ?? columns[1];
    const amount = money[column] ?? 0;
    if (amount <= 0 && money[column] !== undefined) this.note('amount-not-positive', column);
    return fen(amount / 1_000);
  }

  /** Files of refunds alone tell the payment's time as 交易时间; the refund's own time is in a column of its own. */
  time(kind: BillLine['kind']): string {
    const own = (['refundedAt', 'refundAskedAt'] as const).find((column) => this.cell(column) !== '');
    const column = kind === 'refund' && own ? own : 'at';
    return this.instant(column);
  }
}

const PAID = 'SUCCESS';
const REVOKED = 'REVOKED';
/** Maps, because a file may say `constructor`, which every object has. */
const kindOf: ReadonlyMap<string, BillLine['kind']> = new Map([
  [PAID, 'payment'],
  ['REFUND', 'refund'],
  [REVOKED, 'refund'],
]);
/** CHANGE: the refund failed and the merchant has to see to it. */
const progressOf: ReadonlyMap<string, RefundLine['progress']> = new Map([
  ['SUCCESS', 'completed'],
  ['PROCESSING', 'processing'],
  ['FAIL', 'failed'],
  ['CHANGE', 'failed'],
  ['CLOSED', 'failed'],
]);

const commonOf = (read: BillRowReader, kind: BillLine['kind'], money: Money) => {
  const subMerchantAccount = read.optionalId('subMerchantAccount');
  return {
    provider: 'wechat' as const,
    lineNumber: read.row.lineNumber,
    at: read.time(kind),
    merchantAccount: read.id('merchantAccount'),
    ...(subMerchantAccount === undefined ? {} : { subMerchantAccount }),
    transactionId: read.id('transactionId'),
    merchantOrderId: read.id('merchantOrderId'),
    ...(money.fee === undefined ? {} : { feeMilliFen: money.fee }),
    product: read.words('product'),
    raw: shorten(read.row.raw),
  };
};

const paymentOf = (read: BillRowReader, money: Money): BillLine => {
  const common = commonOf(read, 'payment', money);
  const amount = read.amount(money, ['ordered', 'settled']);
  const settled = read.filled(money, 'settled');
  return { kind: 'payment', ...common, identity: paymentIdentity(common.transactionId), amount, settled };
};

const refundOf = (read: BillRowReader, money: Money): BillLine => {
  const common = commonOf(read, 'refund', money);
  const amount = read.amount(money, ['refundAsked', 'refundSettled']);
  const settled = read.filled(money, 'refundSettled');
  const revoked = read.cell('status') === REVOKED && ['', '0'].includes(read.cell('refundId'));
  const refundId = revoked ? `revoked-${common.transactionId}` : read.id('refundId');
  const merchantRefundId = read.optionalId('merchantRefundId');
  const progress = progressOf.get(read.cell('refundStatus'));
  if (!progress) read.note('status-unknown', 'refundStatus');
  return {
    kind: 'refund',
    ...common,
    identity: refundIdentity(refundId),
    amount,
    settled,
    refundId,
    ...(merchantRefundId === undefined ? {} : { merchantRefundId }),
    progress: progress ?? 'processing',
  };
};

const lineOf = (read: BillRowReader, money: Money): BillLine | undefined => {
  const kind = kindOf.get(read.cell('status'));
  const hasColumns = kind !== 'refund' || read.header.at.refundId !== undefined;
  if (!kind || !hasColumns) read.note('status-unknown', 'status');
  if (read.cell('currency') !== 'CNY') read.note('other-currency', 'currency');
  if (!kind || !hasColumns) return undefined;
  const line = kind === 'payment' ? paymentOf(read, money) : refundOf(read, money);
  return line;
};

/** One row → its line or its problems, and what it adds to the columns' sums. */
const readRow = (
  row: Row,
  header: WechatHeader,
  latest: Day,
): {
  line?: BillLine | undefined;
  foreign?: ForeignLine | undefined;
  money?: Money;
  problems: LineProblem[];
  warnings: LineProblem[];
} => {
  const misshapen = shapeProblem(row, row.cells.length === header.width, header.width);
  if (misshapen) return { problems: [misshapen], warnings: [] };
  const read = new BillRowReader(row, header, latest);
  const money = read.money();
  const complete = read.problems.length === 0;
  const told = lineOf(read, money);
  const line = read.problems.length === 0 ? told : undefined;
  const isForeign = read.problems.every(({ code }) => code === 'other-currency');
  const foreign = told && !line && isForeign ? { line: told, currency: read.cell('currency') } : undefined;
  return {
    line,
    foreign,
    ...(complete ? { money } : {}),
    problems: read.problems,
    warnings: line ? read.warnings : [],
  };
};

const billTotals = (lines: readonly BillLine[]): BillTotals => {
  const payments = lines.filter((line) => line.kind === 'payment');
  const refunds = lines.filter((line) => line.kind === 'refund');
  return {
    payments: payments.length,
    paid: sum(payments.map((line) => line.amount)),
    refunds: refunds.length,
    refunded: sum(refunds.map((line) => line.amount)),
    feesMilliFen: lines.reduce((fees, line) => fees + (line.feeMilliFen ?? 0), 0),
  };
};

const refused = (problem: FileProblem, covers: BillCovers): BillReading => ({
  lines: [],
  problems: [problem],
  warnings: [],
  covers,
  totals: billTotals([]),
});

/** A bill's text as it is kept: without who paid. Everything that the bill is read for is still there, in the same lines. */
export const tradeBillToKeep = (text: string): string => {
  const physical = linesOf(text);
  const header = findWechatHeader(physical);
  return 'on' in header ? text : linesWithoutPayers(physical, header, LINES).join('\n');
};

/**
 * Reads a WeChat Pay merchant 交易账单 (ALL, SUCCESS or REFUND, 特约商户号 or 子商户号): UTF-8 CSV whose cells begin with a backtick, amounts in yuan.
 * The footer is checked against the lines. A line that cannot be read whole is a problem with its number, and no line.
 * @param latest the last day that a line may be of
 */
export const readWechatTradeBill = (text: string, latest: Day = LAST_DAY): BillReading => {
  const physical = linesOf(text);
  const header = findWechatHeader(physical);
  if ('on' in header) return refused(header, 'all');
  const read = wechatRows(physical, header, LINES);
  if (read.rows.length > LINES) return refused(fileProblem('too-many-lines', { most: LINES }), header.covers);
  const sums: ColumnSums = Object.fromEntries(MONEY_COLUMNS.map((column) => [column, 0]));
  const problems: Problem[] = [];
  const warnings: LineProblem[] = [];
  const lines = new Map<string, BillLine>();
  const foreign: ForeignLine[] = [];
  let summable = true;
  for (const row of read.rows) {
    const { line, foreign: other, money, problems: found, warnings: seen } = readRow(row, header, latest);
    if (other) foreign.push(other);
    problems.push(...found);
    warnings.push(...seen);
    if (!money) summable = false;
    for (const column of MONEY_COLUMNS) sums[column] = (sums[column] ?? 0) + (money?.[column] ?? 0);
    const earlier = line && lines.get(line.identity);
    if (earlier)
      problems.push(
        lineProblem(row, 'listed-twice', { value: line.transactionId, first: earlier.lineNumber }),
      );
    else if (line) lines.set(line.identity, line);
  }
  // With an amount unreadable no sum can hold; that line's own problem says so. The count still must.
  problems.push(...checkWechatTotals(read, header, summable ? sums : {}));
  return {
    lines: [...lines.values()],
    ...(foreign.length > 0 && { foreign }),
    problems,
    warnings,
    covers: header.covers,
    totals: billTotals([...lines.values()]),
  };
};
