import type { OrganisationId } from '../../shared/ids';
import type { Finding } from './finding';

/** How far one came with a place that is longer than the time: what to go on from, in the place's own words. */
export type Left = { left: string };
/** What to go on from, where it was left; and whether there is time for more. */
export type Going = { from?: string | undefined; goOn: () => boolean };

/**
 * Something that is proven as a whole: an organisation's books, an event's shifts, a bill's payments. A long one asks now and
 * then whether there is time for more, and may be left where it stands; it gets a little further each time it is asked.
 */
export type Place = { which: string; prove: (now: Date, going: Going) => Promise<Finding[] | Left> };

/**
 * The next place of an organisation; no `next` after the last.
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
