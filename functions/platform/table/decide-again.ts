import { setTimeout as pause } from 'node:timers/promises';
import { refuse, Refusal } from '../../shared/refusals';

/**
 * What was read is stale: somebody else wrote between the reading and the writing. Never told to anybody; `decideAgain` catches
 * it. `busy` is something else: the table is throttled.
 */
export class Stale extends Error {
  constructor() {
    super('what was read is stale');
    this.name = 'Stale';
  }
}

/** For the `otherwise` of a condition that says "as it was read". */
export const stale = (): never => {
  throw new Stale();
};

/** More than so many quicker ones in a row are a crowd: the last of them is told to come again. */
const TRIES = 8;

/**
 * Reads, decides and writes, all within `decide`, and does so anew where what it read was stale by then. `decide` must read
 * everything it decides from. Refuses `busy` where others keep being quicker, and whatever `decide` refuses.
 */
export const decideAgain = async <T>(decide: (tries: number) => Promise<T>): Promise<T> => {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      return await decide(tries);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      // Lists follow the table a moment later, and two who meet should not meet again.
      await pause(Math.random() * 5 * 2 ** tries);
    }
  }
  return refuse('busy');
};

/**
 * Two clicks of one person at once: the one that came second is refused by what the first did. What is refused is asked once
 * more whether `done` before by this very person, and then answered the same.
 */
export const unlessDone = async <T>(
  act: () => Promise<T>,
  done: () => Promise<T | undefined>,
): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    const before = error instanceof Refusal ? await done() : undefined;
    if (before === undefined) throw error;
    return before;
  }
};
