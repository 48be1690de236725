import * as z from 'zod';
import { FileId, FundId, PersonId, SpendingId } from '../../shared/ids';
import { Day } from '../../shared/time';
import { LongText, PersonName, ShortText } from '../../shared/words';
import { codec } from '../../platform/table/item';
import { SpendingRow, Stretch } from './spending';

/** The list itself: in the fund's partition, by when it was asked for. What the key says is not kept twice. */
export const spendingItem = codec({
  kind: 'spending',
  version: 1,
  pk: 'ORG#{organisationId}#FUND#{fundId}',
  sk: 'SPENDING#{requestedAt}#{spendingId}',
  shape: SpendingRow,
  pack: ({ fundId: _f, requestedAt: _at, spendingId: _s, ...keep }) => ({ keep }),
});

/** The same of what somebody still has to decide on, or to hand over, in all of an organisation's funds: it follows the row. */
export const openSpendingItem = codec({
  kind: 'open-spending',
  version: 1,
  row: true,
  pk: 'ORG#{organisationId}#OPEN-SPENDINGS',
  sk: '{requestedAt}#{spendingId}',
  shape: SpendingRow,
  pack: ({ requestedAt: _at, spendingId: _s, ...keep }) => ({ keep }),
});

/** Who decided, and when (UTC). */
export const Decided = z.object({ deciderId: PersonId, decidedAt: z.iso.datetime() });
export type Decided = z.infer<typeof Decided>;

/** Where the row lies, who decided, and the papers that no list shows. */
export const SpendingRequest = z.object({
  spendingId: SpendingId,
  fundId: FundId,
  requestedAt: z.iso.datetime(),
  invoiceFileId: FileId,
  invoiceNumber: ShortText.optional(),
  requestedBy: PersonName.optional(),
  ...Decided.partial().shape,
  decidedOn: Day.optional(),
  decidedBy: PersonName.optional(),
  reason: LongText.optional(),
});
export type SpendingRequest = z.infer<typeof SpendingRequest>;

/** Where a spending is found by its id alone. */
export const spendingRequestItem = codec({
  kind: 'spending-request',
  version: 1,
  pk: 'ORG#{organisationId}#SPENDING#{spendingId}',
  sk: 'REQUEST',
  shape: SpendingRequest,
  pack: ({ spendingId: _s, ...keep }) => ({ keep }),
});

/** Sixteen digits: text is sorted as numbers are. */
export const stretchPlace = (from: number): string => String(from).padStart(16, '0');
export const stretchItem = codec({
  kind: 'spent',
  version: 1,
  pk: 'ORG#{organisationId}#FUND#{fundId}',
  sk: 'SPENT#{place}',
  shape: Stretch,
  pack: (stretch) => ({ keep: stretch, parts: { place: stretchPlace(stretch.from) } }),
});
