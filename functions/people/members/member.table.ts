import type { OrganisationId, PersonId } from '../../shared/ids';
import { refuse, Refusal } from '../../shared/refusals';
import { table, type Item, type Page, type Write } from '../../platform/table';
import { isAdmin } from './member';
import { Membership } from '../organisations/organisation';

/** Under the person, who belongs to no organisation: it is read on each of their requests, and lists what they are where. */
const key = (personId: PersonId, organisationId: OrganisationId) => ({
  pk: `PERSON#${personId}`,
  sk: `MEMBER#${organisationId}`,
});
const listOf = (organisationId: OrganisationId) => `ORG#${organisationId}#MEMBERS`;
const itemOf = (member: Membership): Item => ({
  ...key(member.personId, member.organisationId),
  kind: 'member',
  ...member,
  listPk: listOf(member.organisationId),
  listSk: member.personId,
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
): Promise<Membership | undefined> => table.get(Membership, key(personId, organisationId));

/**
 * Everything that a person is anywhere.
 * @question What is this person anywhere?
 * @key main `PERSON#{person}` / `MEMBER#…`
 * @cost ½ RCU
 */
export const listMemberships = (personId: PersonId): Promise<Membership[]> =>
  table.all(Membership, { pk: `PERSON#${personId}`, begins: 'MEMBER#', most: 200 });

/**
 * Who belongs to an organisation, as it stood a moment ago. A page of twenty is 1 RCU.
 * @question Who belongs to us?
 * @key lists `ORG#{o}#MEMBERS` / `{person}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listMembers = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Membership>> =>
  table.page(Membership, { index: 'lists', pk: listOf(organisationId), ...page });

/**
 * @question This person has these roles
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @cost 1 WCU + 1 lists
 */
export const putMember = (member: Membership): Promise<void> => table.put(itemOf(member));

/** The membership is still as it was read. Somebody else's change means: decide anew (`busy`). */
const asRead = (before: Membership | undefined) => ({
  condition: before ? '#roles = :before' : 'attribute_not_exists(pk)',
  ...(before && { names: { '#roles': 'roles' }, values: { ':before': before.roles } }),
  otherwise: () => refuse('busy'),
});

/**
 * Part of the transaction that also notes who did it. Condition: nobody changed it since it was read (`busy`).
 * @question The same, as read a moment ago
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds nobody changed it since it was read → busy: decide anew
 * @cost 2 WCU in a transaction + 1 lists
 */
export const changeMember = (before: Membership | undefined, after: Membership): Write =>
  table.writes.put(itemOf(after), asRead(before));

/**
 * The same, for somebody who is to be nothing here any more.
 * @question This person has no role any more
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds nobody changed it since it was read → busy: decide anew
 * @cost 2 WCU in a transaction + 1 lists
 */
export const dropMember = (before: Membership): Write =>
  table.writes.delete(key(before.personId, before.organisationId), asRead(before));

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
 * Where an admin's role is to go: the condition that another admin stays, for the same transaction, so that two admins who
 * take each other's role away at once do not both succeed. Refuses `last-admin`; in the transaction `busy`.
 * @question Another admin stays (found through listMembers, getMember)
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds another is one → last-admin; one who was read is one still → busy
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
    table.writes.check(key(other.personId, organisationId), {
      condition: 'contains(#roles, :admin)',
      names: { '#roles': 'roles' },
      values: { ':admin': 'admin' },
      otherwise: () => refuse('busy'),
    }),
  ];
};

const TRIES = 4;

/**
 * Reads what somebody is, lets `decide` act on it, and decides anew where another admin was quicker. Refuses `busy`, and whatever `decide` refuses.
 * @question Decide on this member, again where somebody was quicker
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds as changeMember
 * @cost 1 RCU each time
 */
export const onMember = async <T>(
  organisationId: OrganisationId,
  personId: PersonId,
  decide: (before: Membership | undefined) => Promise<T>,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await decide(await getMember(organisationId, personId));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'busy' || tries === TRIES) throw error;
    }
  }
};
