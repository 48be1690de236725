import * as z from 'zod';
import { OrganisationId, PersonId, ShiftId } from '../shared/ids';
import type { Change } from '../platform/changes';
import { getShift } from '../shifts/shift.table';
import { getSignUp } from '../sign-ups/sign-up.table';
import { recordOf, type ServiceRecord } from './service-record';
import { listServiceRecords, putServiceRecord } from './service-record.table';
import type { Page } from '../platform/table';

const Checked = z.object({ pk: z.string(), sk: z.string(), checkedOutAt: z.string() });

/** Somebody was checked out, or the time was corrected: the service record says what the sign-up says now. */
export const recordService = async (change: Change): Promise<void> => {
  const after = Checked.safeParse(change.after).data;
  if (!after) return;
  const [, organisation, , shift] = after.pk.split('#');
  const where = { organisationId: OrganisationId.parse(organisation), shiftId: ShiftId.parse(shift) };
  const personId = PersonId.parse(after.sk.slice('SIGNUP#'.length));
  const [signUp, of] = await Promise.all([
    getSignUp(where, personId),
    getShift(where.organisationId, where.shiftId),
  ]);
  if (signUp?.status !== 'holding' || !of || !signUp.checkedInAt || !signUp.checkedOutAt) return;
  await putServiceRecord(
    recordOf(of, personId, { in: signUp.checkedInAt, out: signUp.checkedOutAt }),
    of.startsAt,
  );
};

export const findMyServiceRecords = (
  personId: PersonId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ServiceRecord>> => listServiceRecords(personId, page);
