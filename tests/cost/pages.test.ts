import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fishSeason, type FishSeason } from '../support/fish-season';
import { meter } from '../support/metered-table';
import { staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { openSite, type Site } from '../support/site';
import { figuresOf, type PageRead } from './figures';

const figures = figuresOf<PageRead>('pages');
afterAll(figures.compare);

let site: Site;
let here: FishSeason;
let eventId: string;
beforeAll(async () => {
  site = await openSite();
  here = await fishSeason('chunan');
  const organiser = await staffOf(here.o, ['organiser']);
  ({ eventId } = await releaseEvent(here.o, organiser, [{}, { hours: [5, 8] }]));
  await settle();
});

const costOf = async (read: () => Promise<unknown>): Promise<PageRead & { wcu: number }> => {
  const { used } = await meter.during(randomUUID(), read);
  return { rcu: used.rcu, calls: used.calls, wcu: used.wcu };
};

/** What is drawn must have been found: nothing is cheaper than a page that is not there. */
const page = async (path: string): Promise<void> => expect((await site.page(path)).status).toBe(200);

test.each<[name: string, most: PageRead, read: () => Promise<unknown>]>([
  // The season's totals are added up from the books of all campaigns: three of the calls.
  ['An organisation’s first page, of one campaign', { rcu: 6.5, calls: 12 }, () => page('/')],
  ['An event of two shifts', { rcu: 4, calls: 5 }, () => page(`/chunan/events/${eventId}`)],
  // Its newest spendings are one of the calls.
  ['A campaign', { rcu: 4.5, calls: 8 }, () => page(`/chunan/campaigns/${here.campaignId}`)],
  [
    'A list of a campaign’s spendings',
    { rcu: 5.5, calls: 7 },
    () => page(`/chunan/campaigns/${here.campaignId}/spendings`),
  ],
  ['A list of all events', { rcu: 1, calls: 2 }, () => page('/chunan/events')],
  ['An offer', { rcu: 1, calls: 2 }, () => page(`/chunan/offers/${here.offerId}`)],
  ['The page of the app', { rcu: 0, calls: 0 }, () => page('/me')],
])('%s reads no more than it shows, and writes nothing', async (name, most, read) => {
  const { wcu, ...cost } = await costOf(read);
  figures.note(name, cost);
  expect(wcu).toBe(0);
  expect(cost.rcu).toBeLessThanOrEqual(most.rcu);
  expect(cost.calls).toBeLessThanOrEqual(most.calls);
});

test('an address that is no id asks the table for nothing; one that is nobody’s, once or twice', async () => {
  expect(await costOf(() => site.page('/chunan/events/evt_cut'))).toEqual({ rcu: 0, calls: 0, wcu: 0 });
  const { calls } = await costOf(() => site.page('/chunan/offers/ofr_01k5m9m8t9m8t9m8t9m8t9m8t9'));
  expect(calls).toBeLessThanOrEqual(2);
});

test('of more campaigns than the twelve that it shows with figures, a first page only adds up the books', async () => {
  const one = await costOf(() => page('/'));
  for (let more = 1; more < 14; more += 1)
    await here.another({ merchantName: `商家${more}`, fundName: `基金${more}` });
  await settle();
  const many = await costOf(() => page('/'));
  await here.another({ merchantName: '商家十五', fundName: '基金十五' });
  await settle();
  const next = await costOf(() => page('/'));
  expect(next.calls - many.calls).toBe(1);
  expect(next.rcu - many.rcu).toBeLessThanOrEqual(1.5);
  expect(many.calls - one.calls).toBe(4 * 11 + 13);
});
