import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { doesWith, finds } from '../../platform/http/verbs';
import { DEEDS } from '../../shared/deeds';
import { DifferenceId, OrganisationId } from '../../shared/ids';
import { EndedBecause } from '../../shared/revision';
import { findDifferences } from './find-differences.action';
import { ListedDifference, Resolving } from './listed-difference';
import { reopenDifference } from './reopen-difference.action';
import { resolveDifference } from './resolve-difference.action';

const READERS = DEEDS.seeMoney;
const Here = z.object({ organisationId: OrganisationId });
const WRITERS = DEEDS.manageMoney;

const list = createRoute({
  ...allow(READERS),
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

const resolve = doesWith({
  operationId: 'resolveDifference',
  path: '/organisations/{organisationId}/differences/{differenceId}/resolve',
  by: WRITERS,
  at: Here.extend({ differenceId: DifferenceId }),
  what: Resolving,
  answers: ListedDifference,
  says: 'Resolved, with who, why and when; the books follow at once.',
});

const reopen = doesWith({
  operationId: 'reopenDifference',
  path: '/organisations/{organisationId}/differences/{differenceId}/reopen',
  by: WRITERS,
  at: Here.extend({ differenceId: DifferenceId }),
  what: EndedBecause,
  answers: ListedDifference,
  says: 'It waits again, where it was set aside; a refund that was recorded is undone in the books by an entry, a payment stays.',
});

export const differencesRoutes = routes()
  .openapi(list, finds(READERS, list, findDifferences))
  .openapi(resolve.route, resolve.by(resolveDifference))
  .openapi(reopen.route, reopen.by(reopenDifference));
