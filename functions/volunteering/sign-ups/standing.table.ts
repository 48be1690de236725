import { memberOf } from '../../people/members/member.table';
import type { Membership } from '../../people/organisations/organisation';
import { tailOf } from '../../people/accounts/person';
import { accountOf } from '../../people/accounts/person.table';
import { table, type Question } from '../../platform/table/table';
import type { PersonId } from '../../shared/ids';
import { gateCount, type Gate } from '../shifts/gates';
import type { Shift } from '../shifts/shift';
import { shiftAndGatesOf } from '../shifts/shift.table';
import { dayOfShift, emptyDay, type VolunteersDay } from './day';
import { dayItem } from './day.item';
import type { SignUpRow } from './sign-up';
import { signUpItem } from './sign-up.item';

/** What taking a place depends on, besides the shift: what they are in its organisation, and what they hold on its day. */
export type Time = { member: Membership | undefined; day: VolunteersDay };
/** What waiting in line depends on: besides, what they are called and how they stand with the shift. */
export type Standing = Time & { name: string; tail?: string | undefined; signUp: SignUpRow | undefined };

const timeOf = (shift: Shift, personId: PersonId) =>
  [
    memberOf(shift.organisationId, personId),
    { schema: dayItem.stored, key: dayItem.key({ personId, day: dayOfShift(shift) }) },
  ] as const satisfies readonly Question<unknown>[];
const standingOf = (shift: Shift, personId: PersonId) =>
  [
    ...timeOf(shift, personId),
    accountOf(personId),
    { schema: signUpItem.stored, key: signUpItem.key({ ...shift, personId }) },
  ] as const satisfies readonly Question<unknown>[];

/**
 * As of now.
 * @question May I take part, and what do I hold on this day?
 * @key main `PERSON#{person}` / `MEMBER#{o}, DAY#{day}`
 * @cost 2 RCU in one call
 */
export const getTime = async (shift: Shift, personId: PersonId): Promise<Time> => {
  const [member, day = emptyDay] = await table.getEach(timeOf(shift, personId));
  return { member, day };
};

/**
 * As of now.
 * @question The same of somebody who is to wait, what they are called, and how they stand with the shift
 * @key main `PERSON#{person}, AUTH#user#id={person}, ORG#{o}#SHIFT#{shift}` / `MEMBER#{o}, DAY#{day}, RECORD, SIGNUP#{person}`
 * @cost 4 RCU in one call
 */
export const getStanding = async (shift: Shift, personId: PersonId): Promise<Standing> => {
  const [member, day = emptyDay, person, signUp] = await table.getEach(standingOf(shift, personId));
  return { member, day, name: person?.name ?? '', tail: person && tailOf(person), signUp };
};

/**
 * As of now, a shift that was read before, with its gates and all that waiting in its line depends on. Undefined where the shift
 * is not on that day any more or has other places or gates: then something else should have been asked.
 * @question All that waiting depends on, of a shift that is known
 * @key main `ORG#{o}#SHIFT#{shift}, PERSON#{person}, AUTH#user#id={person}` / `SHIFT, GATE#{number}, SIGNUP#{person}, MEMBER#{o}, DAY#{day}, RECORD`
 * @cost 5 RCU and 1 a gate, in one call
 */
export const getShiftWithStanding = async (
  known: Shift,
  personId: PersonId,
): Promise<{ shift: Shift; gates: Gate[]; standing: Standing } | undefined> => {
  const asked = [...standingOf(known, personId), ...shiftAndGatesOf(known)] as const;
  const [member, day = emptyDay, person, signUp, shift, ...gates] = await table.getEach(asked);
  if (
    !shift ||
    dayOfShift(shift) !== dayOfShift(known) ||
    shift.places !== known.places ||
    gateCount(shift) !== gateCount(known)
  )
    return undefined;
  const standing = { member, day, name: person?.name ?? '', tail: person && tailOf(person), signUp };
  return { shift, gates: gates.filter((gate) => gate !== undefined), standing };
};
