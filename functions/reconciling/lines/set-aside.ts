import * as z from 'zod';
import { refuse } from '../../shared/refusals';
import { LongText } from '../../shared/words';
import { keepState } from './kept-state';
import type { ListedLine } from './listed-line';
import { LETTERS } from '../../shared/limits';
import {
  assertNotInQuestion,
  type By,
  type LineState,
  reopen,
  setAside,
  SetAsideReason,
} from './statement-line';

/** A few words: a list has no room for more, and what needs more is a case for the books. */
const MOST_WORDS = LETTERS.reason;

/** Money that came in and is no remittance: why it is left alone. `other` says nothing by itself, so it takes words. */
export const SettingAside = z
  .strictObject({
    reason: SetAsideReason,
    note: LongText.check(z.maxLength(MOST_WORDS)).optional(),
  })
  .refine(({ reason, note }) => reason !== 'other' || note !== undefined, { path: ['note'] })
  .meta({ id: 'SettingAside' });
export type SettingAside = z.infer<typeof SettingAside>;

export const TakingBack = z
  .strictObject({ reason: LongText.check(z.maxLength(MOST_WORDS)) })
  .meta({ id: 'TakingBack' });

/** Only a bank's line can be set aside by itself; a bill's line belongs to its difference. Refuses `line-not-from-bank`, `line-not-waiting`. */
const assertCameIn = ({ kind }: ListedLine): void => {
  if (kind === 'payment' || kind === 'refund') refuse('line-not-from-bank');
  if (kind === 'outgoing') refuse('line-not-waiting');
};

/**
 * Where a line of the bank stands once it is set aside. Refuses `line-not-from-bank`, `line-not-waiting` (money that went out),
 * `line-already-matched`, `line-set-aside`, `line-in-question`.
 * @param by `at` in UTC
 */
export const setAsideOf = (line: ListedLine, { reason, note }: SettingAside, by: By): LineState => {
  assertCameIn(line);
  assertNotInQuestion(line.state);
  return setAside(line.state, { ...by, reason, why: note ?? reason });
};

/** Where it stands once it is taken back: it waits again. Refuses `line-not-from-bank`, `line-not-waiting`, `line-not-set-aside`. */
export const takenBackOf = (line: ListedLine, why: string, by: By): LineState => {
  assertCameIn(line);
  if (line.state.state !== 'set-aside') return refuse('line-not-set-aside');
  return reopen(line.state, { ...by, why });
};

/** What a row keeps of a decision, but for when, and for what its maker is called. */
const decisionOf = (state: LineState, line: ListedLine): string => {
  const { since: _at, byName: _name, ...decision } = keepState(state, line);
  return JSON.stringify(decision);
};

/** Is the line where this very decision of this very person brought it? Then a retry is answered and changes nothing. */
export const standsSo = (line: ListedLine, decided: LineState): boolean =>
  decisionOf(line.state, line) === decisionOf(decided, line);
