import type { Member } from '../shared/actor';
import type { OrganisationId, PersonId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { table } from '../platform/table';
import { audited } from '../ledger/audit.table';
import { getMerchant } from '../merchants/merchant.table';
import { personAt } from '../people/person.table';
import { listSignUpsOfPerson } from '../sign-ups/my-sign-up.table';
import { isSame, membershipOf, rolesOf, type MemberRow, type SetMember } from './member';
import { changeMember, dropMember, keepAnAdmin, onMember } from './member.table';

const PAGE = 50;

/** How many places of this organisation somebody holds, or waits for, on shifts that have not begun. */
const placesAhead = async (
  organisationId: OrganisationId,
  personId: PersonId,
  now: Date,
): Promise<number> => {
  const from = now.toISOString();
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const page = await listSignUpsOfPerson(personId, { from, limit: PAGE, cursor });
    count += page.items.filter(
      (one) => one.organisationId === organisationId && one.status !== 'given-up',
    ).length;
    cursor = page.next;
  } while (cursor);
  return count;
};

/** Who audits takes no part. Refuses `auditor-takes-part` while places are held or waited for. */
const assertTakesNoPart = async (
  organisationId: OrganisationId,
  personId: PersonId,
  now: Date,
): Promise<void> => {
  const count = await placesAhead(organisationId, personId, now);
  if (count > 0) refuse('auditor-takes-part', { count });
};

/**
 * Gives whoever reads this mailbox these roles, in place of those they had; an account is made where there is none. The same
 * again changes nothing. The change, its audit and the condition that an admin stays are one transaction.
 * Refuses `auditor-alone`, `merchant-for-its-role`, `merchant-not-found`, `auditor-takes-part`, `last-admin`, `busy`.
 */
export const setMember = async (by: Member, asked: SetMember, now: Date): Promise<MemberRow> => {
  const { organisationId } = by;
  rolesOf(asked);
  if (asked.merchantId && !(await getMerchant(organisationId, asked.merchantId)))
    refuse('merchant-not-found');
  const person = await personAt(asked.email, now);
  const after = membershipOf(organisationId, person.personId, asked);
  await onMember(organisationId, person.personId, async (before) => {
    if (isSame(before, after)) return;
    if (after.roles.includes('auditor')) await assertTakesNoPart(organisationId, person.personId, now);
    const which = `${person.personId} ${after.roles.join('+')}`;
    await table.transact([
      changeMember(before, after),
      ...(await keepAnAdmin(before, after)),
      audited(organisationId, { at: now.toISOString(), by: by.personId, what: 'member-set', which }),
    ]);
  });
  const { organisationId: _here, ...row } = after;
  return { ...row, name: person.name, email: asked.email };
};

/** Somebody is nothing here any more, from their next request on. Done twice it changes nothing. Refuses `last-admin`, `busy`. */
export const removeMember = (by: Member, personId: PersonId, now: Date): Promise<void> =>
  onMember(by.organisationId, personId, async (before) => {
    if (!before) return;
    const done = { at: now.toISOString(), by: by.personId, what: 'member-removed', which: personId };
    await table.transact([
      dropMember(before),
      ...(await keepAnAdmin(before, undefined)),
      audited(by.organisationId, done),
    ]);
  });
