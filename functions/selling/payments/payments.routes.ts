import * as z from 'zod';
import { allow } from '../../platform/auth';
import { body, createRoute, json, problems, routes } from '../../platform/http';
import { OrderId, OrganisationId } from '../../shared/ids';
import { ViewKey } from '../orders/view-key';
import { startPayment } from './start-payment.action';

const AnOrder = z.object({ organisationId: OrganisationId, orderId: OrderId });

const Paying = z.strictObject({ provider: z.literal('sandbox'), key: ViewKey }).meta({ id: 'PayOrder' });
const pay = createRoute({
  ...allow('public'),
  operationId: 'payOrder',
  method: 'post',
  path: '/organisations/{organisationId}/orders/{orderId}/pay',
  request: { params: AnOrder, body: body(Paying) },
  responses: { 200: json(z.object({ payUrl: z.url() }), 'Where the buyer pays.'), ...problems },
});

export const paymentsRoutes = routes().openapi(pay, async (c) => {
  const { organisationId, orderId } = c.req.valid('param');
  const { provider, key } = c.req.valid('json');
  return c.json(await startPayment(organisationId, { orderId, provider, key }), 200);
});
