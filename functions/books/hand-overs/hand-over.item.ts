import { FundId } from '../../shared/ids';
import { codec } from '../../platform/table/item';
import { HandOver } from './hand-over';

/** In the spending's partition, and in its fund's list by its day. What the keys say is not kept twice: twenty rows stay within one read unit. */
export const handOverItem = codec({
  kind: 'hand-over',
  version: 2,
  pk: 'ORG#{organisationId}#SPENDING#{spendingId}',
  sk: 'HANDOVER#{handOverId}',
  lists: { pk: 'ORG#{organisationId}#FUND#{fundId}#HANDOVERS', sk: '{on}' },
  // The fund's id is written, for the list, and never read back: nobody is told it of a hand-over.
  shape: HandOver.extend({ fundId: FundId.optional() }),
  pack: ({ handOverId: _h, spendingId: _s, on: _on, fundId: _f, ...keep }) => ({ keep }),
  unpack: (kept, { handOverId, spendingId, on }) => ({ ...kept, handOverId, spendingId, on }),
});
