import * as z from 'zod';
import { StatementId, StatementLineId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { remittanceCodesIn } from '../../selling/merchants/remittance-code';
import { Day } from '../../shared/time';
import type { BankLine } from '../readers/bank-line';
import type { ReadLine } from '../readers/reader';
import { LineState } from './statement-line';
import { trimmed } from '../readers/trimmed';

const common = {
  /** From 1, in the file as it was uploaded: there the whole line stands. */
  lineNumber: z.number().int().min(1),
  /** Fen, above 0. */
  amount: Fen,
};
const bank = {
  kind: z.enum(['income', 'outgoing']),
  ...common,
  day: Day,
  counterpartyName: z.string(),
  /** The whole name, by which a match is found, where the one above is cut. */
  wholeName: z.string().optional(),
  memo: z.string(),
  /** Merchants' remittance codes that the whole memo names, where it is shown too short to hold them. */
  codes: z.string().optional(),
};
const payment = {
  kind: z.literal('payment'),
  ...common,
  at: z.iso.datetime(),
  transactionId: z.string(),
  merchantOrderId: z.string(),
  product: z.string(),
};
const refund = {
  ...payment,
  kind: z.literal('refund'),
  refundId: z.string(),
  /** How far the provider was when the file was made; absent where the money went back (and in lines of before 0.3). */
  progress: z.enum(['processing', 'failed']).optional(),
};

/** A line as the preview shows it, before it is imported: names and memos shortened. */
export const ShownLine = z
  .discriminatedUnion('kind', [z.object(bank), z.object(payment), z.object(refund)])
  .meta({ id: 'ReadStatementLine' });
export type ShownLine = z.infer<typeof ShownLine>;

const stored = { lineId: StatementLineId, statementId: StatementId, state: LineState };
/** A line as it is kept and listed, with where it stands: small (400 bytes), because twenty of them are read at once. */
export const ListedLine = z
  .discriminatedUnion('kind', [
    z.object({
      ...bank,
      ...stored,
      /** When it was imported nobody could tell whether it was known already. */
      isAsked: z.literal(true).optional(),
    }),
    z.object({ ...payment, ...stored }),
    z.object({ ...refund, ...stored }),
  ])
  .meta({ id: 'StatementLine' });
export type ListedLine = z.infer<typeof ListedLine>;
export type ListedBankLine = Extract<ListedLine, { kind: 'income' | 'outgoing' }>;

/** Room in a list. The longest registered names have some thirty characters; of a longer one the whole is kept beside it. */
const NAME_BYTES = 100;
const WHOLE_NAME_BYTES = 300;
const WORDS_BYTES = 60;

/** What a match is found by must not be lost with the end of a long remark: at most two, which is one too many already. */
const codesCutFrom = (whole: string, shown: string): string => {
  const seen = remittanceCodesIn(shown);
  return remittanceCodesIn(whole)
    .filter((code) => !seen.includes(code))
    .slice(0, 2)
    .join(' ');
};

/** What is shown and kept of a bank's line; the rest stands in the file. */
export const shownBankLineOf = (line: BankLine): Extract<ShownLine, { kind: BankLine['kind'] }> => {
  const { kind, lineNumber, amount, day } = line;
  const counterpartyName = trimmed(line.counterpartyName, NAME_BYTES);
  const memo = trimmed(line.memo, WORDS_BYTES);
  const codes = codesCutFrom(line.memo, memo);
  const wholeName = trimmed(line.counterpartyName, WHOLE_NAME_BYTES);
  const whole = wholeName === counterpartyName ? {} : { wholeName };
  const shown = { kind, lineNumber, amount, day, counterpartyName, ...whole, memo };
  return { ...shown, ...(codes !== '' && { codes }) };
};

/** The same of any line. */
export const shownLineOf = (line: ReadLine): ShownLine => {
  if ('day' in line) return shownBankLineOf(line);
  const { lineNumber, amount } = line;
  const { at, transactionId, merchantOrderId } = line;
  const told = { lineNumber, amount, at, transactionId, merchantOrderId };
  const product = trimmed(line.product, WORDS_BYTES);
  if (line.kind === 'payment') return { kind: 'payment', ...told, product };
  const { refundId, progress } = line;
  return { kind: 'refund', ...told, product, refundId, ...(progress !== 'completed' && { progress }) };
};

/** One step in a line's life. */
export const LineStep = z.object({ at: z.iso.datetime(), state: LineState });
export type LineStep = z.infer<typeof LineStep>;
