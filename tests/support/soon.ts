import { dayOf } from '../../functions/shared/time';

const MINUTE = 60_000;

/**
 * Hours (UTC) of a shift that can still be signed up for and is already open for check-in: it begins within two hours, and
 * lies on one day in Asia/Shanghai.
 */
export const soonHours = (now = Date.now(), minutes = 30): { startsAt: string; endsAt: string } => {
  const from = new Date(now + 10 * MINUTE).toISOString();
  const to = new Date(Date.parse(from) + minutes * MINUTE).toISOString();
  if (dayOf(from) === dayOf(to)) return { startsAt: from, endsAt: to };
  const midnight = Date.parse(`${dayOf(to)}T00:00:00+08:00`);
  return {
    startsAt: new Date(midnight).toISOString(),
    endsAt: new Date(midnight + minutes * MINUTE).toISOString(),
  };
};

/** So many minutes ago, UTC. */
export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString();
