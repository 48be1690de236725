import type { Hono, Schema } from 'hono';
import { findActor } from './people/members/find-actor.action';
import type { RolesElsewhere } from './people/members/roles-elsewhere';
import { answering } from './platform/http/answering';
import { nounOf } from './platform/http/noun-of';
import type { Env } from './platform/http/problem';
import { refusals } from './refusals';
// What every part needs (who asks, and the table) is loaded at the start, not with the first request.
import './platform/http/auth';

type Part = Hono<Env, Schema, '/api'>;
type Routes = Hono<Env, Schema, '/'>;

/** What people's roles touch in other areas is loaded when a role is changed. */
const elsewhere: RolesElsewhere = {
  hasMerchant: async (...asked) =>
    (await import('./selling/merchants/find-merchants.action')).hasMerchant(...asked),
  placesAhead: async (...asked) =>
    (await import('./volunteering/sign-ups/find-sign-ups.action')).placesAhead(...asked),
};

/** The areas, each loaded when the first request for it comes. */
const areas = {
  people: async (): Promise<Routes> => (await import('./people/people.area')).peopleRoutes(elsewhere),
  volunteering: async (): Promise<Routes> =>
    (await import('./volunteering/volunteering.area')).volunteeringRoutes(),
  selling: async (): Promise<Routes> => (await import('./selling/selling.area')).sellingRoutes(),
  books: async (): Promise<Routes> => (await import('./books/books.area')).booksRoutes(),
  reconciling: async (): Promise<Routes> =>
    (await import('./reconciling/reconciling.area')).reconcilingRoutes(),
} as const;
type Area = keyof typeof areas;

/** Whose a path is, by its noun; what is of several is asked of each. */
const nouns: Readonly<Record<string, readonly Area[]>> = {
  organisations: ['people'],
  members: ['people'],
  'receiving-account': ['people'],
  history: ['people'],
  me: ['people', 'volunteering'],
  calendar: ['volunteering'],
  events: ['volunteering'],
  shifts: ['volunteering'],
  campaigns: ['selling'],
  season: ['selling'],
  merchants: ['selling'],
  agreements: ['selling'],
  offers: ['selling'],
  orders: ['selling'],
  payments: ['selling'],
  // Their files tell merchants by name.
  dues: ['books', 'selling'],
  funds: ['books', 'selling'],
  spendings: ['books'],
  files: ['books'],
  'column-mappings': ['reconciling'],
  'merchant-accounts': ['reconciling'],
  statements: ['reconciling'],
  'statement-lines': ['reconciling'],
  differences: ['reconciling'],
  matches: ['reconciling'],
  'match-proposals': ['reconciling'],
  'to-do': ['reconciling'],
};

/** The whole API: for its own description, and for a path that is nobody's. */
const whole = async (): Promise<Part> => (await import('./app')).app;

const partOf = async (of: readonly Area[]): Promise<Part> =>
  answering({ findActor, refusals }, ...(await Promise.all(of.map((area) => areas[area]()))));

const loaded = new Map<string, Promise<Part>>();
const once = (name: string, load: () => Promise<Part>): Promise<Part> => {
  const found = loaded.get(name);
  if (found) return found;
  const loading = load();
  loaded.set(name, loading);
  // A part that could not be loaded is tried again by the next who asks.
  loading.catch(() => loaded.delete(name));
  return loading;
};

/**
 * The part of the API that answers this path, so that the first request for an event does not wait for the readers of bank
 * statements to be loaded. It answers as the whole does (tests/http/parts.test.ts).
 */
export const partFor = (path: string): Promise<Part> => {
  const noun = nounOf(path);
  const of = Object.hasOwn(nouns, noun) ? nouns[noun] : undefined;
  return of ? once(of.join('+'), () => partOf(of)) : once('whole', whole);
};
