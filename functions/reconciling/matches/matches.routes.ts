import * as z from 'zod';
import { allow } from '../../platform/auth';
import { body, createRoute, json, problems, RequestKeyHeader, routes } from '../../platform/http';
import { requirePerson, requireRole } from '../../shared/actor';
import { OrganisationId, RemittanceId } from '../../shared/ids';
import { Remittance } from '../../books/remittances/remittance';
import { confirmMatch } from './confirm-match.action';
import { ListedLine } from '../lines/listed-line';
import { Matching, Proposed, Unclear, Undoing } from './match';
import { proposeRemittances } from './propose-matches.action';
import { undoMatch } from './undo-match.action';

const Here = z.object({ organisationId: OrganisationId });
const WRITERS = ['finance', 'admin'] as const;

const propose = createRoute({
  ...allow(['finance', 'auditor', 'admin']),
  operationId: 'proposeMatches',
  method: 'get',
  path: '/organisations/{organisationId}/match-proposals',
  request: { params: Here },
  responses: {
    200: json(
      z.strictObject({
        items: z.array(Proposed),
        waiting: z
          .array(ListedLine)
          .meta({ description: 'Money that came in for which nothing is proposed.' }),
        unclear: z
          .array(Unclear)
          .meta({ description: 'Those of them that fit dues, and why none are proposed.' }),
        isCut: z.boolean().meta({ description: 'More is owed than is looked at.' }),
      }),
      'Which dues each line of the bank may pay over, and why. A person confirms.',
    ),
    ...problems,
  },
});

const confirm = createRoute({
  ...allow(WRITERS),
  operationId: 'confirmMatch',
  method: 'post',
  path: '/organisations/{organisationId}/matches',
  request: { params: Here, headers: RequestKeyHeader, body: body(Matching) },
  responses: { 201: json(Remittance, 'The dues are paid over and the fund has the money.'), ...problems },
});

const undo = createRoute({
  ...allow(WRITERS),
  operationId: 'undoMatch',
  method: 'post',
  path: '/organisations/{organisationId}/matches/{remittanceId}/undo',
  request: { params: Here.extend({ remittanceId: RemittanceId }), body: body(Undoing) },
  responses: {
    200: json(Remittance, 'Undone: the line and the dues are open again; nothing is deleted.'),
    ...problems,
  },
});

export const matchesRoutes = routes()
  .openapi(propose, async (c) => c.json(await proposeRemittances(c.req.valid('param').organisationId), 200))
  .openapi(confirm, async (c) => {
    const { organisationId } = c.req.valid('param');
    const by = requirePerson(c.get('actor')).personId;
    const requestKey = c.req.valid('header')['idempotency-key'];
    return c.json(
      await confirmMatch({ organisationId, by, requestKey }, c.req.valid('json'), c.get('now')),
      201,
    );
  })
  .openapi(undo, async (c) => {
    const member = requireRole(c.get('actor'), WRITERS);
    const asked = { ...c.req.valid('json'), remittanceId: c.req.valid('param').remittanceId };
    return c.json(await undoMatch(member, asked, c.get('now')), 200);
  });
