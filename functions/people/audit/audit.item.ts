import { codec } from '../../platform/table/item';
import { Audited } from './audited';

export const auditItem = codec({
  kind: 'audit',
  version: 1,
  pk: 'ORG#{organisationId}#AUDIT',
  sk: 'AUDIT#{at}#{what}#{which}',
  shape: Audited,
  pack: ({ at: _inTheKey, ...keep }) => ({ keep }),
});
