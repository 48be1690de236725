import * as z from 'zod';
import { routes } from '../../platform/http/http';
import { doesWith } from '../../platform/http/verbs';
import { OrderId, OrganisationId } from '../../shared/ids';
import { ViewKey } from '../orders/view-key';
import { startPayment } from './start-payment.action';

const AnOrder = z.object({ organisationId: OrganisationId, orderId: OrderId });

const Paying = z.strictObject({ provider: z.literal('sandbox'), key: ViewKey }).meta({ id: 'PayOrder' });
const pay = doesWith({
  operationId: 'payOrder',
  path: '/organisations/{organisationId}/orders/{orderId}/pay',
  by: 'public',
  at: AnOrder,
  what: Paying,
  answers: z.object({ payUrl: z.url() }),
  says: 'Where the buyer pays.',
});

export const paymentsRoutes = routes().openapi(pay.route, pay.by(startPayment));
