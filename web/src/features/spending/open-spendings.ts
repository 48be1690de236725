import type { OpenSpending } from '../../../../functions/books/spending/spending';
import type { Loaded } from '../../lib/load';
import { useLoadAll, type All } from '../../lib/load-all';

/** What waits in all funds for a decision, or to be handed over: oldest first. */
export const useOpenSpendings = (organisationId: string): [Loaded<All<OpenSpending>>, () => Promise<void>] =>
  useLoadAll(`/organisations/${organisationId}/spendings`);
