import type { OrganisationId, PersonId } from '../../shared/ids';
import { stale } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import { INVITED_DAYS, type Invitation } from './invitation';
import { invitationItem, memberItem } from './member.item';

type Id = { organisationId: OrganisationId; personId: PersonId };

/**
 * @question What was this person asked to be here?
 * @key main `PERSON#{person}` / `INVITED#{o}`
 * @cost 1 RCU
 */
export const getInvitation = (of: Id): Promise<Invitation | undefined> =>
  table.get(invitationItem.stored, invitationItem.key(of));

/**
 * @question What was this person asked to be anywhere?
 * @key main `PERSON#{person}` / `INVITED#…`
 * @cost ½ RCU
 */
export const listInvitations = (personId: PersonId): Promise<Invitation[]> =>
  table.all(invitationItem.stored, {
    pk: invitationItem.partition({ personId }),
    begins: invitationItem.begins(),
    most: 200,
  });

/** The invitation is still as it was read. */
const asRead = (before: Invitation | undefined) => ({
  condition: before ? 'invitedAt = :before' : 'attribute_not_exists(pk)',
  ...(before && { values: { ':before': before.invitedAt } }),
  otherwise: stale,
});

/** An admin sees one that was never answered so long after it ended. */
const SEEN_DAYS = 30;
const DAY_SECONDS = 86_400;

/**
 * Part of the transaction that also notes who asked. Condition: nobody else asked meanwhile, and they are no member (`Stale`).
 * @question Will this person be this here?
 * @key main `PERSON#{person}` / `INVITED#{o}, MEMBER#{o}`
 * @holds nobody asked since it was read, they are nothing here → stale
 * @cost 4 WCU in a transaction + 1 lists
 */
export const putInvitation = (before: Invitation | undefined, after: Invitation): Write[] => {
  const asked = Math.floor(Date.parse(after.invitedAt) / 1000);
  const expiresAtSeconds = asked + (INVITED_DAYS + SEEN_DAYS) * DAY_SECONDS;
  return [
    table.writes.put(invitationItem.item(after, { expiresAtSeconds }), asRead(before)),
    table.writes.check(memberItem.key(after), {
      condition: 'attribute_not_exists(pk)',
      otherwise: stale,
    }),
  ];
};

/**
 * It is accepted, declined or withdrawn: part of that transaction.
 * @question This invitation is answered, or withdrawn
 * @key main `PERSON#{person}` / `INVITED#{o}`
 * @holds nobody asked anew, or answered, since it was read → stale
 * @cost 2 WCU in a transaction + 1 lists
 */
export const dropInvitation = (before: Invitation): Write =>
  table.writes.delete(invitationItem.key(before), asRead(before));
