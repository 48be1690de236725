import type { Member } from '../../shared/actor';
import { CampaignId, OrganisationId, type OfferId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { unplaced, type Placed } from '../../shared/placed';
import { dayOf } from '../../shared/time';
import { following } from '../../platform/table/changes';
import type { Write } from '../../platform/table/table';
import { listHistory } from '../../people/audit/audit.table';
import type { Audited } from '../../people/audit/audited';
import { change, type Changer, type Changing } from '../../people/audit/change.table';
import { assertCovers } from '../agreements/agreement';
import { getAgreement } from '../agreements/agreement.table';
import { isOver, type CampaignRow } from '../campaigns/campaign';
import { campaignItem } from '../campaigns/campaign.item';
import { campaignAsRead, getCampaign, getCampaignRow } from '../campaigns/campaign.table';
import { byTerms, changedOffer, closedOffer, pausedOffer, type ChangedOffer, type Offer } from './offer';
import { getPlacedOffer, listOffers, writeOffer } from './offer.table';

type Asked = { offerId: OfferId; revision?: number; reason?: string | undefined };
type Deed = Pick<Changing<Placed<Offer>>, 'what' | 'to'>;

/** What history tells of an offer. */
const told = ({ name, price, unit, status, closedBecause }: Offer) => ({
  ...{ name, price, unit, status },
  ...(closedBecause !== undefined && { closedBecause }),
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
 * Name and price from now on; orders keep theirs. Refuses `not-found`, `offer-over`, `donation-exceeds-price`,
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

/** As it sells from now on, and the campaign in which it does. Refuses as `openOffer`. */
const toOpen = async (
  organisationId: OrganisationId,
  offer: Offer,
  now: Date,
): Promise<{ after: Offer; campaign: CampaignRow }> => {
  if (offer.status === 'closed') refuse('offer-over');
  const [agreement, campaign] = await Promise.all([
    getAgreement(organisationId, offer.agreementId),
    getCampaignRow(organisationId, offer.campaignId),
  ]);
  if (!agreement || !campaign) return refuse('not-found');
  assertCovers(agreement, { campaignId: offer.campaignId, on: dayOf(now.toISOString()) });
  if (campaign.status !== 'published') refuse('campaign-not-published');
  const after = byTerms(offer, agreement);
  if (after.perItem > after.price) refuse('donation-exceeds-price');
  return { after: { ...after, status: 'open' }, campaign };
};

/**
 * Selling starts, or goes on after a pause: only under a signed agreement that covers this campaign today (慈善法 art. 37), and in a
 * campaign whose page every buyer can read, and which stays so in the moment of writing. Done twice it changes nothing. Refuses
 * `not-found`, `offer-over`, `agreement-not-signed`, `agreement-does-not-cover`, `campaign-not-published`, `donation-exceeds-price`.
 */
export const openOffer = (by: Member, { offerId }: { offerId: OfferId }, now: Date): Promise<Offer> => {
  const { organisationId } = by;
  let campaign: CampaignRow | undefined;
  const to = async (offer: Offer): Promise<Offer> => {
    if (offer.status === 'open') return offer;
    const opened = await toOpen(organisationId, offer, now);
    ({ campaign } = opened);
    return opened.after;
  };
  const isStillPublic = () => (campaign ? [campaignAsRead(campaign)] : []);
  return onOffer(by, { offerId }, { what: 'offer-opened', to }, now, isStillPublic);
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
  const personId = await whoDid(organisationId, campaignId, 'campaign-ended');
  let cursor: string | undefined;
  do {
    const page = await listOffers(organisationId, { drafts: true, campaignId, limit: PAGE, cursor });
    for (const { offerId } of page.items)
      await onOffer(
        { organisationId, personId },
        { offerId, reason },
        { what: 'offer-closed', to: (offer) => closedOffer(offer, reason) },
        now,
      );
    cursor = page.next;
  } while (cursor !== undefined);
});
