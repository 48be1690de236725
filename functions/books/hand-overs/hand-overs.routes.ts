import * as z from 'zod';
import { routes } from '../../platform/http/http';
import { creates } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { HandOverId, OrganisationId, SpendingId } from '../../shared/ids';
import { correctHandOver } from './correct-hand-over.action';
import { CorrectedHandOver, HandOver, NewHandOver } from './hand-over';
import { recordHandOver } from './record-hand-over.action';

const handOver = creates({
  operationId: 'recordHandOver',
  path: '/organisations/{organisationId}/spendings/{spendingId}/hand-overs',
  by: DEEDS.askForMoney,
  at: z.object({ organisationId: OrganisationId, spendingId: SpendingId }),
  what: NewHandOver,
  answers: HandOver,
  says: 'Handed over; public without the name.',
});

const correct = creates({
  operationId: 'correctHandOver',
  path: '/organisations/{organisationId}/spendings/{spendingId}/hand-overs/{handOverId}/correct',
  by: DEEDS.askForMoney,
  at: z.object({ organisationId: OrganisationId, spendingId: SpendingId, handOverId: HandOverId }),
  what: CorrectedHandOver,
  answers: HandOver,
  says: 'The line that stands in its place. Both are public, the first as corrected; totals follow.',
});

export const handOversRoutes = routes()
  .openapi(handOver.route, handOver.by(recordHandOver))
  .openapi(correct.route, correct.by(correctHandOver));
