import { allow } from '../../platform/http/auth';
import { body, createRoute, json, problems, routes } from '../../platform/http/http';
import { finds } from '../../platform/http/verbs';
import { requirePerson } from '../../shared/actor';
import { changeMe, findMe } from './find-me.action';
import { ChangedMe, Me } from './me';

const get = createRoute({
  ...allow('signed-in'),
  operationId: 'getMe',
  method: 'get',
  path: '/me',
  responses: { 200: json(Me, 'Who is signed in, and what they are where.'), ...problems },
});

const change = createRoute({
  ...allow('signed-in'),
  operationId: 'changeMe',
  method: 'put',
  path: '/me',
  request: { body: body(ChangedMe) },
  responses: { 200: json(Me, 'As it stands now.'), ...problems },
});

export const meRoutes = routes()
  .openapi(get, finds('signed-in', get, findMe))
  .openapi(change, async (c) =>
    c.json(await changeMe(requirePerson(c.get('actor')), c.req.valid('json'), c.get('now')), 200),
  );
