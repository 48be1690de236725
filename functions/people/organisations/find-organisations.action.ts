import type { Actor } from '../../shared/actor';
import type { OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import type { Organisation } from './organisation';
import { getOrganisation, listOrganisations } from './organisation.table';

/** Refuses `not-found`. */
export const findOrganisation = async (
  _by: Actor,
  { organisationId }: { organisationId: OrganisationId },
): Promise<Organisation> => (await getOrganisation(organisationId)) ?? refuse('not-found');

export const findOrganisations = (
  _by: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Organisation>> => listOrganisations(page);
