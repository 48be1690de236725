import { historyRoutes } from './audit/history.routes';
import { routes } from '../platform/http/http';
import { together, type Followers } from '../platform/table/changes';
import type { Writers } from '../platform/letters/outbox';
import { meRoutes } from './me/me.routes';
import { writeInvitation, writeToInvited } from './members/invite.action';
import { membersRoutes } from './members/members.routes';
import type { RolesElsewhere } from './members/roles-elsewhere';
import { organisationsRoutes } from './organisations/organisations.routes';
import { receivingAccountRoutes } from './receiving-account/receiving-account.routes';
import { accountWriters, tellOfAccount } from './receiving-account/tell-of-account.action';

/** Organisations, their people, and what each person is where. */
export const peopleRoutes = (elsewhere: RolesElsewhere) =>
  routes()
    .route('/', organisationsRoutes)
    .route('/', receivingAccountRoutes)
    .route('/', membersRoutes(elsewhere))
    .route('/', meRoutes(elsewhere))
    .route('/', historyRoutes);

export const peopleFollowers: Followers = together(writeToInvited, tellOfAccount);

export const peopleWriters: Writers = { invitation: writeInvitation, ...accountWriters };
