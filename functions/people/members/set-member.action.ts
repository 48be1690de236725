import type { Member } from '../../shared/actor';
import type { MerchantId, OrganisationId, PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain } from '../../platform/table/decide-again';
import { table } from '../../platform/table/table';
import { audited } from '../audit/audit.table';
import { personAt } from '../accounts/person.table';
import { changeOf, isSame, membershipOf, rolesOf, type MemberRow, type SetMember } from './member';
import { changeMember, dropMember, getMember, keepAnAdmin } from './member.table';

/** What a role here touches in the areas above this one: handed in where the app is composed. */
export type RolesElsewhere = {
  hasMerchant: (organisationId: OrganisationId, merchantId: MerchantId) => Promise<boolean>;
  /** How many places of this organisation somebody holds, or waits for, on shifts that have not begun. */
  placesAhead: (organisationId: OrganisationId, personId: PersonId, now: Date) => Promise<number>;
};

/**
 * Gives whoever reads this mailbox these roles, in place of those they had; an account is made where there is none. The same
 * again changes nothing. The change, its audit and the condition that an admin stays are one transaction.
 * Refuses `auditor-alone`, `merchant-for-its-role`, `merchant-not-found`, `auditor-takes-part`, `last-admin`, `busy`.
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
    await decideAgain(async () => {
      const before = await getMember(organisationId, person.personId);
      if (isSame(before, after)) return;
      // Who audits takes no part.
      const count = after.roles.includes('auditor')
        ? await placesAhead(organisationId, person.personId, now)
        : 0;
      if (count > 0) refuse('auditor-takes-part', { count });
      const which = `${person.personId} ${after.roles.join('+')}`;
      await table.transact([
        changeMember(before, after),
        ...(await keepAnAdmin(before, after)),
        audited(organisationId, {
          at: now.toISOString(),
          by: by.personId,
          what: 'member-set',
          which,
          under: 'members',
          changed: changeOf(before, after),
        }),
      ]);
    });
    const { organisationId: _here, ...row } = after;
    return { ...row, name: person.name, email: asked.email };
  };

/** Somebody is nothing here any more, from their next request on. Done twice it changes nothing. Refuses `last-admin`, `busy`. */
export const removeMember = (
  { organisationId, personId: by }: Member,
  { personId }: { personId: PersonId },
  now: Date,
): Promise<{ personId: PersonId }> =>
  decideAgain(async () => {
    const before = await getMember(organisationId, personId);
    if (!before) return { personId };
    const done = { at: now.toISOString(), by, what: 'member-removed', which: personId, under: 'members' };
    await table.transact([
      dropMember(before),
      ...(await keepAnAdmin(before, undefined)),
      audited(organisationId, { ...done, changed: changeOf(before, undefined) }),
    ]);
    return { personId };
  });
