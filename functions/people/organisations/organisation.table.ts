import type { OrganisationId } from '../../shared/ids';
import { table, type Item, type Page, type Write } from '../../platform/table';
import { Organisation } from './organisation';

const key = (organisationId: OrganisationId) => ({ pk: `ORG#${organisationId}`, sk: 'ORGANISATION' });

/**
 * @param fresh also one that was founded this very moment
 * @question Who runs this season?
 * @key main `ORG#{o}` / `ORGANISATION`
 * @cost ½ RCU
 */
export const getOrganisation = (
  organisationId: OrganisationId,
  fresh = false,
): Promise<Organisation | undefined> => table.get(Organisation, key(organisationId), fresh);

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
  table.page(Organisation, { index: 'lists', pk: 'PUBLIC#ORGANISATIONS', ...page });

const itemOf = (organisation: Organisation): Item => ({
  ...key(organisation.organisationId),
  kind: 'organisation',
  ...organisation,
  listPk: 'PUBLIC#ORGANISATIONS',
  listSk: organisation.organisationId,
});

/**
 * @question This is who we are
 * @key main `ORG#{o}` / `ORGANISATION`
 * @cost 1 WCU + 1 lists
 */
export const putOrganisation = (organisation: Organisation): Promise<void> => table.put(itemOf(organisation));

/**
 * Condition: there is none of this id (`otherwise` where somebody was quicker).
 * @question We run our season here from now on
 * @key main `ORG#{o}` / `ORGANISATION`
 * @holds there is none of this id → as the caller says
 * @cost 2 WCU in a transaction + 1 lists
 */
export const putNewOrganisation = (organisation: Organisation, otherwise: () => void): Write =>
  table.writes.put(itemOf(organisation), { condition: 'attribute_not_exists(pk)', otherwise });
