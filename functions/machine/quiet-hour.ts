import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { clock } from '../platform/clock';

/** As long as those who come meanwhile wait at the door for the last ones to leave. */
const PATIENCE = 2_000;

/** Before a server: it can be shut for a moment. Who comes then waits, and nobody is refused. */
export const newDoor = (patience = PATIENCE) => {
  const inside = new Set<ServerResponse>();
  let shut = Promise.resolve();

  const left = async (): Promise<void> => {
    while (inside.size > 0) await Promise.all([...inside].map((response) => once(response, 'close')));
  };
  const empty = async (): Promise<boolean> => {
    const inTime = new AbortController();
    const late = pause(patience, false, { signal: inTime.signal }).catch(() => false);
    const isEmpty = await Promise.race([left().then(() => true), late]);
    inTime.abort();
    return isEmpty;
  };
  return {
    before:
      (listener: RequestListener): RequestListener =>
      (request, response) => {
        const enter = (): void => {
          if (response.destroyed) return;
          inside.add(response);
          response.once('close', () => inside.delete(response));
          listener(request, response);
        };
        void shut.then(enter);
      },
    /** Runs something while nobody is inside. False, and it was not run: somebody did not leave in time. */
    shutFor: async (work: () => Promise<void>): Promise<boolean> => {
      let open: () => void = () => undefined;
      shut = new Promise((resolve) => (open = resolve));
      try {
        if (!(await empty())) return false;
        await work();
        return true;
      } finally {
        open();
      }
    },
  };
};

const DAY_MS = 24 * 60 * 60_000;

/**
 * Adds to a clock's task what is due once in 24 hours and needs the house to itself. It comes after the task, because then no
 * task runs; where somebody was inside, it comes again after the next one.
 * @param work false: not now
 */
export const onceADay = <Told extends unknown[]>(
  task: (...told: Told) => Promise<unknown>,
  work: () => Promise<boolean>,
  now: () => number = () => clock().getTime(),
) => {
  let last = now();
  return async (...told: Told): Promise<void> => {
    try {
      await task(...told);
    } finally {
      if (now() - last >= DAY_MS && (await work())) last = now();
    }
  };
};
