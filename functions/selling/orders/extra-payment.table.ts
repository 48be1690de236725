import * as z from 'zod';
import type { OrderId, OrganisationId } from '../../shared/ids';
import { table, type Page } from '../../platform/table';
import { ExtraPayment } from './extra-payment';

const pkOf = (organisationId: OrganisationId, orderId: OrderId) => `ORG#${organisationId}#ORDER#${orderId}`;
const waitingOf = (organisationId: OrganisationId) => `ORG#${organisationId}#EXTRA-PAYMENTS`;

const WithOrder = z
  .looseObject({ pk: z.string() })
  .transform(({ pk, ...rest }) => ({ ...ExtraPayment.parse(rest), orderId: pk.split('#')[3] as OrderId }));

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
  const item = {
    pk: pkOf(organisationId, orderId),
    sk: `EXTRA#${payment.provider}-${payment.transactionId}`,
    kind: 'extra-payment',
    ...payment,
    queuePk: waitingOf(organisationId),
    queueSk: payment.paidAt,
  };
  await table.create(item, () => undefined);
};

/**
 * @question Was this order paid twice?
 * @key main `ORG#{o}#ORDER#{order}` / `EXTRA#…`
 * @cost ½ RCU
 */
export const listExtraPaymentsOf = (
  organisationId: OrganisationId,
  orderId: OrderId,
): Promise<ExtraPayment[]> =>
  table.all(ExtraPayment, { pk: pkOf(organisationId, orderId), begins: 'EXTRA#', most: 100 });

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
  table.page(WithOrder, { index: 'queue', pk: waitingOf(organisationId), ...page });
