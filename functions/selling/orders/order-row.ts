import * as z from 'zod';
import { CampaignId, MerchantId, OfferId, OrderId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { momentCell, yuanCell } from '../../shared/csv';
import { oneOf, sheet, wordsIn } from '../../shared/sheet';
import { Words } from '../../shared/words';
import type { Offer } from '../offers/offer';
import { donationOf, refundedOf, totalOf, type Order } from './order';
import { OrderState, stateOf } from './order-search';

/** An order as those who keep the books list it. Amounts in fen. */
export const OrderRow = z
  .object({
    orderId: OrderId,
    offerId: OfferId,
    campaignId: CampaignId,
    merchantId: MerchantId,
    name: Words,
    unit: Words,
    merchantName: Words,
    quantity: z.number().int(),
    total: Fen,
    /** What of it was promised to the fund. */
    donation: Fen,
    refunded: Fen,
    state: OrderState,
    placedAt: z.iso.datetime(),
    paidAt: z.iso.datetime().optional(),
    /** Who took the money, and under which number. */
    provider: z.string().optional(),
    transactionId: z.string().optional(),
    /** As the buyer left it. */
    email: z.string().optional(),
  })
  .meta({ id: 'OrderRow' });
export type OrderRow = z.infer<typeof OrderRow>;

/** @param offer as it was when this was ordered */
export const orderRowOf = (order: Order, offer: Pick<Offer, 'name' | 'merchantName'>): OrderRow => ({
  orderId: order.orderId,
  offerId: order.offerId,
  campaignId: order.campaignId,
  merchantId: order.merchantId,
  name: offer.name,
  unit: order.promised.unit,
  merchantName: offer.merchantName,
  quantity: order.quantity,
  total: totalOf(order),
  donation: donationOf(order),
  refunded: refundedOf(order),
  state: stateOf(order),
  placedAt: order.placedAt,
  ...(order.status === 'paid' && {
    paidAt: order.payment.paidAt,
    provider: order.payment.provider,
    transactionId: order.payment.transactionId,
  }),
  ...(order.email !== undefined && { email: order.email }),
});

const stateWords = oneOf<OrderState>({
  placed: ['未付款', 'not paid'],
  paid: ['已付款', 'paid'],
  'part-refunded': ['部分退款', 'partly refunded'],
  refunded: ['已退款', 'refunded'],
});

export const ordersSheet = sheet<OrderRow>({ zh: '订单', en: 'orders' }, [
  { zh: '订单号', en: 'Order', of: (row) => row.orderId },
  { zh: '状态', en: 'State', of: (row, language) => stateWords(row.state, language) },
  { zh: '下单时间', en: 'Ordered at', of: (row) => momentCell(row.placedAt) },
  { zh: '付款时间', en: 'Paid at', of: (row) => momentCell(row.paidAt) },
  { zh: '商品', en: 'Offer', of: (row, language) => wordsIn(row.name, language) },
  { zh: '数量', en: 'Quantity', of: (row) => row.quantity },
  { zh: '单位', en: 'Unit', of: (row, language) => wordsIn(row.unit, language) },
  { zh: '订单金额（元）', en: 'Total (yuan)', of: (row) => yuanCell(row.total) },
  { zh: '其中善款（元）', en: 'Donation within (yuan)', of: (row) => yuanCell(row.donation) },
  { zh: '已退款（元）', en: 'Refunded (yuan)', of: (row) => yuanCell(row.refunded) },
  { zh: '商家', en: 'Merchant', of: (row, language) => wordsIn(row.merchantName, language) },
  { zh: '支付平台', en: 'Provider', of: (row) => row.provider },
  { zh: '支付单号', en: 'Payment number', of: (row) => row.transactionId },
  { zh: '买家邮箱', en: 'Buyer’s e-mail', of: (row) => row.email },
]);
