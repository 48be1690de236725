import type { Settings } from './settings';

/**
 * Of the calls that an account may run at once, so many are kept for each of these: a rush on the API, which takes all the others,
 * does not keep the books, the letters or the clock waiting, nor people from signing in. The stream's consumer runs twice for
 * each part of the table; most tables have a handful.
 */
export const RESERVED = { stream: 40, letters: 10, jobs: 5, signIn: 50, documents: 20 } as const;

/** AWS refuses a reservation that would leave the rest of the account with fewer. */
const LEAST_LEFT = 100;

/** Whether the account is large enough. A new one may run ten at once until Amazon is asked for more; nothing is reserved there. */
export const reserves = ({ accountConcurrency, development }: Settings): boolean =>
  !development &&
  accountConcurrency - Object.values(RESERVED).reduce((sum, each) => sum + each, 0) >= LEAST_LEFT;

export const reservation = (settings: Settings, name: keyof typeof RESERVED | undefined) =>
  name !== undefined && reserves(settings) ? { reservedConcurrentExecutions: RESERVED[name] } : {};
