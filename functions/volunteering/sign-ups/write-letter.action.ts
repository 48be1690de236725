import { config } from '../../platform/config';
import type { Writer, Writers } from '../../platform/letters/outbox';
import { getPerson } from '../../people/accounts/person.table';
import { PersonId, ShiftId } from '../../shared/ids';
import { getShift } from '../shifts/shift.table';
import { inLine, letters } from './letters';
import { MOST_BY_LETTER, positionOf } from './sign-up';
import { countBefore } from './line.table';
import { getSignUp } from './sign-up.table';

/** Whom it reaches, and of what it tells, as it stands when the letter leaves; undefined where it reaches nobody. */
const toldOf = async ({ organisationId, about }: Parameters<Writer>[0]) => {
  const [person, shift] = await Promise.all([
    getPerson(PersonId.parse(about['personId']), false),
    getShift(organisationId, ShiftId.parse(about['shiftId'])),
  ]);
  if (!person?.email || !shift) return undefined;
  return {
    person,
    to: person.email,
    shift,
    link: `${config.publicUrl}/${organisationId}/events/${shift.eventId}`,
  };
};

const writerOf =
  (words: (typeof letters)[keyof typeof letters]): Writer =>
  async (of) => {
    const told = await toldOf(of);
    return told && { to: told.to, ...words(told.person.name, told.shift, told.link) };
  };

/** As how many-eth they wait is counted when it leaves. Who waits no more gets none: what became of it has a letter of its own. */
const writeInLine: Writer = async (of) => {
  const told = await toldOf(of);
  if (!told) return undefined;
  const stands = await getSignUp(told.shift, told.person.personId);
  if (stands?.status !== 'waiting') return undefined;
  const place = positionOf(await countBefore(told.shift, stands.number, MOST_BY_LETTER), MOST_BY_LETTER);
  return { to: told.to, ...inLine(told.person.name, told.shift, told.link, place) };
};

/** Who writes the letters about sign-ups. */
export const signUpWriters: Writers = {
  ...Object.fromEntries(Object.entries(letters).map(([what, words]) => [what, writerOf(words)])),
  'in-line': writeInLine,
};
