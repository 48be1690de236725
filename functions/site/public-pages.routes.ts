import type { Hono } from 'hono';
import { CampaignId, EventId, OfferId, OrganisationId } from '../shared/ids';
import { pageAnswer, PUBLIC, type PageEnv } from './answer.routes';
import { idIn, readCampaign, readEvent, readFirst, readHome, readOffer } from './reads.routes';

/**
 * The public's pages: read by the API's own actions as anybody would be answered, drawn as HTML.
 * @param home whose season stands at `/`
 */
export const publicPages = (app: Hono<PageEnv>, home: string): Hono<PageEnv> =>
  app
    .get('/', async (c) => {
      const first = await readFirst(home, c.get('now'));
      if (!('goTo' in first)) return pageAnswer(c, first);
      c.header('cache-control', PUBLIC);
      return c.redirect(first.goTo, 302);
    })
    .get('/:o/events/:eventId', async (c) => {
      const [o, eventId] = [idIn(OrganisationId, c.req.param('o')), idIn(EventId, c.req.param('eventId'))];
      return pageAnswer(c, await readEvent(o, eventId));
    })
    .get('/:o/campaigns/:campaignId', async (c) => {
      const o = idIn(OrganisationId, c.req.param('o'));
      const campaignId = idIn(CampaignId, c.req.param('campaignId'));
      return pageAnswer(c, await readCampaign(o, campaignId, c.get('now')));
    })
    .get('/:o/offers/:offerId', async (c) => {
      const [o, offerId] = [idIn(OrganisationId, c.req.param('o')), idIn(OfferId, c.req.param('offerId'))];
      return pageAnswer(c, await readOffer(o, offerId));
    })
    .get('/:o', async (c) =>
      pageAnswer(c, await readHome(idIn(OrganisationId, c.req.param('o')), c.get('now'))),
    );
