import * as z from 'zod';
import { OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { minutesBetween } from '../../shared/time';
import { Words } from '../../shared/words';
import type { Shift } from '../shifts/shift';
import { isUnusual, Unusual } from '../sign-ups/sign-up';

/** What a volunteer did (ministry order 67, art. 7): activity, date, place, content, time, organiser. Minutes are those really spent. */
export const ServiceRecord = z
  .object({
    organisationId: OrganisationId,
    shiftId: ShiftId,
    personId: PersonId,
    activity: Words,
    content: Words,
    place: Words,
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    minutes: z.number().int().min(0),
    recordedAt: z.iso.datetime(),
    /** Longer than the shift lasts, beyond what is usual. */
    unusual: Unusual.optional(),
  })
  .meta({ id: 'ServiceRecord' });
export type ServiceRecord = z.infer<typeof ServiceRecord>;

/** A record in a list: small (400 bytes), because twenty of them are read at once. The record itself says the place too. */
export const ServiceRecordRow = ServiceRecord.pick({
  organisationId: true,
  shiftId: true,
  activity: true,
  content: true,
  from: true,
  to: true,
  minutes: true,
  unusual: true,
}).meta({ id: 'ServiceRecordRow' });
export type ServiceRecordRow = z.infer<typeof ServiceRecordRow>;

/** The seconds of an unfinished minute do not count. */
export const rowOf = (row: Omit<ServiceRecordRow, 'minutes'>): ServiceRecordRow => ({
  ...row,
  minutes: minutesBetween(row.from, row.to),
});

/** @param times UTC, from check-in to check-out; the seconds of an unfinished minute do not count */
export const recordOf = (
  shift: Shift,
  personId: PersonId,
  times: { in: string; out: string },
): ServiceRecord => ({
  organisationId: shift.organisationId,
  shiftId: shift.shiftId,
  personId,
  activity: shift.eventTitle,
  content: shift.title,
  place: shift.place,
  from: times.in,
  to: times.out,
  minutes: minutesBetween(times.in, times.out),
  recordedAt: times.out,
  ...(isUnusual(shift, times) && { unusual: true }),
});
