import type { OrderId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { table, type Write } from '../../platform/table/table';
import { paymentNumberItem } from './payment-number.item';

type Number = { organisationId: OrganisationId; transactionId: string };

/**
 * The one decision about whose a number is: the first order that it is told of keeps it. Undefined where it is this order's from
 * now on; else the order that has it, which may be this one.
 * @question This number is of this order (whoever tells it)
 * @key main `ORG#{o}#PAYMENT#{transaction}` / `PAYMENT`
 * @holds it is of no order → whose it is
 * @cost 1 WCU
 */
export const holdNumber = async (number: Number, orderId: OrderId): Promise<OrderId | undefined> =>
  table.create(
    paymentNumberItem.item({ ...number, orderId }),
    (found) => paymentNumberItem.read(found).orderId,
  );

/**
 * The same decision within a transaction of staff. Refuses `payment-of-another-order`.
 * @question The same, says a bill
 * @key main `ORG#{o}#PAYMENT#{transaction}` / `PAYMENT`
 * @holds it is of no other order → payment-of-another-order
 * @cost 2 WCU in a transaction
 */
export const keepNumber = (number: Number, orderId: OrderId): Write =>
  table.writes.put(paymentNumberItem.item({ ...number, orderId }), {
    condition: 'attribute_not_exists(pk) OR orderId = :order',
    values: { ':order': orderId },
    otherwise: () => refuse('payment-of-another-order'),
  });

/**
 * Only where there never was such an order: nobody else can have told the number of it.
 * @question This number is of no order of ours
 * @key main `ORG#{o}#PAYMENT#{transaction}` / `PAYMENT`
 * @cost 1 WCU
 */
export const forgetNumber = (number: Number): Promise<void> => table.delete(paymentNumberItem.key(number));

/**
 * In the order asked; a number that is of no order is undefined. At most 100.
 * @question Whose are these numbers?
 * @key main `ORG#{o}#PAYMENT#{transaction}` / `PAYMENT`
 * @cost ½ RCU each
 */
export const holdersOf = async (
  organisationId: OrganisationId,
  transactionIds: readonly string[],
): Promise<(OrderId | undefined)[]> => {
  const keys = transactionIds.map((transactionId) =>
    paymentNumberItem.key({ organisationId, transactionId }),
  );
  return (await table.getMany(paymentNumberItem.stored, keys)).map((found) => found?.orderId);
};
