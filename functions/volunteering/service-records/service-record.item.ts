import { codec } from '../../platform/table/item';
import { rowOf, ServiceRecord, ServiceRecordRow } from './service-record';

/** Under the person: the record is theirs, whoever wrote it. One a shift. */
export const serviceRecordItem = codec({
  kind: 'service-record',
  version: 1,
  pk: 'PERSON#{personId}',
  sk: 'SERVICE#{shiftId}',
  shape: ServiceRecord,
});

/** Its row in the list, by when the shift began. What the key says is not kept again, nor what follows from the times. */
export const serviceRowItem = codec({
  kind: 'service-row',
  version: 1,
  pk: 'PERSON#{personId}',
  sk: 'RECORD#{shiftStartsAt}#{shiftId}',
  shape: ServiceRecordRow,
  pack: ({ shiftId: _shift, minutes: _minutes, ...keep }) => ({ keep }),
  unpack: (kept, parts) => rowOf({ ...parts, ...kept } as Omit<ServiceRecordRow, 'minutes'>),
});
