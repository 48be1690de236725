import * as z from 'zod';
import { AgreementId, CampaignId, OfferId, OrderId, OrganisationId, RemittanceId } from '../../shared/ids';
import { Fen, fen } from '../../shared/money';
import { Day, dayOf } from '../../shared/time';
import { Words } from '../../shared/words';
import type { Due } from '../../books/dues/due';
import type { Remittance } from '../../books/remittances/remittance';
import type { Fund } from '../../books/funds/fund';
import type { Offer } from '../offers/offer';
import type { HandOver } from '../../books/hand-overs/hand-over';
import { donationOf, itemsKept, refundedOf, refundsOf, totalOf, type Order } from './order';

/** An order as its buyer sees it. Amounts in fen. */
export const OrderSummary = z
  .object({
    organisationId: OrganisationId,
    orderId: OrderId,
    offerId: OfferId,
    campaignId: CampaignId,
    name: Words,
    unit: Words,
    merchantName: Words,
    quantity: z.number().int(),
    price: Fen,
    total: Fen,
    /** Frozen when the order was placed. */
    gift: z.object({
      perItem: Fen,
      amount: Fen,
      use: Words,
      agreementId: AgreementId,
      agreementVersion: z.number().int(),
    }),
    status: z.enum(['placed', 'paid']),
    placedAt: z.iso.datetime(),
  })
  .meta({ id: 'OrderSummary' });
export type OrderSummary = z.infer<typeof OrderSummary>;

export const summaryOf = (
  order: Order,
  offer: Pick<Offer, 'name' | 'use' | 'merchantName'>,
): OrderSummary => ({
  organisationId: order.organisationId,
  orderId: order.orderId,
  offerId: order.offerId,
  campaignId: order.campaignId,
  name: offer.name,
  unit: order.promised.unit,
  merchantName: offer.merchantName,
  quantity: order.quantity,
  price: order.promised.price,
  total: totalOf(order),
  gift: {
    perItem: order.promised.perItem,
    amount: donationOf(order),
    use: offer.use,
    agreementId: order.promised.agreementId,
    agreementVersion: order.promised.agreementVersion,
  },
  status: order.status,
  placedAt: order.placedAt,
});

/** How far this order's donation came. */
export const Standing = z.enum([
  'placed',
  'paid',
  'due',
  'paid-over',
  'partly-spent',
  'spent',
  'handed-over',
  'refunded',
]);
export type Standing = z.infer<typeof Standing>;

/** Each stage that this order's money has reached, with its date. */
export const MoneyWay = z
  .object({
    standing: Standing,
    paid: z.object({ at: z.iso.datetime(), amount: Fen }).optional(),
    refunded: z.object({ at: z.iso.datetime(), amount: Fen, items: z.number().int() }).optional(),
    /** The merchant owes it to the fund since this day. */
    due: z.object({ on: Day, amount: Fen, merchantName: Words }).optional(),
    /** It arrived in the charity's account with this remittance. */
    paidOver: z.object({ on: Day, remittanceId: RemittanceId }).optional(),
    /** First in, first out: is what arrived with it spent? */
    spent: z.object({ share: z.enum(['partly', 'all']), on: Day.optional() }).optional(),
    handedOver: z.array(z.object({ on: Day, place: Words, quantity: z.number().int(), unit: Words })),
  })
  .meta({ id: 'MoneyWay' });
export type MoneyWay = z.infer<typeof MoneyWay>;

/** Which stretch of the fund's stream the remittance's money is, in fen: [from, to). */
export const stretchOf = ({ receivedBefore, amount }: Pick<Remittance, 'receivedBefore' | 'amount'>) => ({
  from: receivedBefore,
  to: fen(receivedBefore + amount),
});

/** How much of a remittance is spent, first in, first out. A match undone later may make it look later than it was, never earlier. */
export const shareSpent = (
  fund: Pick<Fund, 'spent' | 'received'>,
  remittance: Pick<Remittance, 'receivedBefore' | 'amount'>,
): 'none' | 'partly' | 'all' => {
  const { from, to } = stretchOf(remittance);
  if (fund.spent >= to || (fund.spent > 0 && fund.spent >= fund.received)) return 'all';
  return fund.spent > from ? 'partly' : 'none';
};

export type WayFacts = {
  /** The due on which it was counted, once the books have it. */
  due?: Due | undefined;
  remittance?: Remittance | undefined;
  fund?: Fund | undefined;
  handOvers: readonly HandOver[];
};

const standingOf = (order: Order, way: Omit<MoneyWay, 'standing'>): Standing => {
  if (order.status === 'placed') return 'placed';
  if (itemsKept(order) === 0) return 'refunded';
  if (way.spent?.share === 'all') return way.handedOver.length > 0 ? 'handed-over' : 'spent';
  if (way.spent) return 'partly-spent';
  if (way.paidOver) return 'paid-over';
  return way.due ? 'due' : 'paid';
};

const refundedIn = (order: Order): Pick<MoneyWay, 'refunded'> => {
  const last = refundsOf(order).at(-1);
  if (!last) return {};
  return { refunded: { at: last.at, amount: refundedOf(order), items: order.quantity - itemsKept(order) } };
};

const spentIn = ({ remittance, fund }: WayFacts): Pick<MoneyWay, 'spent'> => {
  if (remittance?.status !== 'confirmed' || !fund) return {};
  const share = shareSpent(fund, remittance);
  return share === 'none' ? {} : { spent: { share, ...(fund.spentOn && { on: fund.spentOn }) } };
};

/** The donation of what was not given back, in fen. */
const keptOf = (order: Order): Fen => fen(order.promised.perItem * itemsKept(order));

/** The way of an order's money as the books tell it now. */
export const moneyWayOf = (order: Order, facts: WayFacts, merchantName: Words): MoneyWay => {
  const { due, remittance } = facts;
  const way = {
    ...(order.status === 'paid' && { paid: { at: order.payment.paidAt, amount: totalOf(order) } }),
    ...refundedIn(order),
    ...(order.status === 'paid' &&
      due && { due: { on: dayOf(order.payment.paidAt), amount: keptOf(order), merchantName } }),
    ...(remittance?.status === 'confirmed' && {
      paidOver: { on: remittance.on, remittanceId: remittance.remittanceId },
    }),
    ...spentIn(facts),
    handedOver: facts.handOvers.map(({ on, place, quantity, unit }) => ({ on, place, quantity, unit })),
  };
  return { standing: standingOf(order, way), ...way };
};
