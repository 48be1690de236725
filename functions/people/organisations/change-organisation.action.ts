import type { Member } from '../../shared/actor';
import { change } from '../audit/change.table';
import type { ChangedOrganisation, Organisation } from './organisation';
import { getOrganisation, writeOrganisation } from './organisation.table';

/** Name, district and contact from now on; papers that were signed keep the name. Refuses `not-found`, `changed-meanwhile`. */
export const changeOrganisation = (
  by: Member,
  asked: ChangedOrganisation,
  now: Date,
): Promise<Organisation> => {
  const { name, district, contact } = asked;
  const thing = {
    which: by.organisationId,
    what: 'organisation-changed',
    read: () => getOrganisation(by.organisationId, true),
    to: (organisation: Organisation): Organisation => ({ ...organisation, name, district, contact }),
    writes: (before: Organisation, after: Organisation) => [writeOrganisation(before, after)],
  };
  return change(by, asked, thing, now);
};
