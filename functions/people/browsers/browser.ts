import * as z from 'zod';

/**
 * A browser in which somebody signed in: known by a digest of a secret that it keeps, by nothing of the device. It opens nothing.
 * `seenAt`: when they were last there, UTC.
 */
export const Browser = z.object({ hash: z.string(), seenAt: z.iso.datetime() });
export type Browser = z.infer<typeof Browser>;

const DAY = 24 * 60 * 60;
/** How long a browser keeps its secret, at most what browsers allow, and how long a person's list of them remembers it. */
export const BROWSER_SECONDS = 400 * DAY;
