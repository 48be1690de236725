import * as z from 'zod';
import { codec } from '../../platform/table/item';
import { MEMBER_LIES } from '../roles/role.item';
import { Invitation } from './invitation';
import { KeptMembership } from './member';

export const memberItem = codec({
  kind: 'member',
  version: 1,
  ...MEMBER_LIES,
  lists: { pk: 'ORG#{organisationId}#MEMBERS', sk: '{personId}' },
  shape: KeptMembership,
});

/** In the same list; where somebody accepts, the membership takes its place. */
export const invitationItem = codec({
  kind: 'invitation',
  version: 1,
  pk: 'PERSON#{personId}',
  sk: 'INVITED#{organisationId}',
  lists: { pk: 'ORG#{organisationId}#MEMBERS', sk: '{personId}' },
  shape: Invitation,
});

/** Whatever stands in the list of an organisation's people; told apart by their keys. */
export const memberOrInvitation = z
  .record(z.string(), z.unknown())
  .transform((stored): { member: KeptMembership } | { invitation: Invitation } =>
    String(stored['sk']).startsWith(invitationItem.begins())
      ? { invitation: invitationItem.read(stored) }
      : { member: memberItem.read(stored) },
  );
