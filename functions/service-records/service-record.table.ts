import type { PersonId } from '../shared/ids';
import { table, type Page } from '../platform/table';
import { ServiceRecord } from './service-record';

/** Under the person: the record is theirs, whoever wrote it. One a shift, by when the shift began. */
const key = (record: ServiceRecord, shiftStartsAt: string) => ({
  pk: `PERSON#${record.personId}`,
  sk: `RECORD#${shiftStartsAt}#${record.shiftId}`,
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
