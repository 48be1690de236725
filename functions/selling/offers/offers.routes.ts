import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { changes, creates, does, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { CampaignId, OfferId, OrganisationId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import { changeOffer, closeOffer, openOffer, pauseOffer } from './change-offer.action';
import { createOffer } from './create-offer.action';
import { findOffer, findOffers } from './find-offers.action';
import { ChangedOffer, NewOffer, Offer, OfferAsShown, OfferRow } from './offer';

const Here = z.object({ organisationId: OrganisationId });
const AnOffer = Here.extend({ offerId: OfferId });
const WRITERS = DEEDS.manageMoney;

const create = creates({
  operationId: 'createOffer',
  path: '/organisations/{organisationId}/offers',
  by: WRITERS,
  at: Here,
  what: NewOffer,
  answers: Offer,
  says: 'The offer, as a draft.',
});

const open = does({
  operationId: 'openOffer',
  path: '/organisations/{organisationId}/offers/{offerId}/open',
  by: WRITERS,
  at: AnOffer,
  answers: Offer,
  says: 'On sale from now on, or again.',
});

const change = changes({
  operationId: 'changeOffer',
  path: '/organisations/{organisationId}/offers/{offerId}',
  by: WRITERS,
  at: AnOffer,
  what: ChangedOffer,
  answers: Offer,
  says: 'The offer as it is from now on. Orders keep the name and the price at which they were placed.',
});

const pause = does({
  operationId: 'pauseOffer',
  path: '/organisations/{organisationId}/offers/{offerId}/pause',
  by: WRITERS,
  at: AnOffer,
  answers: Offer,
  says: 'Not sold until it is opened again.',
});

const close = doesWith({
  operationId: 'closeOffer',
  path: '/organisations/{organisationId}/offers/{offerId}/close',
  by: WRITERS,
  at: AnOffer,
  what: EndedBecause,
  answers: Offer,
  says: 'Not sold any more; its page says why. Orders that were placed go on.',
});

const list = createRoute({
  ...allow('public'),
  operationId: 'listOffers',
  method: 'get',
  path: '/organisations/{organisationId}/offers',
  request: { params: Here, query: PageQuery.extend({ campaignId: CampaignId.optional() }) },
  responses: { 200: json(pageOf(OfferRow), 'What is on sale. Staff see drafts too.'), ...problems },
});

const get = createRoute({
  ...allow('public'),
  operationId: 'getOffer',
  method: 'get',
  path: '/organisations/{organisationId}/offers/{offerId}',
  request: { params: AnOffer },
  responses: {
    200: json(OfferAsShown, 'One offer, the donation in its price, and how many are left.'),
    ...problems,
  },
});

export const offersRoutes = routes()
  .openapi(create.route, create.by(createOffer))
  .openapi(open.route, open.by(openOffer))
  .openapi(change.route, change.by(changeOffer))
  .openapi(pause.route, pause.by(pauseOffer))
  .openapi(close.route, close.by(closeOffer))
  .openapi(list, finds('public', list, findOffers))
  .openapi(get, finds('public', get, findOffer));
