import type { Member } from '../../shared/actor';
import { MerchantId, type FundId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Words } from '../../shared/words';
import type { Page } from '../../platform/table/table';
import { getFund } from '../../books/funds/fund.table';
import { listEntries } from '../../books/ledger/entry.table';
import { getMerchants } from '../merchants/merchant.table';
import type { NamedEntry } from './entries-sheet';

/** As `findEntries`, with the names of the accounts. Refuses `not-found`. */
export const findEntryRows = async (
  { organisationId }: Member,
  { fundId, ...page }: { fundId: FundId; limit: number; cursor?: string | undefined },
): Promise<Page<NamedEntry>> => {
  const [fund, { items, ...rest }] = await Promise.all([
    getFund(organisationId, fundId),
    listEntries(organisationId, fundId, page),
  ]);
  if (!fund) return refuse('not-found');
  const named = items.flatMap(({ legs }) => legs.map(({ account }) => account.split(':')[1]));
  const merchantIds = [...new Set(named.flatMap((id) => MerchantId.safeParse(id).data ?? []))];
  const merchants = await getMerchants(organisationId, merchantIds);
  const names: Record<string, Words> = { [fundId]: fund.name };
  for (const merchant of merchants) if (merchant) names[merchant.merchantId] = merchant.name;
  return { items: items.map((entry) => ({ entry, names })), ...rest };
};
