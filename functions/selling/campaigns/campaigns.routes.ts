import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { creates, does, finds } from '../../platform/http/verbs';
import { CampaignId, OrganisationId } from '../../shared/ids';
import { Campaign, CampaignPage, CampaignRow, NewCampaign } from './campaign';
import { createCampaign } from './create-campaign.action';
import { findCampaign, findCampaigns } from './find-campaigns.action';
import { publishCampaign } from './publish-campaign.action';

const Here = z.object({ organisationId: OrganisationId });
const ACampaign = Here.extend({ campaignId: CampaignId });
const WRITERS = ['finance', 'admin'] as const;

const create = creates({
  operationId: 'createCampaign',
  path: '/organisations/{organisationId}/campaigns',
  by: WRITERS,
  at: Here,
  what: NewCampaign,
  answers: Campaign,
  says: 'The campaign as a draft, and its empty fund.',
});

const publish = does({
  operationId: 'publishCampaign',
  path: '/organisations/{organisationId}/campaigns/{campaignId}/publish',
  by: WRITERS,
  at: ACampaign,
  answers: Campaign,
  says: 'Public from now on.',
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
  .openapi(create.route, create.by(createCampaign))
  .openapi(publish.route, publish.by(publishCampaign))
  .openapi(list, finds('public', list, findCampaigns))
  .openapi(get, finds('public', get, findCampaign));
