import type { Check } from '../books/checks/place';
import { routes } from '../platform/http/http';
import { merchantAccountsRoutes } from './accounts/merchant-accounts.routes';
import { checkPayments } from './checks/check-payments.action';
import { differencesRoutes } from './differences/differences.routes';
import { columnMappingsRoutes } from './mappings/column-mappings.routes';
import { importsRoutes } from './imports/imports.routes';
import { linesRoutes } from './lines/lines.routes';
import { matchesRoutes } from './matches/matches.routes';
import { statementsRoutes } from './statements/statements.routes';
import { toDoRoutes } from './to-do/to-do.routes';

/** Statements of providers and banks, held against the books. */
export const reconcilingRoutes = () =>
  routes()
    .route('/', columnMappingsRoutes)
    .route('/', merchantAccountsRoutes)
    .route('/', statementsRoutes)
    .route('/', importsRoutes)
    .route('/', linesRoutes)
    .route('/', differencesRoutes)
    .route('/', matchesRoutes)
    .route('/', toDoRoutes);

export const reconcilingChecks: readonly Check[] = [checkPayments];
