import type { CampaignId, EventId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Prose } from '../../shared/words';
import { changeItem, moveRows, ofRevision } from '../../platform/table/change-item';
import { stale } from '../../platform/table/decide-again';
import { makeOnce } from '../../platform/table/once';
import { table, type Item, type Key, type Page, type Write } from '../../platform/table/table';
import { MOST_SHIFTS } from '../shifts/shift';
import { isPublic, type Event, type EventRow, type WrittenEvent } from './event';
import type { EventNews } from './event-news';
import { campaignEventRowItem, eventItem, eventRowItem, eventTextItem } from './event.item';
import { eventNewsItem } from './event-news.item';

/** The lists that an event stands in: its organisation's, and once published its campaign's. What was withdrawn stands in none. */
const rowsOf = (event: Event): Item[] => [
  ...(event.status === 'withdrawn' ? [] : [eventRowItem.item(event)]),
  ...(event.campaignId && isPublic(event)
    ? [campaignEventRowItem.item({ ...event, campaignId: event.campaignId })]
    : []),
];
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

/**
 * @question This event
 * @key main `ORG#{o}#EVENT#{event}` / `EVENT`
 * @cost 1 RCU
 */
export const getEvent = (organisationId: OrganisationId, eventId: EventId): Promise<Event | undefined> =>
  table.get(eventItem.stored, eventItem.key({ organisationId, eventId }));

/**
 * The long text stands apart, so that lists stay small.
 * @question What is it about, at length?
 * @key main `ORG#{o}#EVENT#{event}` / `TEXT`
 * @cost ½ RCU and more
 */
export const getEventText = async (
  organisationId: OrganisationId,
  eventId: EventId,
): Promise<Prose | undefined> =>
  (await table.get(eventTextItem.stored, eventTextItem.key({ organisationId, eventId }), false))?.description;

/**
 * Both as they stand now: what a change is decided from.
 * @question This event with its text, as it stands now
 * @key main `ORG#{o}#EVENT#{event}` / `EVENT, TEXT`
 * @cost 2 RCU in one call
 */
export const getWrittenEvent = async (
  organisationId: OrganisationId,
  eventId: EventId,
): Promise<WrittenEvent | undefined> => {
  const [event, text] = await table.getEach([
    { schema: eventItem.stored, key: eventItem.key({ organisationId, eventId }) },
    { schema: eventTextItem.stored, key: eventTextItem.key({ organisationId, eventId }) },
  ]);
  return event && text && { ...event, description: text.description };
};

type ListAsk = { from?: string | undefined; limit: number; cursor?: string | undefined };
const within = ({ from, limit, cursor }: ListAsk) => ({
  ...(from && { between: [from, '~'] as const }),
  limit,
  cursor,
});

/**
 * By when they begin. @param from an instant: only events that begin then or later
 * @param of drafts, what is published (what of it was cancelled says so), or what of it belongs to one campaign
 * @question What is coming up, of all or of one campaign? (or: which drafts are there?)
 * @key main `ORG#{o}#EVENTS#{standing} or ORG#{o}#CAMPAIGN#{campaign}#EVENTS` / `{startsAt}#{event}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listEvents = (
  organisationId: OrganisationId,
  of: { status: 'draft' | 'published' } | { campaignId: CampaignId },
  ask: ListAsk,
): Promise<Page<EventRow>> =>
  'status' in of
    ? table.page(eventRowItem.stored, {
        pk: eventRowItem.partition({ organisationId, standing: of.status }),
        ...within(ask),
      })
    : table.page(campaignEventRowItem.stored, {
        pk: campaignEventRowItem.partition({ organisationId, campaignId: of.campaignId }),
        ...within(ask),
      });

/**
 * Makes the event, its text and its row together, once; where this request had made them, the event as it stands.
 * @param also what is written in the same moment: who drafted it
 * @question A new event, its text and its row
 * @key main `ORG#{o}#EVENT#{event} and ORG#{o}#EVENTS#{standing}` / `EVENT, TEXT and {startsAt}#{event}`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 6 WCU in a transaction
 */
export const putNewEvent = (
  event: Event,
  description: Prose,
  asked: unknown,
  also: readonly Write[] = [],
): Promise<Event> =>
  makeOnce(eventItem, event, {
    asked,
    also: [
      ...[eventTextItem.item({ ...event, description }), ...rowsOf(event)].map((item) =>
        table.writes.put(item),
      ),
      ...also,
    ],
  });

/**
 * Condition: published only with a shift. It goes over from the drafts into the public lists. Done twice it changes nothing.
 * @question Everybody may see it
 * @key main `ORG#{o}#EVENT#{event}, ORG#{o}#EVENTS#{standing} and ORG#{o}#CAMPAIGN#{campaign}#EVENTS` / `EVENT, {startsAt}#{event}`
 * @holds it has a shift, and those that were read, and stands as it was read → event-without-shifts, stale
 * @cost 6–8 WCU in a transaction
 */
