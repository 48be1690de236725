import type { PersonId, ShiftId } from '../shared/ids';
import { table, type Page } from '../platform/table';
import { ServiceRecord } from './service-record';

/** Under the person: the record is theirs, whoever wrote it. One a shift, by when the shift began. */
const key = (of: { personId: PersonId; shiftId: ShiftId }, shiftStartsAt: string) => ({
  pk: `PERSON#${of.personId}`,
  sk: `RECORD#${shiftStartsAt}#${of.shiftId}`,
});

/** Written anew when the times are corrected: always what the attendance says now. */
export const putServiceRecord = (record: ServiceRecord, shiftStartsAt: string): Promise<void> =>
  table.put({ ...key(record, shiftStartsAt), kind: 'service-record', ...record });

/** Newest first. */
export const listServiceRecords = (
  personId: PersonId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ServiceRecord>> =>
  table.page(ServiceRecord, { pk: `PERSON#${personId}`, begins: 'RECORD#', newestFirst: true, ...page });

/** Of several people on one shift, in the order asked; who has none is undefined. At most 100 at once. */
export const getServiceRecords = (
  shift: { shiftId: ShiftId; startsAt: string },
  personIds: readonly PersonId[],
): Promise<(ServiceRecord | undefined)[]> =>
  table.getMany(
    ServiceRecord,
    personIds.map((personId) => key({ personId, shiftId: shift.shiftId }, shift.startsAt)),
  );
