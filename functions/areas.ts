import { booksFollowers } from './books/books.area';
import type { Check } from './books/checks/place';
import { together } from './platform/changes';
import { reconcilingChecks } from './reconciling/reconciling.area';
import { sellingChecks, sellingFollowers } from './selling/selling.area';
import { volunteeringChecks, volunteeringFollowers } from './volunteering/volunteering.area';

/** Payments are proven before the books that they should stand in, and places last. */
export const checks: readonly Check[] = [...reconcilingChecks, ...sellingChecks, ...volunteeringChecks];

/** What follows from what: told by the stream, and again by the nightly check. */
export const followers = together(sellingFollowers, booksFollowers, volunteeringFollowers);
