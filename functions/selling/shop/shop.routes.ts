import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { FundId, MerchantId, OrganisationId } from '../../shared/ids';
import { Day } from '../../shared/time';
import { OfferRow } from '../offers/offer';
import { findMerchantOffers, findMerchantSales } from './find-shop.action';
import { MerchantSale } from './shop';

const READERS = ['merchant', 'finance', 'auditor', 'admin'] as const;
const AMerchant = z.object({ organisationId: OrganisationId, merchantId: MerchantId });

const offers = createRoute({
  ...allow(READERS),
  operationId: 'listMerchantOffers',
  method: 'get',
  path: '/organisations/{organisationId}/merchants/{merchantId}/offers',
  request: { params: AMerchant },
  responses: { 200: json(pageOf(OfferRow), 'What a merchant offers, drafts too.'), ...problems },
});

const sales = createRoute({
  ...allow(READERS),
  operationId: 'listMerchantSales',
  method: 'get',
  path: '/organisations/{organisationId}/merchants/{merchantId}/sales',
  request: { params: AMerchant, query: PageQuery.extend({ fundId: FundId, day: Day }) },
  responses: {
    200: json(pageOf(MerchantSale), 'What a merchant sold on a day, without its buyers.'),
    ...problems,
  },
});

export const shopRoutes = routes()
  .openapi(offers, finds(READERS, offers, findMerchantOffers))
  .openapi(sales, finds(READERS, sales, findMerchantSales));
