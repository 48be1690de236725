import { historyRoutes } from './audit/history.routes';
import { routes } from '../platform/http/http';
import { meRoutes } from './me/me.routes';
import { membersRoutes } from './members/members.routes';
import type { RolesElsewhere } from './members/set-member.action';
import { organisationsRoutes } from './organisations/organisations.routes';

/** Organisations, their people, and what each person is where. */
export const peopleRoutes = (elsewhere: RolesElsewhere) =>
  routes()
    .route('/', organisationsRoutes)
    .route('/', membersRoutes(elsewhere))
    .route('/', meRoutes)
    .route('/', historyRoutes);
