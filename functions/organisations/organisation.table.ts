import type { OrganisationId } from '../shared/ids';
import { table, type Item, type Page, type Write } from '../platform/table';
import { Organisation } from './organisation';

const key = (organisationId: OrganisationId) => ({ pk: `ORG#${organisationId}`, sk: 'ORGANISATION' });

/** @param fresh also one that was founded this very moment */
export const getOrganisation = (
  organisationId: OrganisationId,
  fresh = false,
): Promise<Organisation | undefined> => table.get(Organisation, key(organisationId), fresh);

/** Public by purpose: the directory of those who run their season here. */
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

export const putOrganisation = (organisation: Organisation): Promise<void> => table.put(itemOf(organisation));

/** Condition: there is none of this id (`otherwise` where somebody was quicker). */
export const putNewOrganisation = (organisation: Organisation, otherwise: () => void): Write =>
  table.writes.put(itemOf(organisation), { condition: 'attribute_not_exists(pk)', otherwise });
