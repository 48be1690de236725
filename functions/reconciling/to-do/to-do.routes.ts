import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { createRoute, json, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { OrganisationId } from '../../shared/ids';
import { countToDo } from './count-to-do.action';
import { ToDo } from './to-do';

const READERS = ['finance', 'auditor', 'admin'] as const;
const count = createRoute({
  ...allow(READERS),
  operationId: 'countToDo',
  method: 'get',
  path: '/organisations/{organisationId}/to-do',
  request: { params: z.object({ organisationId: OrganisationId }) },
  responses: {
    200: json(ToDo, 'How much waits for a person, of each kind; exact up to 1,000.'),
    ...problems,
  },
});

export const toDoRoutes = routes().openapi(count, finds(READERS, count, countToDo));
