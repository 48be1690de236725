import type { OrganisationId, PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { stale } from '../../platform/table/decide-again';
import { table, type Page, type Question, type Write } from '../../platform/table/table';
import { isAdmin, type KeptMembership } from './member';
import type { Membership } from '../organisations/organisation';
import type { Invitation } from './invitation';
import { memberItem, memberOrInvitation } from './member.item';
import { stillHasRole } from '../roles/role.table';

/**
 * What a person is in an organisation, to be asked with other things in one call.
 * @asksNothing
 */
export const memberOf = (organisationId: OrganisationId, personId: PersonId): Question<Membership> => ({
  schema: memberItem.stored,
  key: memberItem.key({ personId, organisationId }),
});

/**
 * What a person is in an organisation, as of now.
 * @question What is this person here?
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @cost 1 RCU
 */
export const getMember = (
  organisationId: OrganisationId,
  personId: PersonId,
): Promise<KeptMembership | undefined> =>
  table.get(memberItem.stored, memberItem.key({ personId, organisationId }));

/**
 * Everything that a person is anywhere.
 * @question What is this person anywhere?
 * @key main `PERSON#{person}` / `MEMBER#…`
 * @cost ½ RCU
 */
export const listMemberships = (personId: PersonId): Promise<Membership[]> =>
  table.all(memberItem.stored, {
    pk: memberItem.partition({ personId }),
    begins: memberItem.begins(),
    most: 200,
  });

/**
 * Who belongs to an organisation, and who was asked to, as it stood a moment ago. A page of twenty is 1 RCU.
 * @question Who belongs to us, and who was asked to?
 * @key lists `ORG#{o}#MEMBERS` / `{person}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listMembersAndInvited = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<{ member: KeptMembership } | { invitation: Invitation }>> =>
  table.page(memberOrInvitation, {
    index: 'lists',
    pk: memberItem.listed('lists', { organisationId }),
    ...page,
  });

/**
 * The same, of those who belong to it: a page may hold fewer than were asked for.
 * @asksNothing
 */
export const listMembers = async (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<KeptMembership>> => {
  const { items, ...rest } = await listMembersAndInvited(organisationId, page);
  return { items: items.flatMap((one) => ('member' in one ? [one.member] : [])), ...rest };
};

/**
 * @question This person has these roles
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @cost 1 WCU + 1 lists
 */
export const putMember = (member: KeptMembership): Promise<void> => table.put(memberItem.item(member));

/** The membership is still as it was read. Somebody else's change means: decide anew. */
const asRead = (before: Membership | undefined) => ({
  condition: before ? '#roles = :before' : 'attribute_not_exists(pk)',
  ...(before && { names: { '#roles': 'roles' }, values: { ':before': before.roles } }),
  otherwise: stale,
});

/**
 * Part of the transaction that also notes who did it. Condition: nobody changed it since it was read (`Stale`).
 * @question The same, as read a moment ago
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds nobody changed it since it was read → stale
 * @cost 2 WCU in a transaction + 1 lists
 */
export const changeMember = (before: Membership | undefined, after: KeptMembership): Write =>
  table.writes.put(memberItem.item(after), asRead(before));

/**
 * The same, for somebody who is to be nothing here any more.
 * @question This person has no role any more
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds nobody changed it since it was read → stale
 * @cost 2 WCU in a transaction + 1 lists
 */
export const dropMember = (before: Membership): Write =>
  table.writes.delete(memberItem.key(before), asRead(before));

const PAGE = 50;

const otherAdmin = async (
  organisationId: OrganisationId,
  than: PersonId,
): Promise<Membership | undefined> => {
  let cursor: string | undefined;
  do {
    const page = await listMembers(organisationId, { limit: PAGE, cursor });
    for (const listed of page.items.filter((one) => isAdmin(one) && one.personId !== than)) {
      // The list follows a moment later: believe the membership itself.
      const stands = await getMember(organisationId, listed.personId);
      if (isAdmin(stands)) return stands;
    }
    cursor = page.next;
  } while (cursor);
  return undefined;
};

/**
 * Where an admin's role is to go: the condition that another admin stays, for the same transaction. Refuses `last-admin`; in the
 * transaction `Stale`.
 * @question Another admin stays (found through listMembers, getMember)
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds another is one → last-admin; one who was read is one still → stale
 * @cost 2 WCU in a transaction
 */
export const keepAnAdmin = async (
  before: Membership | undefined,
  after: Membership | undefined,
): Promise<Write[]> => {
  if (!before || !isAdmin(before) || isAdmin(after)) return [];
  const { organisationId, personId } = before;
  const other = (await otherAdmin(organisationId, personId)) ?? refuse('last-admin');
  return [
    table.writes.check(memberItem.key(other), {
      condition: 'contains(#roles, :admin)',
      names: { '#roles': 'roles' },
      values: { ':admin': 'admin' },
      otherwise: stale,
    }),
  ];
};

/**
 * Of an admin who changes what somebody is, for the same transaction: that they are an admin still, and where it is their own role
 * that goes, that another one stays. So two admins who take each other's role away at once do not both succeed, and one who was
 * taken out at this very moment changes nothing any more. Refuses `not-allowed`, `last-admin`; in the transaction `Stale`.
 * @param of whom; @param before what they were, and @param after what they are to be
 * @question Who changes this is an admin still, and one stays (through stillHasRole, keepAnAdmin)
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds who changes it is one → not-allowed; another is one → last-admin; one who was read is one still → stale
 * @cost 2 WCU in a transaction
 */
export const adminStands = async (
  by: Pick<Membership, 'organisationId' | 'personId'>,
  of: PersonId,
  before: Membership | undefined,
  after: Membership | undefined,
): Promise<Write[]> => {
  if (of !== by.personId) return [stillHasRole(by, ['admin'])];
  return isAdmin(before) ? keepAnAdmin(before, after) : refuse('not-allowed');
};
