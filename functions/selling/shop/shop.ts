import * as z from 'zod';
import { dueFromMerchant, type Entry } from '../../books/ledger/entry';
import { OrderId, type MerchantId } from '../../shared/ids';
import { Fen, fen, times } from '../../shared/money';
import { Words } from '../../shared/words';
import type { Order } from '../orders/order';

/** What was sold or refunded, as its merchant sees it: of the buyer nothing. Amounts in fen, below 0 of a refund. */
export const MerchantSale = z
  .object({
    orderId: OrderId,
    at: z.iso.datetime(),
    because: z.enum(['sale', 'refund']),
    name: Words,
    quantity: z.number().int(),
    unit: Words,
    /** What the buyer paid, or got back. */
    total: Fen,
    /** What of it is the donation. */
    donation: Fen,
  })
  .meta({ id: 'MerchantSale' });
export type MerchantSale = z.infer<typeof MerchantSale>;

type SaleOrRefund = Extract<Entry, { because: 'sale' | 'refund' }>;

/** The entries among these of what a merchant sold, and what of it was refunded. */
export const salesOf = (merchantId: MerchantId, entries: readonly Entry[]): SaleOrRefund[] => {
  const account = dueFromMerchant(merchantId);
  return entries.flatMap((entry) =>
    (entry.because === 'sale' || entry.because === 'refund') &&
    entry.legs.some((leg) => leg.account === account)
      ? [entry]
      : [],
  );
};

/** @param name of the offer when it was ordered */
export const merchantSaleOf = (entry: SaleOrRefund, order: Order, name: Words): MerchantSale => {
  const [leg] = entry.legs;
  const moved = leg === undefined ? 0 : 'debit' in leg ? leg.debit : leg.credit;
  const sign = entry.because === 'sale' ? 1 : -1;
  const { price, perItem, unit } = order.promised;
  const quantity = (sign * moved) / perItem;
  return {
    orderId: entry.orderId,
    at: entry.at,
    because: entry.because,
    name,
    quantity,
    unit,
    total: times(price, quantity),
    donation: fen(sign * moved),
  };
};
