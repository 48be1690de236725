import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { body, createRoute, json, problems, routes } from '../../platform/http/http';
import { does, finds } from '../../platform/http/verbs';
import { requirePerson } from '../../shared/actor';
import { OrganisationId } from '../../shared/ids';
import { acceptInvitation, declineInvitation } from '../members/answer-invitation.action';
import type { RolesElsewhere } from '../members/roles-elsewhere';
import { Membership } from '../organisations/organisation';
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

const There = z.object({ organisationId: OrganisationId });

const accept = does({
  operationId: 'acceptInvitation',
  by: 'signed-in',
  path: '/me/invitations/{organisationId}/accept',
  at: There,
  answers: Membership,
  says: 'What the reader is there from now on.',
});

const decline = does({
  operationId: 'declineInvitation',
  by: 'signed-in',
  path: '/me/invitations/{organisationId}/decline',
  at: There,
  answers: There,
  says: 'The invitation stands no more.',
});

export const meRoutes = (elsewhere: RolesElsewhere) =>
  routes()
    .openapi(get, finds('signed-in', get, findMe))
    .openapi(accept.route, accept.by(acceptInvitation(elsewhere)))
    .openapi(decline.route, decline.by(declineInvitation))
    .openapi(change, async (c) =>
      c.json(await changeMe(requirePerson(c.get('actor')), c.req.valid('json'), c.get('now')), 200),
    );
