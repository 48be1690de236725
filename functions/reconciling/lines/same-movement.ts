import * as z from 'zod';
import { StatementLineId } from '../../shared/ids';
import { nameKey } from '../../shared/same-name';
import { Day } from '../../shared/time';
import type { BankLine } from '../readers/bank-line';
import { DIGITS_KEPT, isRoundedOf } from '../readers/read-cells';

/** What of a bank's line tells it again when another export writes it otherwise. Amounts in fen, income above 0. */
export const Trace = z.object({
  lineId: StatementLineId,
  day: Day,
  signed: z.number().int(),
  at: z.string().optional(),
  balance: z.number().int().optional(),
  reference: z.string().optional(),
  /** In place of the reference: what a spreadsheet made of it. */
  rounded: z.string().optional(),
  account: z.string().optional(),
  name: z.string().optional(),
});
export type Trace = z.infer<typeof Trace>;

/** A name is only compared: its beginning is enough. */
const NAME_LETTERS = 20;

export const traceOf = (line: BankLine, lineId: StatementLineId): Trace => {
  const { day, at, balance, reference, rounded, counterpartyAccount: account } = line;
  const name = nameKey(line.counterpartyName).slice(0, NAME_LETTERS);
  return {
    lineId,
    day,
    signed: line.kind === 'income' ? line.amount : 0 - line.amount,
    ...(at !== undefined && { at }),
    ...(balance !== undefined && { balance }),
    ...(reference !== undefined && { reference }),
    ...(rounded !== undefined && { rounded }),
    ...(account !== undefined && { account }),
    ...(name !== '' && { name }),
  };
};

/** Zeros from the sixteenth digit on: a spreadsheet's, where the other number begins alike. */
const isCutOf = (cut: string, whole: string): boolean =>
  /^\d{15}0+$/.test(cut) &&
  cut.length === whole.length &&
  cut.slice(0, DIGITS_KEPT) === whole.slice(0, DIGITS_KEPT);

type Likeness = 'same' | 'less' | 'other';
/** `less`: one of the two is not told, or a spreadsheet has cut it. */
const likeness = (one: string | undefined, other: string | undefined): Likeness => {
  if (one === other) return 'same';
  if (one === undefined || other === undefined) return 'less';
  return isCutOf(one, other) || isCutOf(other, one) ? 'less' : 'other';
};

type Numbered = Pick<Trace, 'reference' | 'rounded'>;
/** Of two numbers, one of which a spreadsheet may have rounded. Two rounded ones tell nothing of each other but that they differ. */
const numberLikeness = (one: Numbered, other: Numbered): Likeness => {
  if (one.rounded === undefined && other.rounded === undefined)
    return likeness(one.reference, other.reference);
  if (one.rounded !== undefined && other.rounded !== undefined)
    return one.rounded === other.rounded ? 'less' : 'other';
  const [rounded = '', whole] = [one.rounded ?? other.rounded, one.reference ?? other.reference];
  return whole === undefined || isRoundedOf(rounded, whole) ? 'less' : 'other';
};

const isTwo = (one: unknown, other: unknown): boolean =>
  one !== undefined && other !== undefined && one !== other;

/**
 * Are these two lines of one account one movement, of which one file told less? `certain`: the same moment, amount and balance after it.
 * `maybe`: nothing speaks against it, and a number is told by one of them alone or cut, of the same payer, or rounded by a spreadsheet: a
 * person is asked.
 */
export const sameMovement = (one: Trace, other: Trace): 'certain' | 'maybe' | undefined => {
  const isOther = one.day !== other.day || one.signed !== other.signed;
  if (isOther || isTwo(one.at, other.at) || isTwo(one.balance, other.balance)) return undefined;
  const [reference, account] = [numberLikeness(one, other), likeness(one.account, other.account)];
  if (reference === 'other' || account === 'other') return undefined;
  if (
    one.at !== undefined &&
    one.at === other.at &&
    one.balance !== undefined &&
    one.balance === other.balance
  )
    return 'certain';
  if (one.rounded !== undefined || other.rounded !== undefined) return 'maybe';
  const isTold = reference === 'less' || account === 'less';
  return isTold && one.name !== undefined && one.name === other.name ? 'maybe' : undefined;
};
