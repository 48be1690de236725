import * as z from 'zod';
import { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Change } from '../../platform/changes';
import type { Page } from '../../platform/table';
import { getShift } from '../shifts/shift.table';
import { getSignUp } from '../sign-ups/sign-up.table';
import { recordOf, type ServiceRecord, type ServiceRecordRow } from './service-record';
import {
  dropServiceRecord,
  getServiceRecord,
  listServiceRecords,
  putServiceRecord,
} from './service-record.table';

const Checked = z.object({ pk: z.string(), sk: z.string(), checkedOutAt: z.string() });

/**
 * Somebody was checked out, a time was corrected, or it was taken back: the service record says what the sign-up says now, and
 * is not there where it says nothing.
 */
export const recordService = async (change: Change): Promise<void> => {
  const image = Checked.safeParse(change.after).data ?? Checked.safeParse(change.before).data;
  if (!image) return;
  const [, organisation, , shift] = image.pk.split('#');
  const where = { organisationId: OrganisationId.parse(organisation), shiftId: ShiftId.parse(shift) };
  const personId = PersonId.parse(image.sk.slice('SIGNUP#'.length));
  const [signUp, of] = await Promise.all([
    getSignUp(where, personId),
    getShift(where.organisationId, where.shiftId),
  ]);
  if (!of) return;
  if (signUp?.status === 'holding' && signUp.checkedInAt && signUp.checkedOutAt) {
    const times = { in: signUp.checkedInAt, out: signUp.checkedOutAt };
    await putServiceRecord(recordOf(of, personId, times), of.startsAt);
  } else await dropServiceRecord({ personId, shiftId: where.shiftId }, of.startsAt);
};

export const findMyServiceRecords = (
  personId: PersonId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ServiceRecordRow>> => listServiceRecords(personId, page);

/** With the place, as the ministry's rule asks. Refuses `not-found`. */
export const findMyServiceRecord = async (personId: PersonId, shiftId: ShiftId): Promise<ServiceRecord> =>
  (await getServiceRecord({ personId, shiftId })) ?? refuse('not-found');
