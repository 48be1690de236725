import * as z from 'zod';
import { AgreementId, CampaignId, OfferId, OrderId, OrganisationId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { Words } from '../../shared/words';
import type { Offer } from '../offers/offer';
import { donationOf, totalOf, type Order } from './order';

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
