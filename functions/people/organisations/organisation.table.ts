import type { OrganisationId } from '../../shared/ids';
import { changeItem } from '../../platform/table/change-item';
import { table, type Page, type Write } from '../../platform/table/table';
import type { NewOrganisation, Organisation } from './organisation';
import { organisationItem } from './organisation.item';

/**
 * @param fresh also one that was founded this very moment
 * @question Who runs this season?
 * @key main `ORG#{o}` / `ORGANISATION`
 * @cost ½ RCU
 */
export const getOrganisation = (
  organisationId: OrganisationId,
  fresh = false,
): Promise<Organisation | undefined> =>
  table.get(organisationItem.stored, organisationItem.key({ organisationId }), fresh);

/**
 * @question This is who we are from now on
 * @key main `ORG#{o}` / `ORGANISATION`
 * @holds it stands as it was read → stale: decide anew
 * @cost 2 WCU in a transaction + 1 lists
 */
export const writeOrganisation = (before: Organisation, after: Organisation): Write =>
  changeItem(organisationItem, before, after);

/**
 * Public by purpose: the directory of those who run their season here.
 * @question Who runs a season here?
 * @key lists `PUBLIC#ORGANISATIONS` / `{o}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listOrganisations = (page: {
  limit: number;
  cursor?: string | undefined;
}): Promise<Page<Organisation>> =>
  table.page(organisationItem.stored, { index: 'lists', pk: organisationItem.listed('lists', {}), ...page });

/**
 * @question This is who we are
 * @key main `ORG#{o}` / `ORGANISATION`
 * @cost 1 WCU + 1 lists
 */
export const putOrganisation = (organisation: NewOrganisation): Promise<void> =>
  table.put(organisationItem.item({ ...organisation, revision: 1 }));

/**
 * Condition: there is none of this id (`otherwise` where somebody was quicker).
 * @question We run our season here from now on
 * @key main `ORG#{o}` / `ORGANISATION`
 * @holds there is none of this id → as the caller says
 * @cost 2 WCU in a transaction + 1 lists
 */
export const putNewOrganisation = (organisation: NewOrganisation, otherwise: () => void): Write =>
  table.writes.put(organisationItem.item({ ...organisation, revision: 1 }), {
    condition: 'attribute_not_exists(pk)',
    otherwise,
  });
