import { config } from '../../platform/config';
import { log } from '../../platform/log';
import { totalOf } from '../orders/order';
import { getOrder, putPaid } from '../orders/order.table';
import { noteExtraPayment } from '../orders/extra-payment.table';
import { paymentOf } from './notice';
import type { Arrived } from './provider';
import { providerOf } from './providers';

/**
 * A provider says that an order is paid. The first payment makes it paid, by one conditional update (1 WCU); the same again
 * changes nothing; another payment of a paid order is kept for people to see.
 * Refuses `provider-not-available`, `notice-not-genuine`, `notice-does-not-fit`.
 */
export const takeNotice = async (name: 'sandbox', arrived: Arrived, now: Date): Promise<void> => {
  const provider = providerOf(name, config);
  const notice = provider.readNotice(arrived, now);
  const { organisationId, orderId } = notice;
  const standing = await getOrder(organisationId, orderId);
  const { order, payment } = paymentOf(standing, notice, provider.account, now);
  const paidBefore = await putPaid(order, payment);
  if (!paidBefore) return;
  await noteExtraPayment(organisationId, orderId, { ...payment, amount: totalOf(order) });
  log.info('extra payment', { organisationId, orderId, transactionId: payment.transactionId });
};
