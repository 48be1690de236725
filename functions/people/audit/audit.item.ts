import { codec } from '../../platform/table/item';
import { Audited } from './audited';

export const auditItem = codec({
  kind: 'audit',
  version: 1,
  pk: 'ORG#{organisationId}#AUDIT',
  sk: 'AUDIT#{at}#{what}#{which}',
  // The history of one thing. Who came to a shift (`shf_… per_…`) is told by its roster.
  lists: {
    pk: 'ORG#{organisationId}#DID#{history}',
    sk: '{at}#{what}',
    when: ({ which, under }) => under !== undefined || !which.includes(' '),
  },
  shape: Audited,
  pack: ({ at: _inTheKey, ...keep }) => ({ keep, parts: { history: keep.under ?? keep.which } }),
  unpack: (kept, { at, what, which }) => ({ at, what, which, ...kept }),
});
