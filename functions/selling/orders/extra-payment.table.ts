import type { OrderId, OrganisationId } from '../../shared/ids';
import { table, type Page } from '../../platform/table/table';
import type { ExtraPayment } from './extra-payment';
import { extraPaymentItem } from './extra-payment.item';

/**
 * Notes it once; a repeat of the same notice changes nothing. It waits in a list of its own until people see to it.
 * @question Somebody paid twice
 * @key main `ORG#{o}#ORDER#{order}` / `EXTRA#{provider}-{transaction}`
 * @holds it was not noted → nothing
 * @cost 1 WCU + 1 queue
 */
export const noteExtraPayment = async (
  organisationId: OrganisationId,
  orderId: OrderId,
  payment: ExtraPayment,
): Promise<void> => {
  await table.create(extraPaymentItem.item({ ...payment, organisationId, orderId }), () => undefined);
};

/**
 * @question Was this order paid twice?
 * @key main `ORG#{o}#ORDER#{order}` / `EXTRA#…`
 * @cost ½ RCU
 */
export const listExtraPaymentsOf = async (
  organisationId: OrganisationId,
  orderId: OrderId,
): Promise<ExtraPayment[]> => {
  const found = await table.all(extraPaymentItem.stored, {
    pk: extraPaymentItem.partition({ organisationId, orderId }),
    begins: extraPaymentItem.begins(),
    most: 100,
  });
  return found.map(({ orderId: _its, ...payment }) => payment);
};

/**
 * What waits for people, oldest first.
 * @question Which payments are to be given back?
 * @key queue `ORG#{o}#EXTRA-PAYMENTS` / `{paid at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listExtraPayments = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ExtraPayment & { orderId: OrderId }>> =>
  table.page(extraPaymentItem.stored, {
    index: 'queue',
    pk: extraPaymentItem.listed('queue', { organisationId }),
    ...page,
  });
