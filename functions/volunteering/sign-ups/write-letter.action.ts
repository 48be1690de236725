import { config } from '../../platform/config';
import type { Writer, Writers } from '../../platform/letters/outbox';
import { getPerson } from '../../people/accounts/person.table';
import { PersonId, ShiftId } from '../../shared/ids';
import { getShift } from '../shifts/shift.table';
import { letters } from './letters';

const writerOf =
  (words: (typeof letters)[keyof typeof letters]): Writer =>
  async ({ organisationId, about }) => {
    const [person, shift] = await Promise.all([
      getPerson(PersonId.parse(about['personId']), false),
      getShift(organisationId, ShiftId.parse(about['shiftId'])),
    ]);
    if (!person?.email || !shift) return undefined;
    const link = `${config.publicUrl}/${organisationId}/events/${shift.eventId}`;
    return { to: person.email, ...words(person.name, shift, link) };
  };

/** Who writes the letters about sign-ups. */
export const signUpWriters: Writers = Object.fromEntries(
  Object.entries(letters).map(([what, words]) => [what, writerOf(words)]),
);
