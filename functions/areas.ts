import { booksFollowers } from './books/books.area';
import type { Check } from './books/checks/place';
import { peopleFollowers, peopleWriters } from './people/people.area';
import { together } from './platform/table/changes';
import type { Writers } from './platform/letters/outbox';
import { reconcilingChecks } from './reconciling/reconciling.area';
import { sellingChecks, sellingFollowers, sellingWriters } from './selling/selling.area';
import {
  volunteeringChecks,
  volunteeringFollowers,
  volunteeringRounds,
  volunteeringWriters,
} from './volunteering/volunteering.area';

/** Payments are proven before the books that they should stand in, and places last. */
export const checks: readonly Check[] = [...reconcilingChecks, ...sellingChecks, ...volunteeringChecks];

/** What follows from what: told by the stream, and again by the nightly check. */
export const followers = together(peopleFollowers, sellingFollowers, booksFollowers, volunteeringFollowers);

/** Who writes which letter. */
export const writers: Writers = { ...peopleWriters, ...sellingWriters, ...volunteeringWriters };

/** What is done each quarter of an hour, by each area. `goOn`: is there time for more? */
export const rounds: readonly ((now: Date, goOn: () => boolean) => Promise<void>)[] = volunteeringRounds;
