import type { PersonId } from '../../shared/ids';
import type { Shift } from '../shifts/shift';

/** The letters about sign-ups, by the names under which they wait to be written. */
export const SIGN_UP_LETTERS = [
  'place-held',
  'in-line',
  'place-came-free',
  'added-at-door',
  'place-given-up',
  'passed-over',
  'passed-over-as-auditor',
  'line-closed',
] as const;
export type LetterName = (typeof SIGN_UP_LETTERS)[number];

/** Which letter tells somebody of a shift: by ids alone, for it is written when it leaves. */
export const toTell = (what: LetterName, { shiftId }: Pick<Shift, 'shiftId'>, personId: PersonId) => ({
  what,
  about: { shiftId, personId },
});
