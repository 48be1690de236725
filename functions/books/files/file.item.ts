import { codec } from '../../platform/table/item';
import { StoredFile } from './file';

export const fileItem = codec({
  kind: 'file',
  version: 1,
  pk: 'ORG#{organisationId}#FILE#{fileId}',
  sk: 'FILE',
  shape: StoredFile,
});
