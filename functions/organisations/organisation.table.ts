import type { OrganisationId } from '../shared/ids';
import { table, type Page } from '../platform/table';
import { Organisation } from './organisation';

const key = (organisationId: OrganisationId) => ({ pk: `ORG#${organisationId}`, sk: 'ORGANISATION' });

export const getOrganisation = (organisationId: OrganisationId): Promise<Organisation | undefined> =>
  table.get(Organisation, key(organisationId), false);

/** Public by purpose: the directory of those who run their season here. */
export const listOrganisations = (page: {
  limit: number;
  cursor?: string | undefined;
}): Promise<Page<Organisation>> =>
  table.page(Organisation, { index: 'lists', pk: 'PUBLIC#ORGANISATIONS', ...page });

export const putOrganisation = (organisation: Organisation): Promise<void> =>
  table.put({
    ...key(organisation.organisationId),
    kind: 'organisation',
    ...organisation,
    listPk: 'PUBLIC#ORGANISATIONS',
    listSk: organisation.organisationId,
  });
