import type { Hono, Schema } from 'hono';
import { answering } from './platform/answering';
import type { Env } from './platform/problem';
// What every part needs (who asks, and the table) is loaded at the start, not with the first request.
import './platform/auth';

type Part = Hono<Env, Schema, '/api'>;

const campaigns = () => import('./campaigns/campaigns.routes');
const matches = () => import('./statements/matches.routes');
const signUps = () => import('./sign-ups/sign-ups.routes');
const spending = () => import('./spending/spending.routes');
const statements = () => import('./statements/statements.routes');

/** What answers a path, by its noun, each loaded when the first request for it comes. */
const parts: Readonly<Record<string, () => Promise<Part>>> = {
  organisations: async () =>
    answering((await import('./organisations/organisations.routes')).organisationsRoutes),
  members: async () => answering((await import('./organisations/members.routes')).membersRoutes),
  me: async () =>
    answering(
      (await import('./people/me.routes')).meRoutes,
      (await signUps()).signUpsRoutes,
      (await import('./service-records/service-records.routes')).serviceRecordsRoutes,
      (await import('./calendar/calendar.routes')).myCalendarRoutes,
    ),
  calendar: async () => answering((await import('./calendar/calendar.routes')).calendarFeedRoutes),
  events: async () => answering((await import('./events/events.routes')).eventsRoutes),
  shifts: async () =>
    answering(
      (await signUps()).signUpsRoutes,
      (await import('./attendance/attendance.routes')).attendanceRoutes,
    ),
  campaigns: async () => answering((await campaigns()).campaignsRoutes),
  merchants: async () => answering((await import('./merchants/merchants.routes')).merchantsRoutes),
  agreements: async () => answering((await import('./agreements/agreements.routes')).agreementsRoutes),
  offers: async () => answering((await import('./offers/offers.routes')).offersRoutes),
  orders: async () => answering((await import('./orders/orders.routes')).ordersRoutes),
  payments: async () => answering((await import('./payments/sandbox.webhook')).sandboxWebhook),
  dues: async () => answering((await import('./dues/dues.routes')).duesRoutes),
  funds: async () =>
    answering((await import('./funds/funds.routes')).fundsRoutes, (await spending()).spendingRoutes),
  spendings: async () => answering((await spending()).spendingRoutes),
  files: async () => answering((await import('./files/files.routes')).filesRoutes),
  'column-mappings': async () =>
    answering((await import('./statements/column-mappings.routes')).columnMappingsRoutes),
  'merchant-accounts': async () =>
    answering((await import('./statements/merchant-accounts.routes')).merchantAccountsRoutes),
  statements: async () => answering((await statements()).statementsRoutes),
  'statement-lines': async () => answering((await statements()).statementsRoutes),
  differences: async () => answering((await import('./statements/differences.routes')).differencesRoutes),
  matches: async () => answering((await matches()).matchesRoutes),
  'match-proposals': async () => answering((await matches()).matchesRoutes),
};

/** `shifts` of `/api/organisations/xihu/shifts/shf_1/sign-ups`, `me` of `/api/me/calendar`. */
const nounOf = (path: string): string => {
  const [, , first = '', , second] = path.split('/');
  return (first === 'organisations' ? second : undefined) ?? first;
};

/** The whole API: for its own description, and for a path that is nobody's. */
const whole = async (): Promise<Part> => (await import('./app')).app;

const loaded = new Map<string, Promise<Part>>();
const once = (noun: string): Promise<Part> => {
  const found = loaded.get(noun);
  if (found) return found;
  const loading = (parts[noun] ?? whole)();
  loaded.set(noun, loading);
  // A part that could not be loaded is tried again by the next who asks.
  loading.catch(() => loaded.delete(noun));
  return loading;
};

/**
 * The part of the API that answers this path, so that the first request for an event does not wait for the readers of bank
 * statements to be loaded. It answers as the whole does (tests/http/parts.test.ts).
 */
export const partFor = (path: string): Promise<Part> => {
  const noun = nounOf(path);
  return once(Object.hasOwn(parts, noun) ? noun : 'whole');
};
