import * as z from 'zod';
import { routes } from '../../platform/http/http';
import { creates } from '../../platform/http/verbs';
import { OrganisationId, SpendingId } from '../../shared/ids';
import { HandOver, NewHandOver } from './hand-over';
import { recordHandOver } from './record-hand-over.action';

const handOver = creates({
  operationId: 'recordHandOver',
  path: '/organisations/{organisationId}/spendings/{spendingId}/hand-overs',
  by: ['finance', 'admin', 'organiser'],
  at: z.object({ organisationId: OrganisationId, spendingId: SpendingId }),
  what: NewHandOver,
  answers: HandOver,
  says: 'Handed over; public without the name.',
});

export const handOversRoutes = routes().openapi(handOver.route, handOver.by(recordHandOver));
