import type { Member, Role } from '../../shared/actor';
import { refuse } from '../../shared/refusals';
import { table, type Write } from '../../platform/table/table';
import { memberKey } from './role.item';

/**
 * Part of the transaction of what somebody does by their role: that it was not taken from them meanwhile. Refuses `not-allowed`.
 * @param roles of which one is enough; @param otherwise where it is refused in other words
 * @question Who does this has the role still
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds they have one of the roles → not-allowed
 * @cost 2 WCU in a transaction
 */
export const stillHasRole = (
  { organisationId, personId }: Pick<Member, 'organisationId' | 'personId'>,
  roles: readonly Role[],
  otherwise: () => void = () => refuse('not-allowed'),
): Write =>
  table.writes.check(memberKey({ organisationId, personId }), {
    condition: roles.map((_, at) => `contains(#roles, :role${at})`).join(' OR '),
    names: { '#roles': 'roles' },
    values: Object.fromEntries(roles.map((role, at) => [`:role${at}`, role])),
    otherwise,
  });

/**
 * The same, of the roles by which the door let them in.
 * @question Who does this may do it still (through stillHasRole)
 * @key main `PERSON#{person}` / `MEMBER#{o}`
 * @holds they have one of the roles → not-allowed
 * @cost 2 WCU in a transaction
 */
export const stillMay = (by: Member): Write => stillHasRole(by, by.as ?? by.roles);
