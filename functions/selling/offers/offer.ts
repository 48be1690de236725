import * as z from 'zod';
import { AgreementId, CampaignId, FundId, MerchantId, OfferId } from '../../shared/ids';
import { Fen, Price, type Fen as Amount } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day } from '../../shared/time';
import { ShortText, Words } from '../../shared/words';

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
    status: z.enum(['draft', 'open']),
  })
  .meta({ id: 'OfferRow' });
export type OfferRow = z.infer<typeof OfferRow>;

/** By which agreement it sells: copied when it is made, because an agreement never changes. */
export const OfferTerms = z.object({
  fundId: FundId,
  merchantId: MerchantId,
  merchantName: Words,
  agreementId: AgreementId,
  agreementVersion: z.number().int().min(1),
  sellsFrom: Day,
  sellsUntil: Day,
  maximum: Fen.optional(),
});
export type OfferTerms = z.infer<typeof OfferTerms>;

export const Offer = OfferRow.extend(OfferTerms.shape).meta({ id: 'Offer' });
export type Offer = z.infer<typeof Offer>;

export const NewOffer = z
  .strictObject({ campaignId: CampaignId, agreementId: AgreementId, name: Words, price: Price, unit: Unit })
  .meta({ id: 'NewOffer' });
export type NewOffer = z.infer<typeof NewOffer>;

type Agreed = Omit<
  OfferTerms,
  'sellsFrom' | 'sellsUntil' | 'maximum' | 'agreementId' | 'agreementVersion'
> & {
  campaignId: CampaignId;
  rule: { perItem: Amount };
  startsOn: Day;
  endsOn: Day;
  maximum?: Amount | undefined;
  text: { version: number; use: Words };
};

/** Refuses `donation-exceeds-price`; `agreement-does-not-cover` for another campaign's agreement. */
export const draftOffer = (asked: NewOffer, offerId: OfferId, agreement: Agreed): Offer => {
  const { startsOn, endsOn, maximum, merchantId, merchantName, fundId } = agreement;
  if (agreement.campaignId !== asked.campaignId) refuse('agreement-does-not-cover', { startsOn, endsOn });
  if (agreement.rule.perItem > asked.price) refuse('donation-exceeds-price');
  return {
    ...asked,
    offerId,
    perItem: agreement.rule.perItem,
    use: agreement.text.use,
    status: 'draft',
    fundId,
    merchantId,
    merchantName,
    agreementVersion: agreement.text.version,
    sellsFrom: startsOn,
    sellsUntil: endsOn,
    ...(maximum !== undefined && { maximum }),
  };
};

/** Refuses `offer-not-open` for a draft, and outside the agreement's dates. @param on the day in Asia/Shanghai */
export const assertOnSale = (offer: Offer, on: Day): void => {
  if (offer.status !== 'open' || on < offer.sellsFrom || on > offer.sellsUntil) refuse('offer-not-open');
};
