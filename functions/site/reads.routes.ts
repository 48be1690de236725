import type { Shown } from '../../web/pages.js';
import { findOrganisation, findOrganisations } from '../people/organisations/find-organisations.action';
import { findCampaign, findCampaigns } from '../selling/campaigns/find-campaigns.action';
import { findSpendingsOf } from '../selling/campaigns/find-disclosed.action';
import { findSeason } from '../selling/campaigns/find-season.action';
import { seasonOf } from '../selling/campaigns/season';
import { findOffer, findOffers } from '../selling/offers/find-offers.action';
import type { Actor } from '../shared/actor';
import { OrganisationId, type CampaignId, type EventId, type OfferId } from '../shared/ids';
import { Refusal, refuse } from '../shared/refusals';
import { atShanghai, dayOf } from '../shared/time';
import { findEvent, findEvents } from '../volunteering/events/find-events.action';

/** A page is the same for everybody, so whoever asks sees what anybody may see: a draft is not there, for staff either. */
export const ANYBODY: Actor = { kind: 'public' };
export const LONG_PAGE = { limit: 50 };
/** Of spendings and hand-overs a campaign's page shows these. */
const NEWEST = 20;
/** A season has a handful of campaigns: its first page shows these with their numbers. */
const MOST_CAMPAIGNS = 12;

type Id<T> = { safeParse: (text: string | undefined) => { success: boolean; data?: T } };
/** What is no id is the address of nothing. Refuses `not-found`. */
export const idIn = <T>(id: Id<T>, text: string | undefined): T =>
  id.safeParse(text).data ?? refuse('not-found');

/** The first moment of today: what began then or later may still be come to. */
export const startOfToday = (now: Date): string => atShanghai(`${dayOf(now.toISOString())}T00:00:00`);

const fulfilled = <T>(settled: readonly PromiseSettledResult<T>[]): T[] =>
  settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));

export const readHome = async (organisationId: OrganisationId, now: Date): Promise<Shown> => {
  const [organisation, season, campaigns, events, offers, all] = await Promise.all([
    findOrganisation(ANYBODY, { organisationId }),
    findSeason(ANYBODY, { organisationId }),
    findCampaigns(ANYBODY, { organisationId, ...LONG_PAGE }),
    findEvents(ANYBODY, { organisationId, drafts: false, from: startOfToday(now), ...LONG_PAGE }),
    findOffers(ANYBODY, { organisationId, ...LONG_PAGE }),
    findOrganisations(ANYBODY, LONG_PAGE),
  ]);
  const shown = campaigns.items.slice(0, MOST_CAMPAIGNS);
  const read = shown.map(({ campaignId }) => findCampaign(ANYBODY, { organisationId, campaignId }));
  return {
    page: 'home',
    organisation,
    season,
    campaigns: campaigns.items,
    // One that cannot be read just now is left out, and the others stand.
    campaignPages: fulfilled(await Promise.allSettled(read)),
    events: events.items,
    offers: offers.items,
    others: all.items.filter((one) => one.organisationId !== organisationId),
  };
};

export const readEvent = async (organisationId: OrganisationId, eventId: EventId): Promise<Shown> => {
  const [organisation, event] = await Promise.all([
    findOrganisation(ANYBODY, { organisationId }),
    findEvent(ANYBODY, { organisationId, eventId }),
  ]);
  return { page: 'event', organisation, event };
};

export const readCampaign = async (
  organisationId: OrganisationId,
  campaignId: CampaignId,
  now: Date,
): Promise<Shown> => {
  const from = startOfToday(now);
  const [organisation, campaign, offers, events] = await Promise.all([
    findOrganisation(ANYBODY, { organisationId }),
    findCampaign(ANYBODY, { organisationId, campaignId }),
    findOffers(ANYBODY, { organisationId, campaignId, ...LONG_PAGE }),
    findEvents(ANYBODY, { organisationId, drafts: false, campaignId, from, ...LONG_PAGE }),
  ]);
  const { fundId } = campaign;
  const spendings = await findSpendingsOf(ANYBODY, { organisationId, fundId, limit: NEWEST });
  return {
    page: 'campaign',
    organisation,
    campaign,
    offers: offers.items,
    events: events.items,
    spendings: spendings.items,
    more: [
      ...(offers.next === undefined ? [] : ['offers' as const]),
      ...(events.next === undefined ? [] : ['events' as const]),
      ...(spendings.next === undefined ? [] : ['spendings' as const]),
      ...(campaign.handOvers.length < NEWEST ? [] : ['hand-overs' as const]),
    ],
  };
};

export const readOffer = async (organisationId: OrganisationId, offerId: OfferId): Promise<Shown> => {
  const [organisation, offer] = await Promise.all([
    findOrganisation(ANYBODY, { organisationId }),
    findOffer(ANYBODY, { organisationId, offerId }),
  ]);
  return { page: 'offer', organisation, offer };
};

/** An organisation, for the picture of its first page: that says no figures. Refuses `not-found`. */
export const readSeason = async (organisationId: OrganisationId): Promise<Shown> => ({
  page: 'home',
  organisation: await findOrganisation(ANYBODY, { organisationId }),
  season: seasonOf([]),
  campaigns: [],
  campaignPages: [],
  events: [],
  offers: [],
  others: [],
});

/** What `/` shows: its organisation's season; where that one is not here, the only one that is, or a choice. */
export const readFirst = async (home: string, now: Date): Promise<Shown | { goTo: string }> => {
  const here = OrganisationId.safeParse(home);
  const known = here.success
    ? await readHome(here.data, now).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'not-found') return undefined;
        throw error;
      })
    : undefined;
  if (known) return known;
  const { items } = await findOrganisations(ANYBODY, LONG_PAGE);
  const [only, ...others] = items;
  return only && others.length === 0
    ? { goTo: `/${only.organisationId}` }
    : { page: 'choosing', organisations: items };
};
