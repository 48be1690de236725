import type { OrganisationId } from '../../shared/ids';
import { table } from '../../platform/table/table';
import { movementItem } from './movement.item';
import type { Trace } from './same-movement';

/** Movements of one account on one day. */
const MOST_A_DAY = 60_000;
export type OfAccount = { organisationId: OrganisationId; ofAccount: string };

/**
 * Notes by what a bank's line is told again. Twice it is the same.
 * @question This line is this movement
 * @key main `ORG#{o}#MOVEMENTS#{account}#{day}` / `{line}`
 * @cost 1 WCU
 */
export const noteMovement = (of: OfAccount, trace: Trace): Promise<void> =>
  table.put(movementItem.item({ ...of, ...trace }));

/**
 * @question Which movements of this account are known of that day?
 * @key main `ORG#{o}#MOVEMENTS#{account}#{day}` / `{line}`
 * @cost 1 RCU for about twenty
 */
export const listMovements = (of: OfAccount, day: string): Promise<Trace[]> =>
  table.all(movementItem.stored, {
    pk: movementItem.partition({ ...of, day }),
    begins: movementItem.begins(),
    fresh: true,
    most: MOST_A_DAY,
  });
