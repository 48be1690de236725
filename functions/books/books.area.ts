import { routes } from '../platform/http/http';
import { together, type Followers } from '../platform/table/changes';
import { duesRoutes } from './dues/dues.routes';
import { rollUpDue } from './dues/roll-up-due.action';
import { filesRoutes } from './files/files.routes';
import { fundsRoutes } from './funds/funds.routes';
import { handOversRoutes } from './hand-overs/hand-overs.routes';
import { listOpen } from './spending/list-open.action';
import { spendingRoutes } from './spending/spending.routes';

/** What is owed, what came, what was spent and handed over. */
export const booksRoutes = () =>
  routes()
    .route('/', duesRoutes)
    .route('/', fundsRoutes)
    .route('/', spendingRoutes)
    .route('/', handOversRoutes)
    .route('/', filesRoutes);

export const booksFollowers: Followers = together(rollUpDue, listOpen);
