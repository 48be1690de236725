import * as z from 'zod';
import { plainOf } from '../../shared/seen';
import { ShortText, Typed } from '../../shared/words';
import { DATE_FORMATS } from './read-cells';
import { MOST } from '../../shared/limits';

/** A column by its name in the header. Full and half width, brackets and spaces make no difference. */
const ColumnName = z.string().trim().min(1).max(60);
/** What a bank writes for one direction, e.g. `贷`, `贷 Cr`, `收入`, `C`. */
const DirectionWords = z.array(z.string().trim().min(1).max(20)).min(1).max(10);

/** Where the amount stands, in yuan. Money that comes in counts up. */
export const AmountColumns = z.discriminatedUnion('kind', [
  /** One column with a sign: income without or with `+`, outgoing with `-`. */
  z.strictObject({ kind: z.literal('signed'), column: ColumnName }),
  /** A column for each direction, the other one blank or 0. */
  z.strictObject({ kind: z.literal('two-columns'), income: ColumnName, outgoing: ColumnName }),
  /** An amount and a column that says which way it went. */
  z.strictObject({
    kind: z.literal('direction'),
    column: ColumnName,
    direction: ColumnName,
    incomeWords: DirectionWords,
    outgoingWords: DirectionWords,
  }),
]);
export type AmountColumns = z.infer<typeof AmountColumns>;

export const MappedColumns = z.strictObject({
  /** The day, and the time too if the cell goes on with one. */
  date: ColumnName,
  time: ColumnName.optional(),
  counterpartyName: ColumnName,
  counterpartyAccount: ColumnName.optional(),
  /** Summary, purpose, postscript: where a payer's words may stand. */
  memo: z.array(ColumnName).max(MOST.memoColumns),
  /** The bank's own number of a movement, if each has its own. */
  reference: ColumnName.optional(),
  balance: ColumnName.optional(),
  /** Which money the amounts are in: a line in any other than yuan is refused. Where none is named, a column that is called so. */
  currency: ColumnName.optional(),
  /** The column with our own account's number: guards against the file of another account. */
  ownAccount: ColumnName.optional(),
});
export type MappedColumns = z.infer<typeof MappedColumns>;

/** How one bank account's exports are read. Saved once per account; the account's number is part of each line's identity. */
export const ColumnMapping = z.strictObject({
  account: z.strictObject({
    label: ShortText,
    number: Typed.regex(/^[0-9A-Za-z -]{4,40}$/),
  }),
  columns: MappedColumns,
  amount: AmountColumns,
  dateFormat: z.enum(DATE_FORMATS),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** An account's number without the spaces and dashes that people put into it. */
export const accountKey = (number: string): string => plainOf(number).replace(/[\s-]/g, '').toUpperCase();

/** Every column that the mapping names, each once. */
export const columnsOf = (mapping: Pick<ColumnMapping, 'columns' | 'amount'>): string[] => {
  const { columns, amount } = mapping;
  const amounts =
    amount.kind === 'signed'
      ? [amount.column]
      : amount.kind === 'two-columns'
        ? [amount.income, amount.outgoing]
        : [amount.column, amount.direction];
  const named = [
    columns.date,
    columns.time,
    columns.counterpartyName,
    columns.counterpartyAccount,
    ...columns.memo,
  ];
  const all = [
    ...named,
    columns.reference,
    columns.balance,
    columns.currency,
    columns.ownAccount,
    ...amounts,
  ];
  return [...new Set(all.filter((name) => name !== undefined))];
};
