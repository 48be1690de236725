import * as z from 'zod';

/** Where every day and wall-clock time of the product is meant. */
export const ZONE = 'Asia/Shanghai';

/**
 * Years of four digits sort as text, and reckoning with them stays among such years. What lies outside is a slip of the hand,
 * and would be written in a way (`+010000-01-01`) that nothing here could read again.
 */
const isInReach = (text: string): boolean => text >= '2000' && text < '2100';
const OUT_OF_REACH = { message: 'years from 2000 to 2099 only' };

/** An instant in UTC with milliseconds, e.g. `2026-09-08T01:00:00.000Z`: sorts as text. Other offsets are read and turned. */
export const Instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime()])
  .transform((text) => new Date(text).toISOString())
  .refine(isInReach, OUT_OF_REACH);

/** A day of the calendar in Asia/Shanghai, `YYYY-MM-DD`, from 2000 to 2099. */
export const Day = z.iso.date().refine(isInReach, OUT_OF_REACH);
export type Day = z.infer<typeof Day>;

/** Shanghai has been eight hours ahead since 1991 and knows no summer time: no calendar of zones is loaded for it. */
const AHEAD_MS = 8 * 3_600_000;
/** Shanghai's wall clock at an instant, written as if it were UTC. Throws a RangeError where it is no instant. */
const wallOf = (instant: string): string => new Date(Date.parse(instant) + AHEAD_MS).toISOString();

/** The Shanghai day in which an instant lies. */
export const dayOf = (instant: string): Day => wallOf(instant).slice(0, 10);

/** Minutes from one instant to another, floored. */
export const minutesBetween = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);

/** `2026-09-08 09:00` in Asia/Shanghai, for messages and files. */
export const wallClock = (instant: string): string => wallOf(instant).slice(0, 16).replace('T', ' ');

/** The instant of a wall-clock time in Asia/Shanghai. Throws a RangeError where there is none, such as 30 February. @param at `2026-09-08T09:00[:00]` */
export const atShanghai = (at: string): string => {
  const instant = new Date(Date.parse(`${at}+08:00`)).toISOString();
  if (!wallOf(instant).startsWith(at)) throw new RangeError(`There is no ${at}.`);
  return instant;
};

/** Do two half-open spans [from, to) share a moment? Instants in UTC. */
export const overlaps = (a: { from: string; to: string }, b: { from: string; to: string }): boolean =>
  a.from < b.to && b.from < a.to;

export const addMinutes = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
