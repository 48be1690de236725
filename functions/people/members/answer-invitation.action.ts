import type { Person } from '../../shared/actor';
import type { OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain } from '../../platform/table/decide-again';
import { table } from '../../platform/table/table';
import { audited } from '../audit/audit.table';
import type { Membership } from '../organisations/organisation';
import { acceptedOf, isOpen } from './invitation';
import { dropInvitation, getInvitation } from './invitation.table';
import { changeOf } from './member';
import { changeMember, getMember } from './member.table';
import { stillHasRole } from '../roles/role.table';
import type { RolesElsewhere } from './roles-elsewhere';

type Here = { organisationId: OrganisationId };

/**
 * Who was asked says yes: from their next request on they are it. Done twice it changes nothing. What an admin asked who is none any
 * more counts as withdrawn. Refuses `invitation-over`, `auditor-takes-part`, `busy`.
 */
export const acceptInvitation =
  ({ placesAhead }: Pick<RolesElsewhere, 'placesAhead'>) =>
  ({ personId }: Person, { organisationId }: Here, now: Date): Promise<Membership> =>
    decideAgain(async () => {
      const [before, invitation] = await Promise.all([
        getMember(organisationId, personId),
        getInvitation({ organisationId, personId }),
      ]);
      if (before) return membershipOf(before);
      if (!invitation || !isOpen(invitation, now)) return refuse('invitation-over');
      const after = acceptedOf(invitation, now);
      const count = after.roles.includes('auditor') ? await placesAhead(organisationId, personId, now) : 0;
      if (count > 0) refuse('auditor-takes-part', { count });
      const inviter = { organisationId, personId: invitation.invitedBy };
      await table.transact([
        dropInvitation(invitation),
        changeMember(undefined, after),
        stillHasRole(inviter, ['admin'], () => refuse('invitation-over')),
        audited(organisationId, {
          at: now.toISOString(),
          by: personId,
          what: 'invitation-accepted',
          which: `${personId} ${after.roles.join('+')}`,
          changed: changeOf(undefined, after),
        }),
      ]);
      return membershipOf(after);
    });

const membershipOf = ({ organisationId, personId, roles, merchantId }: Membership): Membership => ({
  organisationId,
  personId,
  roles,
  ...(merchantId && { merchantId }),
});

/** Who was asked says no. Done twice it changes nothing. Refuses `busy`. */
export const declineInvitation = ({ personId }: Person, { organisationId }: Here, now: Date): Promise<Here> =>
  decideAgain(async () => {
    const invitation = await getInvitation({ organisationId, personId });
    if (!invitation) return { organisationId };
    await table.transact([
      dropInvitation(invitation),
      audited(organisationId, {
        at: now.toISOString(),
        by: personId,
        what: 'invitation-declined',
        which: `${personId} ${invitation.roles.join('+')}`,
        changed: changeOf(invitation, undefined),
      }),
    ]);
    return { organisationId };
  });
