import { codec } from '../../platform/table/item';
import { balanced, Entry } from './entry';

/** Of 2 on a refund may be undone. What the key says is not kept twice: twenty entries stay within one read unit. One that does not balance is neither written nor read. */
export const entryItem = codec({
  kind: 'entry',
  version: 2,
  pk: 'ORG#{organisationId}#FUND#{fundId}',
  sk: 'ENTRY#{at}#{entryId}',
  shape: Entry.transform(balanced),
  pack: ({ entryId: _e, at: _at, fundId: _f, ...keep }) => ({ keep }),
});
