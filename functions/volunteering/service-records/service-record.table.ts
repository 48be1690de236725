import type { PersonId, ShiftId } from '../../shared/ids';
import { table, type Page } from '../../platform/table/table';
import type { ServiceRecord, ServiceRecordRow } from './service-record';
import { serviceRecordItem, serviceRowItem } from './service-record.item';

type Whose = { personId: PersonId; shiftId: ShiftId };

/**
 * Written anew when the times are corrected: always what the attendance says now. The row first: where the record stands, the list has it.
 * @question This is what they did
 * @key main `PERSON#{person}` / `SERVICE#{shift}, RECORD#{startsAt}#{shift}`
 * @cost 2 WCU
 */
export const putServiceRecord = async (record: ServiceRecord, shiftStartsAt: string): Promise<void> => {
  await table.put(serviceRowItem.item({ ...record, shiftStartsAt }));
  await table.put(serviceRecordItem.item(record));
};

/**
 * The attendance was taken back: there is nothing to record. Done twice it changes nothing.
 * @question It was noted by mistake
 * @key main `PERSON#{person}` / `SERVICE#{shift}, RECORD#{startsAt}#{shift}`
 * @cost 2 WCU
 */
export const dropServiceRecord = async (of: Whose, shiftStartsAt: string): Promise<void> => {
  await table.delete(serviceRecordItem.key(of));
  await table.delete(serviceRowItem.key({ ...of, shiftStartsAt }));
};

/**
 * Newest first.
 * @question What did I do?
 * @key main `PERSON#{person}` / `RECORD#{startsAt}#{shift}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listServiceRecords = (
  personId: PersonId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ServiceRecordRow>> =>
  table.page(serviceRowItem.stored, {
    pk: serviceRowItem.partition({ personId }),
    begins: serviceRowItem.begins(),
    newestFirst: true,
    ...page,
  });

/**
 * @question What did I do on this shift, and where?
 * @key main `PERSON#{person}` / `SERVICE#{shift}`
 * @cost ½ RCU
 */
export const getServiceRecord = (of: Whose): Promise<ServiceRecord | undefined> =>
  table.get(serviceRecordItem.stored, serviceRecordItem.key(of), false);

/**
 * Of several people on one shift, in the order asked; who has none is undefined. At most 100 at once.
 * @question What did these people do on this shift?
 * @key main `PERSON#{person}` / `SERVICE#{shift}`
 * @cost ½ RCU each
 */
export const getServiceRecords = (
  shiftId: ShiftId,
  personIds: readonly PersonId[],
): Promise<(ServiceRecord | undefined)[]> =>
  table.getMany(
    serviceRecordItem.stored,
    personIds.map((personId) => serviceRecordItem.key({ personId, shiftId })),
  );
