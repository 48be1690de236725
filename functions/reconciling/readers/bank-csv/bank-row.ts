import type { Fen } from '../../../shared/money';
import type { Day } from '../../../shared/time';
import type { ColumnMapping } from '../column-mapping';
import { columnKey, readAnyDay, readClock } from '../read-cells';
import { type Columns, type Row, RowReader } from '../row-reader';

/** Reads the cells of one row by the mapping. */
export class BankRowReader extends RowReader<string> {
  constructor(
    row: Row,
    columns: Columns<string>,
    latest: Day,
    readonly mapping: ColumnMapping,
  ) {
    super(row, columns, latest);
  }

  amountColumns(): readonly string[] {
    const { amount } = this.mapping;
    return amount.kind === 'two-columns' ? [amount.income, amount.outgoing] : [amount.column];
  }

  /** Fen, income above 0, outgoing below; 0 with a note if there is none. A reversal (a negative income) goes out. */
  signed(): number {
    const { amount } = this.mapping;
    const before = this.problems.length;
    const found =
      amount.kind === 'signed'
        ? this.yuan(amount.column)
        : amount.kind === 'two-columns'
          ? this.eitherOf(amount.income, amount.outgoing)
          : this.directed(amount);
    if (this.problems.length > before) return 0;
    if (found === undefined || found === 0) this.note('amount-missing', this.amountColumns().join(', '));
    return found ?? 0;
  }

  private eitherOf(income: string, outgoing: string): number | undefined {
    const came = this.yuan(income) ?? 0;
    const went = this.yuan(outgoing) ?? 0;
    if (came !== 0 && went !== 0) this.note('both-amounts', income, { other: outgoing });
    return came - went;
  }

  private directed(amount: Extract<ColumnMapping['amount'], { kind: 'direction' }>): number | undefined {
    const told = columnKey(this.cell(amount.direction));
    const isIncome = amount.incomeWords.some((word) => columnKey(word) === told);
    const isOutgoing = amount.outgoingWords.some((word) => columnKey(word) === told);
    const size = this.yuan(amount.column);
    if (isIncome === isOutgoing) this.note('direction-unknown', amount.direction);
    return size === undefined ? undefined : isIncome ? size : 0 - size;
  }

  /** The day by the mapping's format, or by the only other one that reads it. */
  day(): ReturnType<typeof readAnyDay> {
    return readAnyDay(this.cell(this.mapping.columns.date), this.mapping.dateFormat);
  }

  when(): { day: string; clock: string } {
    const { date, time } = this.mapping.columns;
    const found = this.day();
    if (!found) this.note('date-unreadable', date);
    else if (found.day > this.latest) this.note('day-to-come', date);
    const told = this.cell(time) || (found?.rest ?? '');
    const clock = told === '' ? '' : readClock(told);
    if (clock === undefined) this.note('time-unreadable', this.cell(time) ? (time ?? date) : date);
    return { day: found?.day ?? '', clock: clock ?? '' };
  }

  balance(): Fen | undefined {
    const { balance } = this.mapping.columns;
    return balance === undefined ? undefined : this.yuan(balance, 'balance-unreadable');
  }
}
