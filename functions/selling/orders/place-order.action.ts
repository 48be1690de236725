import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../shared/actor';
import { OrderId, type OrganisationId, type RequestKey } from '../../shared/ids';
import { yuan } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { config } from '../../platform/config';
import { decideAgain, stale, unlessDone } from '../../platform/table/decide-again';
import { idOf } from '../../platform/table/once';
import { seenOf } from '../../platform/turns';
import { assertWithinMaximum } from '../agreements/agreement';
import { accrued } from '../../books/dues/due';
import { listSales } from '../../books/dues/sales.table';
import { assertOnSale, isOnSale, type Offer } from '../offers/offer';
import { getOffer, offerAt } from '../offers/offer.table';
import { donationOf, offerRevisionOf, place, type NewOrder, type Order } from './order';
import { getOrderAsked, keepOrder, keyThatOpens, putNewOrder, takeBackOrder } from './order.table';
import { summaryOf, type OrderSummary } from './order-page';
import { keyHashOf, viewKeyOf } from './view-key';

/**
 * The agreed maximum counts what this very agreement promised by what is paid. Orders that wait for their payment are not counted:
 * most of them are never paid, and would stop a sale for nothing. So those placed before it was reached may pass it when they are paid.
 * They are right to: what the buyer was promised is promised, and the merchant owes it (慈善法 art. 41); the desk is told
 * by how much the maximum was passed, and the agreement's supplement is for people to agree.
 */
const assertMayGive = async (order: Order, offer: Offer): Promise<void> => {
  if (offer.maximum === undefined) return;
  const { amount } = accrued(await listSales(order.organisationId, offer.fundId, offer));
  assertWithinMaximum(amount, donationOf(order), offer.maximum);
};

/** What the buyer read is what they buy. Refuses `offer-changed`. @param seen the revision that they read, where they say it */
const assertAsSeen = async (
  organisationId: OrganisationId,
  offer: Offer,
  seen: number | undefined,
): Promise<void> => {
  const read = await offerAt(organisationId, offer, seen ?? offer.revision);
  if (read.price === offer.price && read.name.zh === offer.name.zh && read.name.en === offer.name.en) return;
  const { name, price } = offer;
  refuse('offer-changed', { name: name.zh, nameEn: name.en ?? name.zh, price: `¥${yuan(price)}` });
};

/** Offers as this process saw them last: what is ordered by one of them is looked at once more in any case. */
const MOST_SEEN = 1_000;
const lastSeen = seenOf<Offer>(MOST_SEEN);

/**
 * Nobody paused, closed or changed the offer before the order stood. It is looked at behind the order: a condition on the one offer of
 * a rush would let its buyers in one by one. Else the order, of which nobody knows yet, is taken back, and it is decided again.
 */
const assertStillSo = async (order: Order, offer: Offer): Promise<void> => {
  const stands = await getOffer(order.organisationId, offer.offerId, true);
  if (stands) lastSeen.note(`${order.organisationId}#${offer.offerId}`, stands);
  if (stands?.revision === offer.revision) return;
  await takeBackOrder(order);
  stale();
};

/** Who made an order has looked behind it by then, however slow; and mostly within so little. */
const UNDECIDED_MS = 30_000;
const LOOKS_MS = 1_000;

/**
 * An order that another request under this key made a moment ago may be taken back by that request yet: it is told once it cannot.
 * Where the offer changed meanwhile, that request is waited for first.
 */
const standsForGood = async (order: Order, now: Date): Promise<boolean> => {
  if (now.getTime() - Date.parse(order.placedAt) > UNDECIDED_MS) return true;
  const stands = await getOffer(order.organisationId, order.offerId, true);
  if (stands?.revision !== offerRevisionOf(order)) await pause(LOOKS_MS);
  return (await keepOrder(order)) !== 'gone';
};

type Placed = { order: OrderSummary; viewKey: string };

/**
 * Orders something, without an account. Price and gift are frozen as the buyer was shown them. One write (1 WCU), and a look behind it
 * whether it was sold still. A retry gets
 * the same order and a key that opens it for ever, the same one until the secret is turned, also when the offer has closed since: whatever is refused is asked once more whether
 * this very request ordered before. The order is its own record: nobody stands behind it, and a rush has no room for an audit line.
 * Refuses `not-found`, `offer-not-open`, `offer-paused`, `offer-closed`, `offer-changed`, `donation-maximum-reached`, `request-key-reused`.
 */
export const placeOrder = (
  _by: Actor,
  asked: { organisationId: OrganisationId; requestKey: RequestKey; what: NewOrder },
  now: Date,
): Promise<Placed> => {
  const { organisationId, requestKey, what } = asked;
  const orderId = OrderId.parse(idOf('ord', { organisationId, by: 'public', requestKey }));
  const keyHash = keyHashOf(viewKeyOf(orderId, config.authSecret));
  const told = async (order: Order, offer: Offer): Promise<Placed> => ({
    order: summaryOf(order, await offerAt(organisationId, offer, offerRevisionOf(order))),
    viewKey: await keyThatOpens(order, config.authSecret),
  });
  const offered = () => getOffer(organisationId, what.offerId);
  const act = async (tries: number): Promise<Placed> => {
    const on = dayOf(now.toISOString());
    const seen = tries === 1 ? lastSeen.of(`${organisationId}#${what.offerId}`) : undefined;
    const isKnown = seen && isOnSale(seen, on) && seen.revision === (what.revision ?? seen.revision);
    const read = isKnown ? seen : await getOffer(organisationId, what.offerId, true);
    const offer = read ?? refuse('not-found');
    assertOnSale(offer, on);
    await assertAsSeen(organisationId, offer, what.revision);
    const order = place(what, offer, { organisationId, orderId, keyHash, now });
    await assertMayGive(order, offer);
    const made = await putNewOrder(order, what);
    // One that an earlier request made is looked at by that.
    if (made.placedAt === order.placedAt) await assertStillSo(made, offer);
    else if (!(await standsForGood(made, now))) stale();
    return told(made, offer);
  };
  return unlessDone(
    () => decideAgain(act),
    async () => {
      const earlier = await getOrderAsked(organisationId, orderId, what);
      if (!earlier || !(await standsForGood(earlier, now))) return undefined;
      const offer = await offered();
      return offer && told(earlier, offer);
    },
  );
};
