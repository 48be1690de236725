import { codec } from '../../platform/table/item';
import { Membership } from '../organisations/organisation';

/** Under the person, who belongs to no organisation: it is read on each of their requests, and lists what they are where. */
export const memberItem = codec({
  kind: 'member',
  version: 1,
  pk: 'PERSON#{personId}',
  sk: 'MEMBER#{organisationId}',
  lists: { pk: 'ORG#{organisationId}#MEMBERS', sk: '{personId}' },
  shape: Membership,
});
