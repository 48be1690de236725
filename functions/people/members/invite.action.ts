import { OrganisationId, PersonId } from '../../shared/ids';
import { following } from '../../platform/table/changes';
import { config } from '../../platform/config';
import type { Writer } from '../../platform/letters/outbox';
import { sendOnce } from '../../platform/letters/send-once';
import { getPerson, getPersons } from '../accounts/person.table';
import { getOrganisation } from '../organisations/organisation.table';
import { untilOf } from './invitation';
import { getInvitation } from './invitation.table';
import { invitationItem } from './member.item';

/** Somebody is asked to join, or asked again: they get a letter, one for each asking. */
export const writeToInvited = following(invitationItem, async ({ before, after }, now) => {
  if (!after || before?.invitedAt === after.invitedAt) return;
  const { organisationId, personId, invitedAt } = after;
  const cause = `invited-${personId}-${invitedAt}`;
  await sendOnce(organisationId, cause, { what: 'invitation', about: { personId, invitedAt } }, now);
});

/** Writes the letter of an invitation; of one that was answered, withdrawn or renewed meanwhile, none. */
export const writeInvitation: Writer = async ({ organisationId, about }) => {
  const here = OrganisationId.parse(organisationId);
  const personId = PersonId.parse(about['personId']);
  const [invitation, person, organisation] = await Promise.all([
    getInvitation({ organisationId: here, personId }),
    getPerson(personId, false),
    getOrganisation(here),
  ]);
  if (invitation?.invitedAt !== about['invitedAt'] || !invitation || !organisation || !person?.email)
    return undefined;
  const [inviter] = await getPersons([invitation.invitedBy]);
  // Its words are loaded when one leaves.
  const { invitationLetter } = await import('./invitation-letter');
  const asked = {
    organisation: organisation.name,
    roles: invitation.roles,
    invitedBy: inviter?.name ?? '',
    until: untilOf(invitation),
    link: `${config.publicUrl}/me`,
  };
  return { to: person.email, ...invitationLetter(person.name, asked) };
};
