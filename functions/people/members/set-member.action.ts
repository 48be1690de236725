import type { Member } from '../../shared/actor';
import type { PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain } from '../../platform/table/decide-again';
import { table } from '../../platform/table/table';
import { audited } from '../audit/audit.table';
import { personAt } from '../accounts/person.table';
import { appointedBy } from './appointment';
import { isOnItsWay, isOpen, untilOf, type Invitation } from './invitation';
import { dropInvitation, getInvitation, putInvitation } from './invitation.table';
import {
  changeOf,
  gainsRoles,
  isSame,
  membershipOf,
  rolesOf,
  type KeptMembership,
  type MemberRow,
  type SetMember,
} from './member';
import { adminStands, changeMember, dropMember, getMember } from './member.table';
import type { RolesElsewhere } from './roles-elsewhere';

/** Who stood behind the roles of who does this, as it stands now. Refuses `not-allowed` where they are nothing here any more. */
const behind = async ({ organisationId, personId }: Member) =>
  ((await getMember(organisationId, personId)) ?? refuse('not-allowed')).appointed ?? [];

/** What somebody is here already changes at once. @returns what they are */
const change = async (
  by: Member,
  before: KeptMembership,
  asked: KeptMembership,
  now: Date,
): Promise<undefined> => {
  if (isSame(before, asked)) return undefined;
  const appointed = gainsRoles(before, asked)
    ? appointedBy(by.personId, { before: before.appointed ?? [], behind: await behind(by), now })
    : before.appointed;
  const after = { ...asked, ...(appointed && { appointed }) };
  await table.transact([
    changeMember(before, after),
    ...(await adminStands(by, after.personId, before, after)),
    audited(by.organisationId, {
      at: now.toISOString(),
      by: by.personId,
      what: 'member-set',
      under: 'members',
      which: `${after.personId} ${after.roles.join('+')}`,
      changed: changeOf(before, after),
    }),
  ]);
  return undefined;
};

/** Somebody who is nothing here is asked; who was asked the same, and may still answer, is not asked again. */
const invite = async (by: Member, asked: KeptMembership, now: Date): Promise<Invitation> => {
  const before = await getInvitation(asked);
  if (before && isSame(before, asked) && isOpen(before, now)) return before;
  const at = now.toISOString();
  const after = { ...asked, invitedBy: by.personId, invitedAt: at, behind: await behind(by) };
  await table.transact([
    ...putInvitation(before, after),
    ...(await adminStands(by, asked.personId, undefined, undefined)),
    audited(by.organisationId, {
      at,
      by: by.personId,
      what: 'member-set',
      under: 'members',
      which: `${asked.personId} ${asked.roles.join('+')}`,
      changed: { ...changeOf(before, asked), invited: [before !== undefined, true] },
    }),
  ]);
  return after;
};

/**
 * Gives whoever reads this mailbox these roles, in place of those they had; an account is made where there is none. Who is nothing
 * here yet is asked: they get a letter, and nothing counts before they accept. The same again changes nothing. The change, its audit
 * and the condition that who does it is an admin still, and that one stays, are one transaction.
 * Refuses `auditor-alone`, `merchant-for-its-role`, `merchant-not-found`, `auditor-takes-part`, `last-admin`, `not-allowed`, `busy`.
 */
export const setMember =
  ({ hasMerchant, placesAhead }: RolesElsewhere) =>
  async (by: Member, asked: SetMember, now: Date): Promise<MemberRow> => {
    const { organisationId } = by;
    rolesOf(asked);
    if (asked.merchantId && !(await hasMerchant(organisationId, asked.merchantId)))
      refuse('merchant-not-found');
    const person = await personAt(asked.email, now);
    const after = membershipOf(organisationId, person.personId, asked);
    const invitation = await decideAgain(async () => {
      const before = await getMember(organisationId, person.personId);
      // Who audits takes no part. What is taken at this very moment is given back by who follows (leave-as-auditor).
      const isNew = after.roles.includes('auditor') && !before?.roles.includes('auditor');
      const count = isNew ? await placesAhead(organisationId, person.personId, now) : 0;
      if (count > 0) refuse('auditor-takes-part', { count });
      return before ? change(by, before, after, now) : invite(by, after, now);
    });
    const { organisationId: _here, ...row } = after;
    const until = invitation && { invitedUntil: untilOf(invitation) };
    return { ...row, name: person.name, email: asked.email, ...until };
  };

/** Asks somebody again who has not answered: another letter, and as much time as at first. Refuses `not-found`, `not-allowed`, `busy`. */
export const inviteAgain = (
  by: Member,
  { personId }: { personId: PersonId },
  now: Date,
): Promise<{ personId: PersonId; invitedUntil: string }> =>
  decideAgain(async () => {
    const before =
      (await getInvitation({ organisationId: by.organisationId, personId })) ?? refuse('not-found');
    if (isOnItsWay(before, now)) return { personId, invitedUntil: untilOf(before) };
    const at = now.toISOString();
    const after = { ...before, invitedBy: by.personId, invitedAt: at, behind: await behind(by) };
    await table.transact([
      ...putInvitation(before, after),
      ...(await adminStands(by, personId, undefined, undefined)),
      audited(by.organisationId, {
        at,
        by: by.personId,
        what: 'member-invited-again',
        under: 'members',
        which: personId,
      }),
    ]);
    return { personId, invitedUntil: untilOf(after) };
  });

/**
 * Somebody is nothing here any more, from their next request on; who was asked and has not answered, is not asked any more. Done
 * twice it changes nothing. Refuses `last-admin`, `not-allowed`, `busy`.
 */
export const removeMember = (
  by: Member,
  { personId }: { personId: PersonId },
  now: Date,
): Promise<{ personId: PersonId }> =>
  decideAgain(async () => {
    const { organisationId } = by;
    const [before, invited] = await Promise.all([
      getMember(organisationId, personId),
      getInvitation({ organisationId, personId }),
    ]);
    if (!before && !invited) return { personId };
    const done = {
      at: now.toISOString(),
      by: by.personId,
      what: 'member-removed',
      under: 'members',
      which: personId,
    };
    await table.transact([
      ...(before ? [dropMember(before)] : []),
      ...(invited ? [dropInvitation(invited)] : []),
      ...(await adminStands(by, personId, before, undefined)),
      audited(organisationId, { ...done, changed: changeOf(before ?? invited, undefined) }),
    ]);
    return { personId };
  });
