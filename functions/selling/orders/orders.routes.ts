import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { networkFrom } from '../../platform/http/caller';
import { body, createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { savesAs } from '../../platform/http/sheets';
import { finds } from '../../platform/http/verbs';
import { CampaignId, OrderId, OrganisationId, RequestKey } from '../../shared/ids';
import { Day } from '../../shared/time';
import { Lines } from '../../shared/words';
import { ExtraPayment } from './extra-payment';
import { findOrder } from './find-order.action';
import { findOrders } from './find-orders.action';
import { limitOrders } from './limit-orders.action';
import { NewOrder } from './order';
import { MoneyWay } from './money-way';
import { OrderSummary } from './order-page';
import { OrderRow, ordersSheet } from './order-row';
import { OrderState } from './order-search';
import { placeOrder } from './place-order.action';
import { ViewKey } from './view-key';

const Here = z.object({ organisationId: OrganisationId });
const AnOrder = Here.extend({ orderId: OrderId });

/** Nobody stands behind an order but its key: whoever knows it can repeat the order and read it. */
const OrderKeyHeader = z.object({
  'idempotency-key': RequestKey.refine((key) => key.length >= 16).meta({
    description: 'Chosen at random by the caller, 16 characters or more; a retry gets the first answer.',
  }),
});

const place = createRoute({
  ...allow('public'),
  operationId: 'placeOrder',
  method: 'post',
  path: '/organisations/{organisationId}/orders',
  request: { params: Here, headers: OrderKeyHeader, body: body(NewOrder) },
  responses: {
    201: json(
      z.object({ order: OrderSummary, viewKey: z.string() }),
      'The order, and the key that opens it.',
    ),
    ...problems,
  },
});

const OrderPage = OrderSummary.extend({
  way: MoneyWay,
  howToGet: Lines.optional().meta({ description: 'How to get what was bought, as the offer says it now.' }),
  extraPayments: z.array(ExtraPayment).optional().meta({ description: 'For those who keep the books.' }),
}).meta({ id: 'OrderPage' });

const get = createRoute({
  ...allow('public'),
  operationId: 'getOrder',
  method: 'get',
  path: '/organisations/{organisationId}/orders/{orderId}',
  request: {
    params: AnOrder,
    query: z.object({ key: ViewKey.optional() }),
    headers: z.object({ 'x-order-key': ViewKey.optional() }),
  },
  responses: { 200: json(OrderPage, 'The order and where its money stands.'), ...problems },
});

const READERS = ['finance', 'auditor', 'admin'] as const;

const OrdersQuery = z.object({
  q: z.string().max(200).optional().meta({
    description:
      'One line: the order’s or the provider’s number, an e-mail address, an amount in yuan, a day, a month or a range.',
  }),
  campaignId: CampaignId.optional(),
  from: Day.optional(),
  to: Day.optional(),
  state: OrderState.optional(),
});

const list = createRoute({
  ...allow(READERS),
  operationId: 'listOrders',
  method: 'get',
  path: '/organisations/{organisationId}/orders',
  request: { params: Here, query: PageQuery.extend(OrdersQuery.shape) },
  responses: {
    200: json(
      pageOf(OrderRow).extend({
        notUnderstood: z.string().optional().meta({ description: 'What of `q` is none of these.' }),
        lookedBackTo: Day.optional().meta({ description: 'There are earlier ones, which `next` looks at.' }),
      }),
      'Those that were paid, the last first; by a number also one that was not.',
    ),
    ...problems,
  },
});

const file = savesAs({
  operationId: 'saveOrders',
  by: READERS,
  path: '/organisations/{organisationId}/orders.csv',
  at: Here,
  query: OrdersQuery,
  sheet: ordersSheet,
  says: 'The same orders as a file for spreadsheets.',
});

export const ordersRoutes = routes()
  .openapi(list, finds(READERS, list, findOrders))
  .openapi(file.route, file.by(findOrders))
  .openapi(place, async (c) => {
    await limitOrders(networkFrom(c), c.get('now'));
    const asked = {
      ...c.req.valid('param'),
      requestKey: c.req.valid('header')['idempotency-key'],
      what: c.req.valid('json'),
    };
    return c.json(await placeOrder(c.get('actor'), asked, c.get('now')), 201);
  })
  .openapi(get, async (c) => {
    const key = c.req.valid('header')['x-order-key'] ?? c.req.valid('query').key;
    return c.json(await findOrder(c.get('actor'), { ...c.req.valid('param'), key }), 200);
  });
