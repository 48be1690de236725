import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { creates, does, finds } from '../../platform/http/verbs';
import { CampaignId, OfferId, OrganisationId } from '../../shared/ids';
import { createOffer } from './create-offer.action';
import { findOffer, findOffers } from './find-offers.action';
import { NewOffer, Offer, OfferRow } from './offer';
import { openOffer } from './open-offer.action';

const Here = z.object({ organisationId: OrganisationId });
const AnOffer = Here.extend({ offerId: OfferId });
const WRITERS = ['finance', 'admin'] as const;

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
  says: 'On sale from now on.',
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
  responses: { 200: json(Offer, 'One offer and the donation in its price.'), ...problems },
});

export const offersRoutes = routes()
  .openapi(create.route, create.by(createOffer))
  .openapi(open.route, open.by(openOffer))
  .openapi(list, finds('public', list, findOffers))
  .openapi(get, finds('public', get, findOffer));
