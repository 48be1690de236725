import type { OrderId } from '../../shared/ids';
import { config } from '../../platform/config';
import { log } from '../../platform/log';
import { refuse } from '../../shared/refusals';
import { otherPaymentOf, totalOf, type Order, type Payment } from '../orders/order';
import { getOrder, putPaid, putPaidWhole } from '../orders/order.table';
import { noteExtraPayment } from '../orders/extra-payment.table';
import { forgetNumber, holdNumber } from '../orders/payment-number.table';
import { orderPaid, paymentIn, type Notice } from './notice';
import type { Arrived } from './provider';
import { providerOf } from './providers';

/** The payment by which it was paid before, if that was another. An order of before the total was kept is paid only now. */
const paidBefore = async (order: Order, payment: Payment): Promise<Payment | undefined> =>
  order.status === 'paid' ? otherPaymentOf(order, payment) : putPaid(order, payment);

/** The same notice once more, most likely: then its payment made the order paid. Refuses `payment-of-another-order`. */
const isToldAgain = async (holder: OrderId, { organisationId, orderId, transactionId }: Notice) => {
  if (holder !== orderId) {
    log.error('payment', 'a number that is of another order', { organisationId, orderId, holder });
    return refuse('payment-of-another-order');
  }
  const order = await getOrder(organisationId, orderId);
  return order?.status === 'paid' && order.payment.transactionId === transactionId;
};

/**
 * A provider says that an order is paid. Its number is this order's for ever, and no other is paid by it: that is decided first,
 * by one conditional write (1 WCU). The first payment makes the order paid, by another (1 WCU), and that is all a notice asks of
 * the table; the same again changes nothing; another payment of a paid order is kept for people to see. The order keeps who took
 * the money, when and under which number: it is its own record, and an audit line beside it would cost a rush one write more.
 * Refuses `provider-not-available`, `notice-not-genuine`, `notice-does-not-fit`, `payment-of-another-order`.
 * @param by who tells it, by their signature in what arrived
 */
export const takeNotice = async (by: 'sandbox', arrived: Arrived, now: Date): Promise<void> => {
  const provider = providerOf(by, config);
  const notice = provider.readNotice(arrived, now);
  const { organisationId, orderId, amount, transactionId } = notice;
  const payment = paymentIn(notice, provider.account, now);
  const number = { organisationId, transactionId };
  const holder = await holdNumber(number, orderId);
  if (holder && (await isToldAgain(holder, notice))) return;
  const notPaidNow = await putPaidWhole({ organisationId, orderId }, payment, amount);
  if (!notPaidNow) return;
  if (!notPaidNow.standing) await forgetNumber(number);
  const order = orderPaid(notPaidNow.standing, notice);
  if (!(await paidBefore(order, payment))) return;
  await noteExtraPayment(organisationId, orderId, { ...payment, amount: totalOf(order) });
  log.info('extra payment', { organisationId, orderId, transactionId });
};
