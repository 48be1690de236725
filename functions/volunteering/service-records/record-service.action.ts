import type { Person } from '../../shared/actor';
import type { ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { following } from '../../platform/table/changes';
import type { Page } from '../../platform/table/table';
import { getShift } from '../shifts/shift.table';
import type { SignUpRow } from '../sign-ups/sign-up';
import { signUpItem } from '../sign-ups/sign-up.item';
import { getSignUp } from '../sign-ups/sign-up.table';
import { recordOf, type ServiceRecord, type ServiceRecordRow } from './service-record';
import {
  dropServiceRecord,
  getServiceRecord,
  listServiceRecords,
  putServiceRecord,
} from './service-record.table';

const wasCheckedOut = (signUp: SignUpRow | undefined): boolean =>
  signUp?.status === 'holding' && signUp.checkedOutAt !== undefined;

/**
 * Somebody was checked out, a time was corrected, or it was taken back: the service record says what the sign-up says now, and
 * is not there where it says nothing.
 */
export const recordService = following(signUpItem, async ({ before, after }) => {
  const where = after ?? before;
  if (!where || !(wasCheckedOut(before) || wasCheckedOut(after))) return;
  const { organisationId, shiftId, personId } = where;
  const [signUp, of] = await Promise.all([getSignUp(where, personId), getShift(organisationId, shiftId)]);
  if (!of) return;
  if (signUp?.status === 'holding' && signUp.checkedInAt && signUp.checkedOutAt) {
    const times = { in: signUp.checkedInAt, out: signUp.checkedOutAt };
    await putServiceRecord(recordOf(of, personId, times), of.startsAt);
  } else await dropServiceRecord({ personId, shiftId }, of.startsAt);
});

export const findMyServiceRecords = (
  { personId }: Person,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ServiceRecordRow>> => listServiceRecords(personId, page);

/** With the place, as the ministry's rule asks. Refuses `not-found`. */
export const findMyServiceRecord = async (
  { personId }: Person,
  { shiftId }: { shiftId: ShiftId },
): Promise<ServiceRecord> => (await getServiceRecord({ personId, shiftId })) ?? refuse('not-found');
