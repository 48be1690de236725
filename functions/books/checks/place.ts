import type { OrganisationId } from '../../shared/ids';
import type { Finding } from './finding';

/** Something that is proven as a whole: a fund's books, an event's shifts, a bill's payments. */
export type Place = { which: string; prove: (now: Date) => Promise<Finding[]> };

/**
 * The next place of an organisation; no `next` after the last. What it costs to prove one is bounded by the place itself.
 * @param begun when the whole check began: the same through all of it, so that a cursor stays within its list
 */
export type Check = (
  organisationId: OrganisationId,
  cursor: string | undefined,
  begun: Date,
) => Promise<{ place?: Place; next?: string | undefined }>;

/** What happened so many days ago is looked at again and again: longer than the checks were ever stopped. */
export const LOOK_BACK_DAYS = 31;
export const lookBack = (from: Date): string =>
  new Date(from.getTime() - LOOK_BACK_DAYS * 86_400_000).toISOString();
