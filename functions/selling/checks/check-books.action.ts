import type { FundId, OrganisationId } from '../../shared/ids';
import { listCampaigns } from '../campaigns/campaign.table';
import { compareDues, compareFund, compareRemittances, compareSales } from '../../books/checks/books';
import { imageOfDue, readBooks } from '../../books/checks/books.table';
import type { Finding } from '../../books/checks/finding';
import type { Check } from '../../books/checks/place';

/** The whole books of one fund: every entry balances, and fund, dues, remittances and sales say what the entries say. */
const proveBooks = async (organisationId: OrganisationId, fundId: FundId): Promise<Finding[]> => {
  const { fund, tally, unreadable, dues, months } = await readBooks(organisationId, fundId);
  return [
    ...unreadable.map((id) => ({ code: 'entry-not-balanced' as const, which: `${fundId} ${id}` })),
    ...(fund ? compareFund(fund, tally) : [{ code: 'not-readable' as const, which: fundId }]),
    ...compareDues(dues, tally),
    ...compareRemittances(dues, tally),
    ...compareSales(dues, months, (due) => imageOfDue(organisationId, due)),
  ];
};

/** One fund after the other, by its campaign. */
export const checkBooks: Check = async (organisationId, cursor) => {
  const { items, next } = await listCampaigns(organisationId, { drafts: true, limit: 1, cursor });
  const [campaign] = items;
  if (!campaign) return {};
  const { fundId } = campaign;
  return { place: { which: fundId, prove: () => proveBooks(organisationId, fundId) }, next };
};
