import * as z from 'zod';
import { allow } from '../../platform/auth';
import { body, createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http';
import { requireRole } from '../../shared/actor';
import { DifferenceId, OrganisationId } from '../../shared/ids';
import { findDifferences } from './find-differences.action';
import { ListedDifference, Resolving } from './listed-difference';
import { resolveDifference } from './resolve-difference.action';

const Here = z.object({ organisationId: OrganisationId });
const WRITERS = ['finance', 'admin'] as const;

const list = createRoute({
  ...allow(['finance', 'auditor', 'admin']),
  operationId: 'listDifferences',
  method: 'get',
  path: '/organisations/{organisationId}/differences',
  request: {
    params: Here,
    query: PageQuery.extend({ status: z.enum(['open', 'resolved']).default('open') }),
  },
  responses: {
    200: json(pageOf(ListedDifference), 'What waits, oldest first; or what was resolved, newest first.'),
    ...problems,
  },
});

const resolve = createRoute({
  ...allow(WRITERS),
  operationId: 'resolveDifference',
  method: 'post',
  path: '/organisations/{organisationId}/differences/{differenceId}/resolve',
  request: { params: Here.extend({ differenceId: DifferenceId }), body: body(Resolving) },
  responses: {
    200: json(ListedDifference, 'Resolved, with who, why and when; the books follow at once.'),
    ...problems,
  },
});

export const differencesRoutes = routes()
  .openapi(list, async (c) =>
    c.json(await findDifferences(c.req.valid('param').organisationId, c.req.valid('query')), 200),
  )
  .openapi(resolve, async (c) => {
    const member = requireRole(c.get('actor'), WRITERS);
    const asked = { ...c.req.valid('json'), differenceId: c.req.valid('param').differenceId };
    return c.json(await resolveDifference(member, asked, c.get('now')), 200);
  });
