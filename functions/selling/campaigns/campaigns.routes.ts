import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { changes, creates, does, doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { CampaignId, OrganisationId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import { Campaign, CampaignPage, CampaignRow, ChangedCampaign, NewCampaign } from './campaign';
import { createCampaign } from './create-campaign.action';
import { findCampaign, findCampaigns } from './find-campaigns.action';
import { findFunds } from './find-funds.action';
import { ListedFund } from './listed-fund';
import { findSeason } from './find-season.action';
import { Season } from './season';
import { changeCampaign, endCampaign, publishCampaign } from './change-campaign.action';

const Here = z.object({ organisationId: OrganisationId });
const ACampaign = Here.extend({ campaignId: CampaignId });
const WRITERS = DEEDS.manageMoney;
const READERS = DEEDS.seeMoney;

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

const change = changes({
  operationId: 'changeCampaign',
  path: '/organisations/{organisationId}/campaigns/{campaignId}',
  by: WRITERS,
  at: ACampaign,
  what: ChangedCampaign,
  answers: Campaign,
  says: 'The campaign as it stands now. Its fund keeps its name.',
});

const end = doesWith({
  operationId: 'endCampaign',
  path: '/organisations/{organisationId}/campaigns/{campaignId}/end',
  by: WRITERS,
  at: ACampaign,
  what: EndedBecause,
  answers: Campaign,
  says: 'A draft is withdrawn; what was published has ended, and its page says why.',
});

const list = createRoute({
  ...allow('public'),
  operationId: 'listCampaigns',
  method: 'get',
  path: '/organisations/{organisationId}/campaigns',
  request: { params: Here, query: PageQuery },
  responses: { 200: json(pageOf(CampaignRow), 'Newest first. Staff see drafts above.'), ...problems },
});

const funds = createRoute({
  ...allow(READERS),
  operationId: 'listFunds',
  method: 'get',
  path: '/organisations/{organisationId}/funds',
  request: { params: Here, query: PageQuery },
  responses: {
    200: json(pageOf(ListedFund), 'As getFund tells each; newest campaign first.'),
    ...problems,
  },
});

const season = createRoute({
  ...allow('public'),
  operationId: 'getSeason',
  method: 'get',
  path: '/organisations/{organisationId}/season',
  request: { params: Here },
  responses: { 200: json(Season, 'What all public campaigns came to, exactly.'), ...problems },
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
  .openapi(change.route, change.by(changeCampaign))
  .openapi(end.route, end.by(endCampaign))
  .openapi(list, finds('public', list, findCampaigns))
  .openapi(funds, finds(READERS, funds, findFunds))
  .openapi(season, finds('public', season, findSeason))
  .openapi(get, finds('public', get, findCampaign));
