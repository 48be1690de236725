import type { Member } from '../../shared/actor';
import { CampaignId, OrganisationId, type MerchantId, type OfferId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { unplaced, type Placed } from '../../shared/placed';
import { dayOf } from '../../shared/time';
import { following } from '../../platform/table/changes';
import type { Write } from '../../platform/table/table';
import { listHistory } from '../../people/audit/audit.table';
import type { Audited } from '../../people/audit/audited';
import { change, type Changer, type Changing } from '../../people/audit/change.table';
import { assertCovers } from '../agreements/agreement';
import { agreementItem } from '../agreements/agreement.item';
import { getAgreement, listAgreements } from '../agreements/agreement.table';
import { isOver } from '../campaigns/campaign';
import { campaignItem } from '../campaigns/campaign.item';
import { campaignAsRead, getCampaign, getCampaignRow } from '../campaigns/campaign.table';
import { assertActive } from '../merchants/merchant';
import { merchantItem } from '../merchants/merchant.item';
import { getPlacedMerchant, merchantAsRead } from '../merchants/merchant.table';
import { byTerms, changedOffer, closedOffer, pausedOffer, type ChangedOffer, type Offer } from './offer';
import { getPlacedOffer, listOffers, writeOffer } from './offer.table';

type Asked = { offerId: OfferId; revision?: number; reason?: string | undefined };
type Deed = Pick<Changing<Placed<Offer>>, 'what' | 'to'>;

/** What history tells of an offer. */
const told = ({
  name,
  price,
  unit,
  status,
  perItem,
  use,
  sellsFrom,
  sellsUntil,
  maximum,
  ...rest
}: Offer) => ({
  ...{ name, price, unit, status, perItem, use, startsOn: sellsFrom, endsOn: sellsUntil, maximum },
  howToGet: rest.howToGet,
  closedBecause: rest.closedBecause,
});

/** One deed on an offer: what its history calls it, and what the offer is after it. @param also what must hold besides */
const onOffer = async (
  by: Changer,
  { offerId, ...asked }: Asked,
  deed: Deed,
  now: Date,
  also: () => readonly Write[] = () => [],
): Promise<Offer> => {
  const { organisationId } = by;
  const done = await change<Placed<Offer>>(
    by,
    asked,
    {
      ...deed,
      which: offerId,
      read: () => getPlacedOffer(organisationId, offerId),
      as: told,
      writes: (before, after) => [...writeOffer(organisationId, before, after), ...also()],
    },
    now,
  );
  return unplaced(done);
};

/**
 * Name, price and how to get it from now on; orders keep their name and price. Refuses `not-found`, `offer-over`, `donation-exceeds-price`,
 * `offer-unit-stays`, `changed-meanwhile`.
 */
export const changeOffer = (
  by: Member,
  asked: { offerId: OfferId } & ChangedOffer,
  now: Date,
): Promise<Offer> =>
  onOffer(by, asked, { what: 'offer-changed', to: (offer) => changedOffer(offer, asked) }, now);

/** Not sold for a while. Done twice it changes nothing. Refuses `not-found`, `offer-over`, `offer-not-open` for a draft. */
export const pauseOffer = (by: Member, { offerId }: { offerId: OfferId }, now: Date): Promise<Offer> =>
  onOffer(by, { offerId }, { what: 'offer-paused', to: pausedOffer }, now);

/** Not sold any more, with a reason. Done twice it changes nothing. Refuses `not-found`. */
export const closeOffer = (
  by: Member,
  asked: { offerId: OfferId; reason: string },
  now: Date,
): Promise<Offer> =>
  onOffer(by, asked, { what: 'offer-closed', to: (offer) => closedOffer(offer, asked.reason) }, now);

/** As it sells from now on, and what must still hold in the moment of writing. Refuses as `openOffer`. */
const toOpen = async (
  organisationId: OrganisationId,
  offer: Offer,
  now: Date,
): Promise<{ after: Offer; holdsWhile: Write[] }> => {
  if (offer.status === 'closed') refuse('offer-over');
  const [agreement, campaign, merchant] = await Promise.all([
    getAgreement(organisationId, offer.agreementId),
    getCampaignRow(organisationId, offer.campaignId),
    getPlacedMerchant(organisationId, offer.merchantId),
  ]);
  if (!agreement || !campaign || !merchant) return refuse('not-found');
  assertActive(merchant);
  assertCovers(agreement, { campaignId: offer.campaignId, on: dayOf(now.toISOString()) });
  if (campaign.status !== 'published') refuse('campaign-not-published');
  const after = byTerms(offer, agreement);
  if (after.perItem > after.price) refuse('donation-exceeds-price');
  const holdsWhile = [campaignAsRead(campaign), merchantAsRead(organisationId, merchant)];
  return { after: { ...after, status: 'open' }, holdsWhile };
};

/**
 * Selling starts, or goes on after a pause: only under a signed agreement that covers this campaign today (慈善法 art. 37), and in a
 * campaign whose page every buyer can read; all of it in the moment of writing. Done twice it changes nothing. Refuses
 * `not-found`, `offer-over`, `merchant-withdrawn`, `agreement-not-signed`, `agreement-does-not-cover`, `campaign-not-published`, `donation-exceeds-price`.
 */
export const openOffer = (by: Member, { offerId }: { offerId: OfferId }, now: Date): Promise<Offer> => {
  const { organisationId } = by;
  let holdsWhile: Write[] = [];
  const to = async (offer: Offer): Promise<Offer> => {
    if (offer.status === 'open') return offer;
    const opened = await toOpen(organisationId, offer, now);
    ({ holdsWhile } = opened);
    return opened.after;
  };
  return onOffer(by, { offerId }, { what: 'offer-opened', to }, now, () => holdsWhile);
};

const PAGE = 50;

/** Who did it, where the history knows it by now. */
const whoDid = async (
  organisationId: OrganisationId,
  which: string,
  what: string,
): Promise<Audited['by']> => {
  const { items } = await listHistory(organisationId, which, { limit: PAGE });
  return items.find((line) => line.what === what)?.by ?? 'operator';
};

/** Each offer of a campaign. */
const eachOffer = async (
  organisationId: OrganisationId,
  campaignId: CampaignId,
  act: (offerId: OfferId) => Promise<unknown>,
): Promise<void> => {
  let cursor: string | undefined;
  do {
    const page = await listOffers(organisationId, { drafts: true, campaignId, limit: PAGE, cursor });
    for (const { offerId } of page.items) await act(offerId);
    cursor = page.next;
  } while (cursor !== undefined);
};

/**
 * A campaign ended or was withdrawn: nothing is sold in it any more, and each offer's page says the campaign's reason. What is closed
 * already stays as it is: cut off at any moment and told again, it closes the rest.
 */
export const closeOffersOfEnded = following(campaignItem, async ({ id, before, after }, now) => {
  if (!after || !isOver(after) || (before && isOver(before))) return;
  const [organisationId, campaignId] = [
    OrganisationId.parse(id.organisationId),
    CampaignId.parse(id.campaignId),
  ];
  const reason = (await getCampaign(organisationId, campaignId, true))?.campaign.endedBecause;
  if (reason === undefined) return;
  const by = { organisationId, personId: await whoDid(organisationId, campaignId, 'campaign-ended') };
  const deed: Deed = { what: 'offer-closed', to: (offer) => closedOffer(offer, reason) };
  await eachOffer(organisationId, campaignId, (offerId) => onOffer(by, { offerId, reason }, deed, now));
});

/** The campaigns for which a merchant ever drafted an agreement. */
const campaignsOf = async (organisationId: OrganisationId, merchantId: MerchantId) => {
  const campaigns = new Set<CampaignId>();
  let cursor: string | undefined;
  do {
    const page = await listAgreements(organisationId, { merchantId, limit: PAGE, cursor });
    for (const { campaignId } of page.items) campaigns.add(campaignId);
    cursor = page.next;
  } while (cursor !== undefined);
  return campaigns;
};

/** A merchant withdrew: nothing of it is sold any more. Told again, it closes the rest. */
export const closeOffersOfWithdrawn = following(merchantItem, async ({ id, before, after }, now) => {
  if (after?.status !== 'withdrawn' || before?.status === 'withdrawn') return;
  const organisationId = OrganisationId.parse(id.organisationId);
  const { merchantId, withdrawnBecause: reason = '' } = after;
  const by = { organisationId, personId: await whoDid(organisationId, merchantId, 'merchant-withdrawn') };
  const to = (offer: Offer): Offer => (offer.merchantId === merchantId ? closedOffer(offer, reason) : offer);
  for (const campaignId of await campaignsOf(organisationId, merchantId))
    await eachOffer(organisationId, campaignId, (offerId) =>
      onOffer(by, { offerId, reason }, { what: 'offer-closed', to }, now),
    );
});

/** A draft of an agreement was changed or withdrawn: what was drafted by it follows, or is closed. */
export const followAgreement = following(agreementItem, async ({ id, before, after }, now) => {
  if (!after || after.status === 'signed' || !before || before.revision === after.revision) return;
  const organisationId = OrganisationId.parse(id.organisationId);
  const agreement = await getAgreement(organisationId, after.agreementId);
  if (!agreement || agreement.status === 'signed') return;
  const { agreementId, campaignId, withdrawnBecause: reason } = agreement;
  const what = reason === undefined ? 'offer-followed' : 'offer-closed';
  const because = reason === undefined ? 'agreement-changed' : 'agreement-withdrawn';
  const by = { organisationId, personId: await whoDid(organisationId, agreementId, because) };
  const to = (offer: Offer): Offer => {
    if (offer.agreementId !== agreementId) return offer;
    return reason === undefined ? byTerms(offer, agreement) : closedOffer(offer, reason);
  };
  await eachOffer(organisationId, campaignId, (offerId) =>
    onOffer(by, { offerId, reason }, { what, to }, now),
  );
});
