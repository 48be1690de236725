import type { Hono } from 'hono';
import type { Listed, ListPlace, Shown } from '../../web/pages.js';
import { findOrganisation } from '../people/organisations/find-organisations.action';
import { findCampaign, findCampaigns } from '../selling/campaigns/find-campaigns.action';
import { findCampaignHandOvers, findCampaignSpendings } from '../selling/campaigns/find-disclosed.action';
import { findOffers } from '../selling/offers/find-offers.action';
import { CampaignId, OrganisationId } from '../shared/ids';
import { Refusal, refuse } from '../shared/refusals';
import { findEvents } from '../volunteering/events/find-events.action';
import { pageAnswer, type PageEnv } from './answer.routes';
import { ANYBODY, idIn, LONG_PAGE } from './reads.routes';

type Ask = { limit: number; cursor?: string | undefined };
type Read = { list: Listed; next?: string | undefined };
type Page<Row> = { items: readonly Row[]; next?: string | undefined };

const asList = <Of extends Listed['of'], Row>(of: Of, { items, next }: Page<Row>) => ({
  list: { of, rows: items },
  next,
});

/** The lists of an organisation, by how their address names them. */
const ofOrganisation = (organisationId: OrganisationId, ask: Ask) => ({
  campaigns: async (): Promise<Read> =>
    asList('campaigns', await findCampaigns(ANYBODY, { organisationId, ...ask })),
  offers: async (): Promise<Read> => asList('offers', await findOffers(ANYBODY, { organisationId, ...ask })),
  events: async (): Promise<Read> =>
    asList('events', await findEvents(ANYBODY, { organisationId, drafts: false, ...ask })),
});

/** The lists of one campaign. */
const ofCampaign = (organisationId: OrganisationId, campaignId: CampaignId, ask: Ask) => {
  const of = { organisationId, campaignId, ...ask };
  return {
    offers: async (): Promise<Read> => asList('offers', await findOffers(ANYBODY, of)),
    events: async (): Promise<Read> => asList('events', await findEvents(ANYBODY, { drafts: false, ...of })),
    spendings: async (): Promise<Read> => asList('spendings', await findCampaignSpendings(ANYBODY, of)),
    'hand-overs': async (): Promise<Read> => asList('hand-overs', await findCampaignHandOvers(ANYBODY, of)),
  };
};

const named = <Lists extends object>(lists: Lists, name: string): Lists[keyof Lists] =>
  Object.hasOwn(lists, name) ? lists[name as keyof Lists] : refuse('not-found');

/** What is no end of this very list is the address of nothing. */
const orNowhere = async (read: () => Promise<Read>): Promise<Read> =>
  read().catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'cursor-not-understood') return refuse('not-found');
    throw error;
  });

const placed = (read: Read, place: Omit<ListPlace, 'next'>): Shown => ({
  page: 'list',
  list: read.list,
  ...place,
  ...(read.next !== undefined && { next: `${place.first}/page/${encodeURIComponent(read.next)}` }),
});

type Where = { o: string; list: string; campaign?: string | undefined; cursor?: string | undefined };

const readList = async ({ o, list, campaign: of, cursor }: Where): Promise<Shown> => {
  const organisationId = idIn(OrganisationId, o);
  const ask = { ...LONG_PAGE, cursor };
  const organisation = findOrganisation(ANYBODY, { organisationId });
  if (of === undefined) {
    const read = orNowhere(named(ofOrganisation(organisationId, ask), list));
    const place = { first: `/${o}/${list}`, isFirst: cursor === undefined };
    return placed(
      ...(await Promise.all([read, organisation.then((one) => ({ organisation: one, ...place }))])),
    );
  }
  const campaignId = idIn(CampaignId, of);
  const reads = named(ofCampaign(organisationId, campaignId, ask), list);
  // A campaign that is not public has no lists either.
  const [campaign, here] = await Promise.all([
    findCampaign(ANYBODY, { organisationId, campaignId }),
    organisation,
  ]);
  const place = { first: `/${o}/campaigns/${of}/${list}`, isFirst: cursor === undefined };
  return placed(await orNowhere(reads), { organisation: here, campaign, ...place });
};

/** Lists of what is public beyond what the first pages show, each page under an address of its own. */
export const listPages = (app: Hono<PageEnv>): Hono<PageEnv> =>
  app
    .get('/:o/:list{(?:campaigns|offers|events)}', async (c) =>
      pageAnswer(c, await readList({ o: c.req.param('o'), list: c.req.param('list') })),
    )
    .get('/:o/:list{(?:campaigns|offers|events)}/page/:cursor', async (c) => {
      const { o, list, cursor } = c.req.param();
      return pageAnswer(c, await readList({ o, list, cursor }));
    })
    .get('/:o/campaigns/:campaign/:list', async (c) => {
      const { o, list, campaign } = c.req.param();
      return pageAnswer(c, await readList({ o, list, campaign }));
    })
    .get('/:o/campaigns/:campaign/:list/page/:cursor', async (c) => {
      const { o, list, campaign, cursor } = c.req.param();
      return pageAnswer(c, await readList({ o, list, campaign, cursor }));
    });
