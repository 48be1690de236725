import * as z from 'zod';
import { OrganisationId, type PersonId, type ShiftId } from '../../shared/ids';
import { Words } from '../../shared/words';
import { table, type Page } from '../../platform/table';
import { rowOf, ServiceRecord, type ServiceRecordRow } from './service-record';

type Whose = { personId: PersonId; shiftId: ShiftId };
/** Under the person: the record is theirs, whoever wrote it. One a shift. */
const key = ({ personId, shiftId }: Whose) => ({ pk: `PERSON#${personId}`, sk: `SERVICE#${shiftId}` });
/** Its row in the list, by when the shift began. */
const rowKey = ({ personId, shiftId }: Whose, shiftStartsAt: string) => ({
  pk: `PERSON#${personId}`,
  sk: `RECORD#${shiftStartsAt}#${shiftId}`,
});

/** As stored: what the key says is not said again, nor what follows from the times. */
const Row = z
  .object({
    sk: z.string(),
    organisationId: OrganisationId,
    activity: Words,
    content: Words,
    from: z.string(),
    to: z.string(),
  })
  .transform(({ sk, ...row }): ServiceRecordRow =>
    rowOf({ ...row, shiftId: ServiceRecord.shape.shiftId.parse(sk.split('#')[2]) }),
  );

/**
 * Written anew when the times are corrected: always what the attendance says now. The row first: where the record stands, the list has it.
 * @question This is what they did
 * @key main `PERSON#{person}` / `SERVICE#{shift}, RECORD#{startsAt}#{shift}`
 * @cost 2 WCU
 */
export const putServiceRecord = async (record: ServiceRecord, shiftStartsAt: string): Promise<void> => {
  const { organisationId, activity, content, from, to } = record;
  await table.put({
    ...rowKey(record, shiftStartsAt),
    kind: 'service-row',
    organisationId,
    activity,
    content,
    from,
    to,
  });
  await table.put({ ...key(record), kind: 'service-record', ...record });
};

/**
 * The attendance was taken back: there is nothing to record. Done twice it changes nothing.
 * @question It was noted by mistake
 * @key main `PERSON#{person}` / `SERVICE#{shift}, RECORD#{startsAt}#{shift}`
 * @cost 2 WCU
 */
export const dropServiceRecord = async (of: Whose, shiftStartsAt: string): Promise<void> => {
  await table.delete(key(of));
  await table.delete(rowKey(of, shiftStartsAt));
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
  table.page(Row, { pk: `PERSON#${personId}`, begins: 'RECORD#', newestFirst: true, ...page });

/**
 * @question What did I do on this shift, and where?
 * @key main `PERSON#{person}` / `SERVICE#{shift}`
 * @cost ½ RCU
 */
export const getServiceRecord = (of: Whose): Promise<ServiceRecord | undefined> =>
  table.get(ServiceRecord, key(of), false);

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
    ServiceRecord,
    personIds.map((personId) => key({ personId, shiftId })),
  );
