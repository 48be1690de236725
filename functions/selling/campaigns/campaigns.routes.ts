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
import { CampaignId, OrganisationId } from '../../shared/ids';
import { Campaign, CampaignPage, CampaignRow, NewCampaign } from './campaign';
import { createCampaign } from './create-campaign.action';
import { findCampaign, findCampaigns } from './find-campaigns.action';
import { publishCampaign } from './publish-campaign.action';

const Here = z.object({ organisationId: OrganisationId });
const ACampaign = Here.extend({ campaignId: CampaignId });
const WRITERS = ['finance', 'admin'] as const;

const create = createRoute({
  ...allow(WRITERS),
  operationId: 'createCampaign',
  method: 'post',
  path: '/organisations/{organisationId}/campaigns',
  request: { params: Here, headers: RequestKeyHeader, body: body(NewCampaign) },
  responses: { 201: json(Campaign, 'The campaign as a draft, and its empty fund.'), ...problems },
});

const publish = createRoute({
  ...allow(WRITERS),
  operationId: 'publishCampaign',
  method: 'post',
  path: '/organisations/{organisationId}/campaigns/{campaignId}/publish',
  request: { params: ACampaign },
  responses: { 200: json(Campaign, 'Public from now on.'), ...problems },
});

const list = createRoute({
  ...allow('public'),
  operationId: 'listCampaigns',
  method: 'get',
  path: '/organisations/{organisationId}/campaigns',
  request: { params: Here, query: PageQuery },
  responses: { 200: json(pageOf(CampaignRow), 'Newest first. Staff see drafts above.'), ...problems },
});

const get = createRoute({
  ...allow('public'),
  operationId: 'getCampaign',
  method: 'get',
  path: '/organisations/{organisationId}/campaigns/{campaignId}',
  request: { params: ACampaign },
  responses: { 200: json(CampaignPage, 'The campaign and how far its money came.'), ...problems },
});

export const campaignsRoutes = routes()
  .openapi(create, async (c) => {
    const { organisationId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    const made = await createCampaign({ organisationId, by, requestKey }, c.req.valid('json'), c.get('now'));
    return c.json(made, 201);
  })
  .openapi(publish, async (c) => {
    const member = requireRole(c.get('actor'), WRITERS);
    return c.json(await publishCampaign(member, c.req.valid('param').campaignId, c.get('now')), 200);
  })
  .openapi(list, async (c) => {
    const ask = { ...c.req.valid('query'), drafts: isStaff(c.get('actor')) };
    return c.json(await findCampaigns(c.req.valid('param').organisationId, ask), 200);
  })
  .openapi(get, async (c) => {
    const { organisationId, campaignId } = c.req.valid('param');
    return c.json(await findCampaign(organisationId, campaignId, isStaff(c.get('actor'))), 200);
  });