export const publish = (event: Event): Write[] => [
  table.writes.update(eventItem.key(event), {
    set: 'SET #status = :published',
    condition: `attribute_exists(pk) AND shifts = :shifts AND shifts > :none AND ${ofRevision(event.revision).condition}`,
    names: { '#status': 'status', ...ofRevision(event.revision).names },
    values: {
      ':published': 'published',
      ':shifts': event.shifts,
      ':none': 0,
      ...ofRevision(event.revision).values,
    },
    // A shift was added since it was read, or it was changed: the caller reads again.
    otherwise: (found) => (found?.['shifts'] === 0 ? refuse('event-without-shifts') : stale()),
  }),
  ...rowsOf({ ...event, status: 'draft' }).map((row) => table.writes.delete(keyOf(row))),
  ...rowsOf({ ...event, status: 'published' }).map((row) => table.writes.put(row)),
];

/**
 * Counts one more shift, if the event still stands as it was read (so that no shift misses being published).
 * @question It has one more shift
 * @key main `ORG#{o}#EVENT#{event}, ORG#{o}#EVENTS#{standing} and ORG#{o}#CAMPAIGN#{campaign}#EVENTS` / `EVENT, {startsAt}#{event}`
 * @holds it stands as it was read, as published, and has room → stale, too-many-shifts
 * @cost 4–6 WCU in a transaction
 */
export const countShift = (event: Event): Write[] => [
  table.writes.update(eventItem.key(event), {
    set: 'ADD shifts :one',
    condition: `attribute_exists(pk) AND #status = :status AND shifts < :most AND ${ofRevision(event.revision).condition}`,
    names: { '#status': 'status', ...ofRevision(event.revision).names },
    values: {
      ':one': 1,
      ':status': event.status,
      ':most': MOST_SHIFTS,
      ...ofRevision(event.revision).values,
    },
    otherwise: (found) =>
      Number(found?.['shifts']) >= MOST_SHIFTS ? refuse('too-many-shifts', { most: MOST_SHIFTS }) : stale(),
  }),
  ...rowsOf(event).map((row) =>
    table.writes.update(keyOf(row), {
      set: 'ADD shifts :one',
      condition: 'attribute_exists(pk)',
      values: { ':one': 1 },
      // The event itself says why: it was published, or is not there.
      otherwise: () => undefined,
    }),
  ),
];

/**
 * What was changed of it: the event, its text and its rows, which go over to their new places.
 * @question It is to be so from now on: written anew, withdrawn, cancelled
 * @key main `ORG#{o}#EVENT#{event}, ORG#{o}#EVENTS#{standing} and ORG#{o}#CAMPAIGN#{campaign}#EVENTS` / `EVENT, TEXT, {startsAt}#{event}`
 * @holds it stands as it was read, with the shifts that were read → stale
 * @cost 2–12 WCU in a transaction
 */
export const writeEvent = (before: WrittenEvent, after: WrittenEvent): Write[] => [
  changeItem(eventItem, before, after, ['status', 'shifts']),
  ...moveRows([eventTextItem.item(before), ...rowsOf(before)], [eventTextItem.item(after), ...rowsOf(after)]),
];

/**
 * In a transaction that changes one of its shifts: the event still stands as it was read.
 * @question Its event is still as it was read
 * @key main `ORG#{o}#EVENT#{event}` / `EVENT`
 * @holds it is of the revision that was read → stale
 * @cost 2 WCU in a transaction
 */
export const eventStands = (event: Event): Write => {
  const { condition, names, values } = ofRevision(event.revision);
  return table.writes.check(eventItem.key(event), {
    condition: `attribute_exists(pk) AND ${condition}`,
    names,
    ...(event.revision > 1 && { values }),
    otherwise: stale,
  });
};

const YEAR = 365 * 86_400;

/**
 * In the transaction of the change that it tells; forgotten after a year.
 * @question News of this event
 * @key main `ORG#{o}#EVENT#{event}` / `TOLD#{revision}`
 * @cost 2 WCU a kilobyte in a transaction
 */
export const putEventNews = (news: EventNews): Write =>
  table.writes.put(
    eventNewsItem.item(news, { expiresAtSeconds: Math.floor(Date.parse(news.at) / 1000) + YEAR }),
  );

/**
 * @question What was told of the event at this revision?
 * @key main `ORG#{o}#EVENT#{event}` / `TOLD#{revision}`
 * @cost 1 RCU
 */
export const getEventNews = (
  of: Pick<EventNews, 'organisationId' | 'eventId' | 'revision'>,
): Promise<EventNews | undefined> => table.get(eventNewsItem.stored, eventNewsItem.key(of));
