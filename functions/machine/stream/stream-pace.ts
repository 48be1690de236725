import { setTimeout as pause } from 'node:timers/promises';

export type PaceAsked = {
  /** Milliseconds between two looks at a stream where nothing happens. Default 100. */
  lookEvery?: number;
  /**
   * Given something to call when the table was written, gives back what ends the calling. Who has it need not look so often:
   * where nothing happens, looks come further and further apart, `lookSeldom` in the end.
   */
  wake?: (written: () => void) => () => void;
  /** Milliseconds. Default 2,000: so long what another process wrote may lie there, and what was written without an answer. */
  lookSeldom?: number;
};

const LOOK_EVERY = 100;
const LOOK_SELDOM = 2_000;
/** After a write: others that follow at once are found by the same look. */
const GATHER = 10;
const AFTER_TROUBLE = 1_000;

/** When to look at a stream: often while something happens, seldom where nothing does, at once where somebody rings. */
export const newPace = ({ lookEvery = LOOK_EVERY, lookSeldom = LOOK_SELDOM, wake }: PaceAsked) => {
  const seldom = wake ? Math.max(lookSeldom, lookEvery) : lookEvery;
  let next = lookEvery;
  let gathering: NodeJS.Timeout | undefined;
  let bell = new AbortController();
  const ring = (): void => bell.abort();
  const sleep = (ms: number) => pause(ms, undefined, { signal: bell.signal }).catch(() => undefined);
  const endWaking = wake?.(() => {
    next = lookEvery;
    gathering ??= setTimeout(() => {
      gathering = undefined;
      ring();
    }, GATHER);
  });
  return {
    ring,
    /** Who rings from now on is heard by the next sleep. */
    beginLook: (): void => void (bell = new AbortController()),
    found: (): void => void (next = lookEvery),
    sleep: async (): Promise<void> => {
      const ms = next;
      next = Math.min(ms * 2, seldom);
      await sleep(ms);
    },
    sleepAfterTrouble: () => sleep(AFTER_TROUBLE),
    end: (): void => {
      endWaking?.();
      clearTimeout(gathering);
    },
  };
};
