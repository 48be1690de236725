import * as z from 'zod';
import { AgreementId, CampaignId, FundId, MerchantId, OfferId } from '../../shared/ids';
import { Fen, Price, type Fen as Amount } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { changeOf, revised } from '../../shared/revision';
import { Lines, Reason, ShortText, Words } from '../../shared/words';

/** What one of it is called. Short, because every order keeps it. */
export const Unit = z.strictObject({ zh: ShortText.max(8), en: ShortText.max(20).optional() });

/** Something on sale whose price carries a donation, as a list shows it: small (400 bytes). */
export const OfferRow = z
  .object({
    offerId: OfferId,
    campaignId: CampaignId,
    name: Words,
    /** The whole price of one, in fen; the donation is inside. */
    price: Fen,
    /** The donation in the price of one, in fen. */
    perItem: Fen,
    unit: Words,
    /** What the donation is for. */
    use: Words,
    /** A paused one may be opened again; a closed one stays as it is. */
    status: z.enum(['draft', 'open', 'paused', 'closed']),
    ...revised,
  })
  .meta({ id: 'OfferRow' });
export type OfferRow = z.infer<typeof OfferRow>;

/** By which agreement it sells: copied when it is made, and anew while that is a draft; a signed agreement never changes. */
export const OfferTerms = z.object({
  fundId: FundId,
  merchantId: MerchantId,
  merchantName: Words,
  agreementId: AgreementId,
  agreementVersion: z.number().int().min(1),
  sellsFrom: Day,
  sellsUntil: Day,
  maximum: Fen.optional(),
  /** How the buyer gets what they bought, and whom to ask: always as it is said now, also to who ordered before. */
  howToGet: Lines.optional(),
  /** Why it was closed. */
  closedBecause: Reason.optional(),
  /** Of one that is closed: it was on sale before, so the public may read that it is closed, and why. */
  wasOnSale: z.boolean().optional(),
});
export type OfferTerms = z.infer<typeof OfferTerms>;

export const Offer = OfferRow.extend(OfferTerms.shape).meta({ id: 'Offer' });
export type Offer = z.infer<typeof Offer>;

/** An offer as a buyer meets it. */
export const OfferAsShown = Offer.extend({
  /** So many may still be ordered before the agreement's maximum is reached; nothing where none was agreed. */
  left: z.number().int().min(0).optional(),
}).meta({ id: 'OfferAsShown' });
export type OfferAsShown = z.infer<typeof OfferAsShown>;

/** @param promised what the agreement's sales promise so far, fen */
export const asShown = (offer: Offer, promised: Amount): OfferAsShown =>
  offer.maximum === undefined
    ? offer
    : { ...offer, left: Math.max(0, Math.floor((offer.maximum - promised) / offer.perItem)) };

export const NewOffer = z
  .strictObject({
    campaignId: CampaignId,
    agreementId: AgreementId,
    name: Words,
    price: Price,
    unit: Unit,
    howToGet: Lines.optional(),
  })
  .meta({ id: 'NewOffer' });
export type NewOffer = z.infer<typeof NewOffer>;

/** What may be written anew, from now on: orders keep what they were placed for. */
export const ChangedOffer = NewOffer.pick({ name: true, price: true, unit: true, howToGet: true })
  .extend(changeOf)
  .meta({ id: 'ChangedOffer' });
export type ChangedOffer = z.infer<typeof ChangedOffer>;

/** What it was called and cost until a change. */
export const FormerOffer = OfferRow.pick({ name: true, price: true });
export type FormerOffer = z.infer<typeof FormerOffer>;

export type Agreed = Pick<OfferTerms, 'fundId' | 'merchantId' | 'merchantName'> & {
  campaignId: CampaignId;
  rule: { perItem: Amount };
  startsOn: Day;
  endsOn: Day;
  maximum?: Amount | undefined;
  text: { version: number; use: Words };
};

const termsOf = (agreement: Agreed) => ({
  perItem: agreement.rule.perItem,
  use: agreement.text.use,
  fundId: agreement.fundId,
  merchantId: agreement.merchantId,
  merchantName: agreement.merchantName,
  agreementVersion: agreement.text.version,
  sellsFrom: agreement.startsOn,
  sellsUntil: agreement.endsOn,
  ...(agreement.maximum !== undefined && { maximum: agreement.maximum }),
});

/** Refuses `donation-exceeds-price`; `agreement-does-not-cover` for another campaign's agreement. */
export const draftOffer = (asked: NewOffer, offerId: OfferId, agreement: Agreed): Offer => {
  const { startsOn, endsOn } = agreement;
  if (agreement.campaignId !== asked.campaignId) refuse('agreement-does-not-cover', { startsOn, endsOn });
  if (agreement.rule.perItem > asked.price) refuse('donation-exceeds-price');
  return { ...asked, ...termsOf(agreement), offerId, status: 'draft', revision: 1 };
};

/** A draft by the terms of its agreement as that stands now; what was ever on sale keeps those that were signed. */
export const byTerms = (offer: Offer, agreement: Agreed): Offer => {
  if (offer.status !== 'draft') return offer;
  const { maximum: _former, ...rest } = offer;
  return { ...rest, ...termsOf(agreement) };
};

/**
 * Name, price and how to get it from now on; the unit only of a draft, for it stands in what was counted. Refuses `offer-over`,
 * `donation-exceeds-price`, `offer-unit-stays`.
 */
export const changedOffer = (
  { howToGet: _former, ...offer }: Offer,
  { name, price, unit, howToGet }: ChangedOffer,
): Offer => {
  if (offer.status === 'closed') refuse('offer-over');
  if (offer.perItem > price) refuse('donation-exceeds-price');
  const isSameUnit = unit.zh === offer.unit.zh && unit.en === offer.unit.en;
  if (offer.status !== 'draft' && !isSameUnit) refuse('offer-unit-stays');
  return { ...offer, name, price, unit, ...(howToGet && { howToGet }) };
};

/** Not sold for a while; its page says so. Refuses `offer-over`, and `offer-not-open` for a draft. */
export const pausedOffer = (offer: Offer): Offer => {
  if (offer.status === 'closed') refuse('offer-over');
  if (offer.status === 'draft') refuse('offer-not-open');
  return { ...offer, status: 'paused' };
};

/** Not sold any more; orders that were placed go on. */
export const closedOffer = (offer: Offer, reason: string): Offer =>
  offer.status === 'closed'
    ? offer
    : { ...offer, status: 'closed', closedBecause: reason, wasOnSale: offer.status !== 'draft' };

/** The public may read it: not a draft, nor one that was closed before anybody could buy. */
export const isOfferPublic = ({ status, wasOnSale }: Pick<Offer, 'status' | 'wasOnSale'>): boolean =>
  status === 'closed' ? wasOnSale === true : status !== 'draft';

/** @param on the day in Asia/Shanghai */
export const isOnSale = (offer: Offer, on: Day): boolean =>
  offer.status === 'open' && on >= offer.sellsFrom && on <= offer.sellsUntil;

/**
 * Refuses `offer-paused`, `offer-closed`; `offer-not-open` for a draft, and outside the agreement's dates. @param on the day in Asia/Shanghai
 */
export const assertOnSale = (offer: Offer, on: Day): void => {
  if (offer.status === 'paused') refuse('offer-paused');
  if (offer.status === 'closed') refuse('offer-closed');
  if (!isOnSale(offer, on)) refuse('offer-not-open');
};
