import * as z from 'zod';
import { type Fen, fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { itemsKept, MOST_REFUNDS, type Order, type PaidOrder, refundChanges, type Refund } from './order';

/** Why a refund cannot be recorded, for people to read: of a part of an item nobody has agreed what it means for the donation. */
export const WhyNotRefunded = z.enum(['not-paid', 'part-of-an-item', 'more-than-kept', 'too-many', 'noted']);
export type WhyNotRefunded = z.infer<typeof WhyNotRefunded>;

/** Recorded, and undone: an order keeps each. */
const MOST_CHANGES = 4 * MOST_REFUNDS;

/** What stands against recording this refund (fen); nothing where it can be. */
export const whyNotRefunded = (
  order: Order,
  asked: Pick<Refund, 'refundId' | 'amount'>,
): WhyNotRefunded | undefined => {
  const items = asked.amount / order.promised.price;
  if (order.status !== 'paid') return 'not-paid';
  if (order.refunds.some(({ refundId }) => refundId === asked.refundId)) return 'noted';
  if (!Number.isInteger(items) || items < 1) return 'part-of-an-item';
  if (items > itemsKept(order)) return 'more-than-kept';
  const isFull = order.refunds.length >= MOST_REFUNDS || refundChanges(order) >= MOST_CHANGES;
  return isFull ? 'too-many' : undefined;
};

const WORDS_WHY_NOT: Readonly<Record<WhyNotRefunded, readonly [zh: string, en: string]>> = {
  'not-paid': [
    '账簿里该订单尚未以这笔付款付清，请先处理付款。',
    'In our books the order is not paid by this payment: resolve the payment first.',
  ],
  'part-of-an-item': [
    '退款不是整数件：对捐赠有何影响须由相关人员商定，请搁置并说明。',
    'It is no whole number of items: what that means for the donation is for people to agree. Set it aside with a note.',
  ],
  'more-than-kept': ['退款超过订单尚余的件数。', 'It is more than is left of the order.'],
  'too-many': ['该订单的退款次数已达上限。', 'The order has as many refunds as it can hold.'],
  noted: ['这个退款单号已记过账。', 'A refund under this number is recorded already.'],
};

/** Refuses `resolution-not-possible`, and says what stands against it where that is known. */
export const notPossible = (because?: WhyNotRefunded): never => {
  const [zh, en] = because === undefined ? ['', ''] : WORDS_WHY_NOT[because];
  return refuse('resolution-not-possible', { because: zh, becauseEn: en && ` ${en}` });
};

/**
 * What a refund of this amount (fen) undoes: whole items and their donation. Refuses `resolution-not-possible` for an order
 * that is not paid, a refund that is noted already, a part of an item, or more than was paid: what it means for the donation is then for people to agree.
 */
export const refundOf = (
  order: Order,
  asked: Pick<Refund, 'refundId' | 'amount' | 'at'>,
): { order: PaidOrder; refund: Refund; donation: Fen } => {
  const because = whyNotRefunded(order, asked);
  if (order.status !== 'paid' || because !== undefined) return notPossible(because ?? 'not-paid');
  const items = asked.amount / order.promised.price;
  return { order, refund: { ...asked, items }, donation: fen(order.promised.perItem * items) };
};
