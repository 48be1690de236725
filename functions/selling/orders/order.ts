import * as z from 'zod';
import {
  AgreementId,
  CampaignId,
  FundId,
  MerchantId,
  OfferId,
  OrderId,
  OrganisationId,
} from '../../shared/ids';
import { Fen, sum, times } from '../../shared/money';
import { MOST } from '../../shared/limits';
import { Revision } from '../../shared/revision';
import { Typed, Words } from '../../shared/words';
import type { Offer } from '../offers/offer';

export const MOST_ITEMS = MOST.items;
const Quantity = z.number().int().min(1).max(MOST_ITEMS);
export const Locale = z.enum(['zh-CN', 'en']);

export const NewOrder = z
  .strictObject({
    offerId: OfferId,
    quantity: Quantity,
    /** For the thanks and the link; nothing else is sent to it. */
    email: Typed.max(120).check(z.email()).optional(),
    locale: Locale.default('zh-CN'),
    /** The offer's revision that the buyer read: what was changed since is not ordered unseen. */
    revision: Revision.optional(),
  })
  .meta({ id: 'NewOrder' });
export type NewOrder = z.infer<typeof NewOrder>;

/** What the buyer was shown and promised: frozen when the order is placed. Amounts in fen. */
const Promised = z.object({
  price: Fen,
  perItem: Fen,
  unit: Words,
  agreementId: AgreementId,
  agreementVersion: z.number().int().min(1),
  /** Of which revision the offer was: its name of then is told to the buyer. Kept where it was ever changed. */
  revision: Revision.optional(),
});

/** Money that went back, under the provider's number of the refund. */
export const Refund = z.object({
  refundId: z.string().max(64),
  amount: Fen,
  /** Items that it undoes, and so their donation. */
  items: z.number().int().min(1),
  at: z.iso.datetime(),
});
export type Refund = z.infer<typeof Refund>;
export const MOST_REFUNDS = 10;

/** Money that the provider gave back, as a bill says: until it is recorded as a refund, nobody has said what it is for. */
export const Returned = Refund.omit({ items: true });
export type Returned = z.infer<typeof Returned>;

/** Who took the money, under which number, and when it was paid (UTC, the provider's time). */
export const Payment = z.object({
  provider: z.string().regex(/^[a-z]{3,12}$/),
  transactionId: z.string().min(1).max(64),
  paidAt: z.iso.datetime(),
});
export type Payment = z.infer<typeof Payment>;

const facts = {
  organisationId: OrganisationId,
  orderId: OrderId,
  offerId: OfferId,
  campaignId: CampaignId,
  fundId: FundId,
  merchantId: MerchantId,
  quantity: Quantity,
  promised: Promised,
  keyHash: z.string(),
  /** Of keys that were made after the secret was turned: links that were sent before it go on opening. */
  laterKeyHashes: z.array(z.string()).optional(),
  email: z.string().optional(),
  locale: Locale,
  placedAt: z.iso.datetime(),
};
const Placed = z.object({ ...facts, status: z.literal('placed') });
const Paid = z.object({
  ...facts,
  status: z.literal('paid'),
  payment: Payment,
  refunds: z.array(Refund).default([]),
  /** Those that were recorded and undone since: they count for nothing, and tell how often the refunds were changed. */
  undoneRefunds: z.array(Refund).optional(),
});

/** Within one kilobyte, refunds aside: placing and paying are one write unit each. */
export const Order = z.discriminatedUnion('status', [Placed, Paid]);
export type Order = z.infer<typeof Order>;
export type PlacedOrder = z.infer<typeof Placed>;
export type PaidOrder = z.infer<typeof Paid>;

/**
 * The payment by which it is paid already, if that is another one. The number alone tells: the same payment may have been
 * recorded from a bill, where it goes by the provider's other name.
 */
export const otherPaymentOf = ({ payment: standing }: PaidOrder, payment: Payment): Payment | undefined =>
  standing.transactionId === payment.transactionId ? undefined : standing;

type Made = Pick<Order, 'organisationId' | 'orderId' | 'keyHash'> & { now: Date };

/** The order, with everything that it promises. */
export const place = (asked: NewOrder, offer: Offer, { now, ...made }: Made): PlacedOrder => ({
  ...made,
  offerId: offer.offerId,
  campaignId: offer.campaignId,
  fundId: offer.fundId,
  merchantId: offer.merchantId,
  quantity: asked.quantity,
  promised: {
    price: offer.price,
    perItem: offer.perItem,
    unit: offer.unit,
    agreementId: offer.agreementId,
    agreementVersion: offer.agreementVersion,
    ...(offer.revision > 1 && { revision: offer.revision }),
  },
  ...(asked.email !== undefined && { email: asked.email }),
  locale: asked.locale,
  placedAt: now.toISOString(),
  status: 'placed',
});

/** The revision of its offer when it was placed. */
export const offerRevisionOf = ({ promised }: Order): number => promised.revision ?? 1;

/** What the buyer pays, in fen. */
export const totalOf = (order: Order): Fen => times(order.promised.price, order.quantity);

/** What of it was promised to the fund, in fen; refunds do not change what was promised. */
export const donationOf = (order: Order): Fen => times(order.promised.perItem, order.quantity);

export const refundsOf = (order: Order): readonly Refund[] => (order.status === 'paid' ? order.refunds : []);
/** How often this refund was recorded and undone. */
export const timesUndone = ({ undoneRefunds = [] }: PaidOrder, refundId: string): number =>
  undoneRefunds.filter((refund) => refund.refundId === refundId).length;
/** One more with every refund that is recorded or undone. */
export const refundChanges = ({ refunds, undoneRefunds = [] }: PaidOrder): number =>
  refunds.length + 2 * undoneRefunds.length;
/** Items that were sold and not given back. */
export const itemsKept = (order: Order): number =>
  order.quantity - refundsOf(order).reduce((items, refund) => items + refund.items, 0);
export const refundedOf = (order: Order): Fen => sum(refundsOf(order).map((refund) => refund.amount));

/** Of what bills say went back, what no recorded refund tells. */
export const unexplainedOf = (order: Order, returned: readonly Returned[]): Returned[] => {
  const told = new Set(refundsOf(order).map(({ refundId }) => refundId));
  return order.status === 'paid' ? returned.filter(({ refundId }) => !told.has(refundId)) : [];
};
