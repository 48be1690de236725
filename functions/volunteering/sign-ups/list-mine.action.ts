import * as z from 'zod';
import { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import type { Change } from '../../platform/changes';
import { getShift } from '../shifts/shift.table';
import { putMySignUp } from './my-sign-up.table';
import { mySignUpOf } from './sign-up';
import { getSignUp } from './sign-up.table';

const Image = z.object({ pk: z.string(), sk: z.string(), status: z.string(), number: z.number().optional() });

/** A sign-up changed: its person's own list says what it says now. Attendance is not in that list. */
export const listMine = async (change: Change): Promise<void> => {
  const [before, after] = [Image.safeParse(change.before).data, Image.safeParse(change.after).data];
  if (!after || (before?.status === after.status && before.number === after.number)) return;
  const [, organisation, , shift] = after.pk.split('#');
  const where = { organisationId: OrganisationId.parse(organisation), shiftId: ShiftId.parse(shift) };
  const personId = PersonId.parse(after.sk.slice('SIGNUP#'.length));
  const [standing, of] = await Promise.all([
    getSignUp(where, personId),
    getShift(where.organisationId, where.shiftId),
  ]);
  if (standing && of) await putMySignUp(personId, mySignUpOf(of, standing));
};
