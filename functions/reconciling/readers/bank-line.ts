import * as z from 'zod';
import { Fen } from '../../shared/money';
import { Day, Instant } from '../../shared/time';

/** One line of a bank's export. Money that came in, or went out; `amount` is above 0 either way. */
export const BankLine = z.strictObject({
  kind: z.enum(['income', 'outgoing']),
  /** Of the account and the bank's reference, or of the content and the place among identical lines: see bank-identity. */
  identity: z.string(),
  /** The identity that an earlier release gave it, where that was another. */
  former: z.string().optional(),
  /** From 1, in the file as it was uploaded. */
  lineNumber: z.number().int().min(1),
  /** The day in Asia/Shanghai that the bank booked it. */
  day: Day,
  /** The moment in UTC, where the file tells the time. */
  at: Instant.optional(),
  amount: Fen,
  /** Who paid (income) or was paid (outgoing), as the bank writes it. */
  counterpartyName: z.string(),
  counterpartyAccount: z.string().optional(),
  /** The words columns of the mapping, joined by a space. */
  memo: z.string(),
  /** The bank's own number of the movement. */
  reference: z.string().optional(),
  /** In its place, what a spreadsheet made of a long one: `4.2E+27`. Its first digits are all that it tells. */
  rounded: z.string().optional(),
  /** The account's balance after this line. */
  balance: Fen.optional(),
  /** The line as it stood in the file, shortened. */
  raw: z.string(),
});
export type BankLine = z.infer<typeof BankLine>;

export const BankTotals = z.strictObject({
  incomes: z.number().int(),
  income: Fen,
  outgoings: z.number().int(),
  outgoing: Fen,
  /** Before the first and after the last movement, where the file has a balance column whose balances chain. */
  opening: Fen.optional(),
  closing: Fen.optional(),
});
export type BankTotals = z.infer<typeof BankTotals>;
