import { refuse } from '../../shared/refusals';
import { countOne } from './limits.table';
import { secondsLeft, type Limit } from './sign-in-limits';

/** Counts a try of somebody against each limit, the shortest first. Refuses `too-many-requests` with `retryAfterSeconds`. */
export const limitTries = async (whom: string, limits: readonly Limit[], now: Date): Promise<void> => {
  for (const limit of limits)
    if ((await countOne(limit, whom, now)) > limit.most)
      refuse('too-many-requests', { retryAfterSeconds: secondsLeft(limit, now) });
};
