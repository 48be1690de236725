import { FundId, OrganisationId, SpendingId } from '../../shared/ids';
import { following } from '../../platform/table/changes';
import { spendingItem } from './spending.item';
import { listWhetherOpen } from './spending.table';

/** A spending's row changed: the list of what is open in all funds says what it says now. */
export const listOpen = following(spendingItem, async ({ id }) =>
  listWhetherOpen(OrganisationId.parse(id.organisationId), {
    fundId: FundId.parse(id.fundId),
    requestedAt: id.requestedAt,
    spendingId: SpendingId.parse(id.spendingId),
  }),
);
