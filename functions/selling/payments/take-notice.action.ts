import { config } from '../../platform/config';
import { log } from '../../platform/log';
import { otherPaymentOf, totalOf, type Order, type Payment } from '../orders/order';
import { putPaid, putPaidWhole } from '../orders/order.table';
import { noteExtraPayment } from '../orders/extra-payment.table';
import { orderPaid, paymentIn } from './notice';
import type { Arrived } from './provider';
import { providerOf } from './providers';

/** The payment by which it was paid before, if that was another. An order of before the total was kept is paid only now. */
const paidBefore = async (order: Order, payment: Payment): Promise<Payment | undefined> =>
  order.status === 'paid' ? otherPaymentOf(order, payment) : putPaid(order, payment);

/**
 * A provider says that an order is paid. The first payment makes it paid, by one conditional update (1 WCU), and that is all a
 * notice asks of the table; the same again changes nothing; another payment of a paid order is kept for people to see. The order
 * keeps who took the money, when and under which number: it is its own record, and an audit line beside it would cost a rush
 * a third write.
 * Refuses `provider-not-available`, `notice-not-genuine`, `notice-does-not-fit`.
 * @param by who tells it, by their signature in what arrived
 */
export const takeNotice = async (by: 'sandbox', arrived: Arrived, now: Date): Promise<void> => {
  const provider = providerOf(by, config);
  const notice = provider.readNotice(arrived, now);
  const { organisationId, orderId, amount } = notice;
  const payment = paymentIn(notice, provider.account, now);
  const notPaidNow = await putPaidWhole({ organisationId, orderId }, payment, amount);
  if (!notPaidNow) return;
  const order = orderPaid(notPaidNow.standing, notice);
  if (!(await paidBefore(order, payment))) return;
  await noteExtraPayment(organisationId, orderId, { ...payment, amount: totalOf(order) });
  log.info('extra payment', { organisationId, orderId, transactionId: payment.transactionId });
};
