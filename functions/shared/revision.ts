import * as z from 'zod';
import { Reason } from './words';

/** How often a thing was written anew, counted from 1. Who changes it says which one they had before them. */
export const Revision = z.number().int().min(1);
/** The field of a thing that can be changed. One that never was keeps none, and is of the first. */
export const revised = { revision: Revision.default(1) };
export type Revised = { revision: number };

/** What a change carries beside the thing itself: the revision that its writer saw, and why, where they say it. */
export const changeOf = { revision: Revision, reason: Reason.optional() };
/** What ends a thing carries: why. It is told to whom it concerns. */
export const EndedBecause = z.strictObject({ reason: Reason });

/** Field by field, what stood there before and what after; `null` where there was, or is, nothing. */
export type Differences = Record<string, [before: unknown, after: unknown]>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What differs between two of a kind, but for the revision. Empty where a change says what stands there already. */
export const differencesOf = (before: object, after: object): Differences => {
  const [was, is] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return Object.fromEntries(
    names
      .filter((name) => name !== 'revision' && !same(was[name], is[name]))
      .map((name) => [name, [was[name] ?? null, is[name] ?? null]]),
  );
};
