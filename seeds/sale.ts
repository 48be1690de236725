import { draftAgreement } from '../functions/selling/agreements/draft-agreement.action';
import { signAgreement } from '../functions/selling/agreements/sign-agreement.action';
import type { NewAgreement, Signature } from '../functions/selling/agreements/agreement';
import type { Campaign, NewCampaign } from '../functions/selling/campaigns/campaign';
import { createCampaign } from '../functions/selling/campaigns/create-campaign.action';
import { publishCampaign } from '../functions/selling/campaigns/change-campaign.action';
import { createMerchant } from '../functions/selling/merchants/create-merchant.action';
import type { NewMerchant } from '../functions/selling/merchants/merchant';
import { createOffer } from '../functions/selling/offers/create-offer.action';
import type { NewOffer } from '../functions/selling/offers/offer';
import { openOffer } from '../functions/selling/offers/change-offer.action';
import type { NewOrder } from '../functions/selling/orders/order';
import { placeOrder } from '../functions/selling/orders/place-order.action';
import type { Member } from '../functions/shared/actor';
import type {
  AgreementId,
  CampaignId,
  MerchantId,
  OfferId,
  OrganisationId,
  RequestKey,
} from '../functions/shared/ids';
import { paid, type Payment } from './stage';

/** The one way in which a sale is built, for the stories and for every test that needs one. */
type Made = 'campaign' | 'merchant' | 'agreement' | 'offer';
export type Step = Made | 'publishing' | 'signing' | 'opening';

/** By whom a sale is opened, and when each step of it is. The same keys make the same sale. */
export type Opening = {
  by: Member;
  key: (made: Made) => RequestKey;
  at: (step: Step) => Date;
};

/** Somebody who speaks for a merchant from the moment it is taken in. */
type OwnerOf<Owner extends Member> = (merchantId: MerchantId) => Promise<Owner>;

export type SaleTerms = {
  merchant: NewMerchant;
  agreement: (of: { merchantId: MerchantId; campaignId: CampaignId }) => NewAgreement;
  signedBy: Signature['signedBy'];
  offer: (of: { campaignId: CampaignId; agreementId: AgreementId }) => NewOffer;
};

/** A campaign with its empty fund, which the public does not see yet. */
export const draftCampaign = ({ by, key, at }: Opening, what: NewCampaign) =>
  createCampaign(by, { requestKey: key('campaign'), what }, at('campaign'));

export const publish = ({ by, at }: Pick<Opening, 'by' | 'at'>, campaign: Pick<Campaign, 'campaignId'>) =>
  publishCampaign(by, campaign, at('publishing'));

export const takeInMerchant = async <Owner extends Member>(
  { by, key, at }: Opening,
  what: NewMerchant,
  ownerOf: OwnerOf<Owner>,
) => {
  const merchant = await createMerchant(by, { requestKey: key('merchant'), what }, at('merchant'));
  return { merchant, owner: await ownerOf(merchant.merchantId) };
};

/** Drafted by the charity, signed by the merchant's own person. @returns the agreement as it was drafted */
const agree = async (
  { by, key, at }: Opening,
  owner: Member,
  { what, signedBy }: { what: NewAgreement; signedBy: Signature['signedBy'] },
) => {
  const agreement = await draftAgreement(by, { requestKey: key('agreement'), what }, at('agreement'));
  await signAgreement(owner, { agreementId: agreement.agreementId, signedBy }, at('signing'));
  return agreement;
};

/** @returns the offer as it was drafted */
const putOnSale = async ({ by, key, at }: Opening, what: NewOffer) => {
  const offer = await createOffer(by, { requestKey: key('offer'), what }, at('offer'));
  await openOffer(by, offer, at('opening'));
  return offer;
};

/** A drafted campaign is published; a merchant, an agreement that the merchant signs, and only then an offer on sale. */
export const openTheSaleOf = async <Owner extends Member>(
  campaign: Campaign,
  opening: Opening,
  terms: SaleTerms,
  ownerOf: OwnerOf<Owner>,
) => {
  const { campaignId } = campaign;
  await publish(opening, campaign);
  const { merchant, owner } = await takeInMerchant(opening, terms.merchant, ownerOf);
  const what = terms.agreement({ merchantId: merchant.merchantId, campaignId });
  const agreement = await agree(opening, owner, { what, signedBy: terms.signedBy });
  const { agreementId } = agreement;
  const offer = await putOnSale(opening, terms.offer({ campaignId, agreementId }));
  return { campaign, merchant, owner, agreement, offer };
};

/** The same from its beginning. */
export const openTheSale = async <Owner extends Member>(
  opening: Opening,
  terms: SaleTerms & { campaign: NewCampaign },
  ownerOf: OwnerOf<Owner>,
) => openTheSaleOf(await draftCampaign(opening, terms.campaign), opening, terms, ownerOf);

type Shop = { o: OrganisationId; offer: { offerId: OfferId } };
type Wanted = Omit<NewOrder, 'offerId'> & { requestKey: RequestKey; placedAt: Date };

/** Somebody orders, without an account. */
export const order = ({ o, offer }: Shop, { requestKey, placedAt, ...wanted }: Wanted) => {
  const what = { offerId: offer.offerId, ...wanted };
  return placeOrder({ kind: 'public' }, { organisationId: o, requestKey, what }, placedAt);
};

type Bought = Wanted & { paidAt: string; transactionIdOf: (orderId: string) => string };

/** Somebody orders and pays the whole; the provider's signed notice arrives. @param paidAt of `bought`: UTC, to the second */
export const sell = async (shop: Shop, { paidAt, transactionIdOf, ...wanted }: Bought) => {
  const placed = await order(shop, wanted);
  const { orderId, total } = placed.order;
  const payment: Payment = { orderId, transactionId: transactionIdOf(orderId), amount: total, paidAt };
  await paid(shop.o, payment);
  return { ...placed, payment };
};
