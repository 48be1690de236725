import * as z from 'zod';
import { allow } from '../../platform/auth';
import {
  body,
  createRoute,
  json,
  pageOf,
  PageQuery,
  problems,
  RequestKeyHeader,
  routes,
} from '../../platform/http';
import { isStaff, requirePerson, requireRole } from '../../shared/actor';
import { CampaignId, OfferId, OrganisationId } from '../../shared/ids';
import { createOffer } from './create-offer.action';
import { findOffer, findOffers } from './find-offers.action';
import { NewOffer, Offer, OfferRow } from './offer';
import { openOffer } from './open-offer.action';

const Here = z.object({ organisationId: OrganisationId });
const AnOffer = Here.extend({ offerId: OfferId });
const WRITERS = ['finance', 'admin'] as const;

const create = createRoute({
  ...allow(WRITERS),
  operationId: 'createOffer',
  method: 'post',
  path: '/organisations/{organisationId}/offers',
  request: { params: Here, headers: RequestKeyHeader, body: body(NewOffer) },
  responses: { 201: json(Offer, 'The offer, as a draft.'), ...problems },
});

const open = createRoute({
  ...allow(WRITERS),
  operationId: 'openOffer',
  method: 'post',
  path: '/organisations/{organisationId}/offers/{offerId}/open',
  request: { params: AnOffer },
  responses: { 200: json(Offer, 'On sale from now on.'), ...problems },
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
  .openapi(create, async (c) => {
    const { organisationId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    const made = await createOffer({ organisationId, by, requestKey }, c.req.valid('json'), c.get('now'));
    return c.json(made, 201);
  })
  .openapi(open, async (c) => {
    const member = requireRole(c.get('actor'), WRITERS);
    return c.json(await openOffer(member, c.req.valid('param').offerId, c.get('now')), 200);
  })
  .openapi(list, async (c) => {
    const ask = { ...c.req.valid('query'), drafts: isStaff(c.get('actor')) };
    return c.json(await findOffers(c.req.valid('param').organisationId, ask), 200);
  })
  .openapi(get, async (c) => {
    const { organisationId, offerId } = c.req.valid('param');
    return c.json(await findOffer(organisationId, offerId, isStaff(c.get('actor'))), 200);
  });
