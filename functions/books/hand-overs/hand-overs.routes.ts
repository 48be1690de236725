import * as z from 'zod';
import { allow } from '../../platform/auth';
import { body, createRoute, json, problems, RequestKeyHeader, routes } from '../../platform/http';
import { requirePerson } from '../../shared/actor';
import { OrganisationId, SpendingId } from '../../shared/ids';
import { HandOver, NewHandOver } from './hand-over';
import { recordHandOver } from './record-hand-over.action';

const ASpending = z.object({ organisationId: OrganisationId, spendingId: SpendingId });
const RECORDERS = ['finance', 'admin', 'organiser'] as const;

const handOver = createRoute({
  ...allow(RECORDERS),
  operationId: 'recordHandOver',
  method: 'post',
  path: '/organisations/{organisationId}/spendings/{spendingId}/hand-overs',
  request: { params: ASpending, headers: RequestKeyHeader, body: body(NewHandOver) },
  responses: { 201: json(HandOver, 'Handed over; public without the name.'), ...problems },
});

export const handOversRoutes = routes().openapi(handOver, async (c) => {
  const { organisationId, spendingId } = c.req.valid('param');
  const by = requirePerson(c.get('actor')).personId;
  const requestKey = c.req.valid('header')['idempotency-key'];
  const asked = c.req.valid('json');
  return c.json(
    await recordHandOver({ organisationId, by, requestKey }, spendingId, asked, c.get('now')),
    201,
  );
});
