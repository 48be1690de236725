/** Asia/Shanghai keeps one offset the year round. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** @param local `2026-09-08T09:00` as a field gives it, meant in Asia/Shanghai @returns the instant in UTC; '' stays '' */
export const instantOf = (local: string): string => {
  const at = Date.parse(`${local.slice(0, 16)}:00.000+08:00`);
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
};

/** @param instant UTC @returns `2026-09-08T09:00` in Asia/Shanghai, as a field takes it */
export const localOf = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16);

/** As `instantOf`; where the field still says what it was filled with, the very instant: a field knows no seconds. */
export const instantOrSame = (local: string, was: string | undefined): string =>
  was !== undefined && localOf(was) === local.slice(0, 16) ? was : instantOf(local);

/** @param now an instant in milliseconds @returns the day in Asia/Shanghai, `YYYY-MM-DD` */
export const dayAt = (now: number): string => new Date(now + OFFSET_MS).toISOString().slice(0, 10);

/** @param day `YYYY-MM-DD` in Asia/Shanghai @returns when it begins, in UTC */
export const startOf = (day: string): string => instantOf(`${day}T00:00`);

/** @param day `YYYY-MM-DD` @param days may be below 0 @returns that many days later */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
