import type { OrderId, OrganisationId } from '../../shared/ids';
import { table, type Write } from '../../platform/table/table';
import type { Returned } from './order';
import { returnedItem } from './returned.item';

type Of = { organisationId: OrganisationId; orderId: OrderId };

/**
 * Part of the transaction that notes the bill's line. Twice it is the same.
 * @question The provider gave money back, says a bill
 * @key main `ORG#{o}#ORDER#{order}` / `RETURNED#{refund}`
 * @cost 2 WCU in a transaction
 */
export const noteReturned = (of: Of, returned: Returned): Write =>
  table.writes.put(returnedItem.item({ ...of, ...returned }));

/**
 * The provider could not give it back after all.
 * @question The buyer has nothing back, says a later bill
 * @key main `ORG#{o}#ORDER#{order}` / `RETURNED#{refund}`
 * @cost 1 WCU
 */
export const forgetReturned = (of: Of, refundId: string): Promise<void> =>
  table.delete(returnedItem.key({ ...of, refundId }));

/**
 * What bills say went back, whether or not it was recorded as a refund since.
 * @question What of this order did the provider give back?
 * @key main `ORG#{o}#ORDER#{order}` / `RETURNED#…`
 * @cost ½ RCU
 */
export const listReturned = async ({ organisationId, orderId }: Of): Promise<Returned[]> => {
  const found = await table.all(returnedItem.stored, {
    pk: returnedItem.partition({ organisationId, orderId }),
    begins: returnedItem.begins(),
    most: 1_000,
  });
  return found.map(({ orderId: _its, ...returned }) => returned);
};
