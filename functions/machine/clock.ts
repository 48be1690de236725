import { log } from '../platform/log';
import type { Remaining } from '../jobs';

const QUARTER_HOUR_MS = 15 * 60_000;
const DAY_QUARTERS = 96;
const NO_HURRY_MS = 60 * 60_000;

/**
 * The cloud's schedules on one machine: `night` at the start and every twenty-four hours after it, `quarter-hour` in between,
 * one after the other and in the background. A job that fails is told, and comes again with the next quarter of an hour.
 */
export const windClock = (
  run: (event: { clock: 'night' | 'quarter-hour' }, remaining: Remaining) => Promise<unknown>,
  every = QUARTER_HOUR_MS,
): { stop: () => Promise<void> } => {
  let stopping = false;
  let quarters = 0;
  // When the process is to end, jobs are told that their time is up.
  const remaining = { getRemainingTimeInMillis: () => (stopping ? 0 : NO_HURRY_MS) };
  const tick = async (): Promise<void> => {
    const clock = quarters % DAY_QUARTERS === 0 ? 'night' : 'quarter-hour';
    quarters += 1;
    try {
      await run({ clock }, remaining);
    } catch (error) {
      log.error('job', error, { clock });
    }
  };
  let running = tick();
  const timer = setInterval(() => {
    running = running.then(() => (stopping ? undefined : tick()));
  }, every).unref();
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await running;
    },
  };
};
