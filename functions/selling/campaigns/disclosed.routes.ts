import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { networkFrom } from '../../platform/http/caller';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { languageOf } from '../../platform/http/language';
import { finds } from '../../platform/http/verbs';
import { limitTries } from '../../people/sign-in/limit-tries.action';
import { CampaignId, OrganisationId } from '../../shared/ids';
import { HandedOver } from './campaign';
import { booksFromNetwork, DisclosedSpending, Month, spanOfMonth } from './disclosed';
import { findCampaignEntries, findCampaignHandOvers, findCampaignSpendings } from './find-disclosed.action';

const ACampaign = z.object({ organisationId: OrganisationId, campaignId: CampaignId });

const spendings = createRoute({
  ...allow('public'),
  operationId: 'listCampaignSpendings',
  method: 'get',
  path: '/organisations/{organisationId}/campaigns/{campaignId}/spendings',
  request: { params: ACampaign, query: PageQuery },
  responses: {
    200: json(pageOf(DisclosedSpending), 'What its fund was spent on, newest first.'),
    ...problems,
  },
});

const handOvers = createRoute({
  ...allow('public'),
  operationId: 'listCampaignHandOvers',
  method: 'get',
  path: '/organisations/{organisationId}/campaigns/{campaignId}/hand-overs',
  request: { params: ACampaign, query: PageQuery },
  responses: {
    200: json(pageOf(HandedOver), 'What was handed over where, the latest day first.'),
    ...problems,
  },
});

const entries = createRoute({
  ...allow('public'),
  operationId: 'getCampaignEntries',
  method: 'get',
  path: '/organisations/{organisationId}/campaigns/{campaignId}/entries.csv',
  request: { params: ACampaign, query: z.object({ month: Month.optional() }) },
  responses: {
    200: {
      content: { 'text/csv': { schema: z.string() } },
      description: 'The books of its fund, oldest first, as a file in the reader’s language.',
    },
    ...problems,
  },
});

export const disclosedRoutes = routes()
  .openapi(spendings, finds('public', spendings, findCampaignSpendings))
  .openapi(handOvers, finds('public', handOvers, findCampaignHandOvers))
  .openapi(entries, async (c) => {
    const { month } = c.req.valid('query');
    const network = networkFrom(c);
    if (network !== undefined) await limitTries(network, [booksFromNetwork], c.get('now'));
    const asked = { ...c.req.valid('param'), language: languageOf(c), span: spanOfMonth(month) };
    const file = await findCampaignEntries(c.get('actor'), asked);
    const name = `entries-${asked.campaignId}${month === undefined ? '' : `-${month}`}.csv`;
    return c.body(file, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      vary: 'Accept-Language, Cookie',
    });
  });
