import * as z from 'zod';
import { allow } from '../../platform/http/auth';
import { body, createRoute, json, pageOf, PageQuery, problems, routes } from '../../platform/http/http';
import { savesAs } from '../../platform/http/sheets';
import { does, finds } from '../../platform/http/verbs';
import { requireRole } from '../../shared/actor';
import { DEEDS } from '../../shared/deeds';
import { OrganisationId, PersonId } from '../../shared/ids';
import { findMembers } from './find-members.action';
import { MemberRow, SetMember } from './member';
import { membersSheet } from './members-sheet';
import type { RolesElsewhere } from './roles-elsewhere';
import { inviteAgain, removeMember, setMember } from './set-member.action';

const READERS = DEEDS.seeMembers;
const ADMINS = DEEDS.manageMembers;
const Here = z.object({ organisationId: OrganisationId });

const list = createRoute({
  ...allow(READERS),
  operationId: 'listMembers',
  method: 'get',
  path: '/organisations/{organisationId}/members',
  request: { params: Here, query: PageQuery },
  responses: {
    200: json(pageOf(MemberRow), 'Who belongs to the organisation, or was asked to, and as what.'),
    ...problems,
  },
});

const file = savesAs({
  operationId: 'saveMembers',
  by: READERS,
  path: '/organisations/{organisationId}/members.csv',
  at: Here,
  query: z.object({}),
  sheet: membersSheet,
  atOnce: 100,
  says: 'Who belongs to the organisation, as a file for spreadsheets.',
});

const set = createRoute({
  ...allow(ADMINS),
  operationId: 'setMember',
  method: 'put',
  path: '/organisations/{organisationId}/members',
  request: { params: Here, body: body(SetMember) },
  responses: {
    200: json(MemberRow, 'What they are here from now on; with `invitedUntil`, from when they accept.'),
    ...problems,
  },
});

const remove = does({
  operationId: 'removeMember',
  by: ADMINS,
  path: '/organisations/{organisationId}/members/{personId}/remove',
  at: Here.extend({ personId: PersonId }),
  answers: z.object({ personId: PersonId }),
  says: 'They are nothing here any more.',
});

const again = does({
  operationId: 'inviteAgain',
  by: ADMINS,
  path: '/organisations/{organisationId}/members/{personId}/invite-again',
  at: Here.extend({ personId: PersonId }),
  answers: z.object({ personId: PersonId, invitedUntil: z.iso.datetime() }),
  says: 'Another letter is on its way to them.',
});

export const membersRoutes = (elsewhere: RolesElsewhere) =>
  routes()
    .openapi(list, finds(READERS, list, findMembers))
    .openapi(file.route, file.by(findMembers))
    .openapi(set, async (c) =>
      c.json(
        await setMember(elsewhere)(requireRole(c.get('actor'), ADMINS), c.req.valid('json'), c.get('now')),
        200,
      ),
    )
    .openapi(again.route, again.by(inviteAgain))
    .openapi(remove.route, remove.by(removeMember));
