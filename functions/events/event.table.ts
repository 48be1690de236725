import * as z from 'zod';
import type { CampaignId, EventId, OrganisationId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { Prose } from '../shared/words';
import { table, type Item, type Key, type Page, type Write } from '../platform/table';
import { Event, EventRow, MOST_SHIFTS } from './event';

const key = (organisationId: OrganisationId, eventId: EventId) => ({
  pk: `ORG#${organisationId}#EVENT#${eventId}`,
  sk: 'EVENT',
});
const textKey = (organisationId: OrganisationId, eventId: EventId) => ({
  ...key(organisationId, eventId),
  sk: 'TEXT',
});

/** Drafts and published events are listed apart: the public list never reads over a draft. */
const listOf = (organisationId: OrganisationId, status: Event['status']) =>
  `ORG#${organisationId}#EVENTS#${status}`;
const campaignListOf = (organisationId: OrganisationId, campaignId: CampaignId) =>
  `ORG#${organisationId}#CAMPAIGN#${campaignId}#EVENTS`;

/** The lists that an event stands in: its organisation's, and once published its campaign's. */
const rowKeys = ({ organisationId, eventId, campaignId, startsAt, status }: Event): Key[] =>
  [
    listOf(organisationId, status),
    ...(campaignId && status === 'published' ? [campaignListOf(organisationId, campaignId)] : []),
  ].map((pk) => ({ pk, sk: `${startsAt}#${eventId}` }));

/** A row holds what a list shows, and no word twice: `lasts` is in milliseconds, the rest stands in the keys. */
const rowsOf = (event: Event): Item[] =>
  rowKeys(event).map((row) => ({
    ...row,
    title: event.title,
    place: event.place,
    lasts: Date.parse(event.endsAt) - Date.parse(event.startsAt),
    shifts: event.shifts,
  }));

const Row = z
  .looseObject({ pk: z.string(), sk: z.string(), lasts: z.number().int() })
  .transform(({ pk, sk, lasts, ...row }): EventRow => {
    const [, organisationId, list, status] = pk.split('#');
    const [startsAt = '', eventId] = sk.split('#');
    return EventRow.parse({
      ...row,
      organisationId,
      eventId,
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + lasts).toISOString(),
      status: list === 'EVENTS' ? status : 'published',
    });
  });

export const getEvent = (organisationId: OrganisationId, eventId: EventId): Promise<Event | undefined> =>
  table.get(Event, key(organisationId, eventId));

/** The long text stands apart, so that lists stay small. */
export const getEventText = async (
  organisationId: OrganisationId,
  eventId: EventId,
): Promise<Prose | undefined> =>
  (await table.get(z.object({ description: Prose }), textKey(organisationId, eventId), false))?.description;

/**
 * By when they begin. @param from an instant: only events that begin then or later
 * @param of drafts, what is published, or what of it belongs to one campaign
 */
export const listEvents = (
  organisationId: OrganisationId,
  of: { status: Event['status'] } | { campaignId: CampaignId },
  ask: { from?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<EventRow>> =>
  table.page(Row, {
    pk: 'status' in of ? listOf(organisationId, of.status) : campaignListOf(organisationId, of.campaignId),
    ...(ask.from && { between: [ask.from, '~'] as const }),
    limit: ask.limit,
    cursor: ask.cursor,
  });

/** Makes the event, its text and its row together; `already` where this request had made them. */
export const putNewEvent = (event: Event, description: Prose, asked: string): Promise<'done' | 'already'> =>
  table.transact([
    table.writes.put(
      { ...key(event.organisationId, event.eventId), kind: 'event', ...event, asked },
      {
        condition: 'attribute_not_exists(pk)',
        otherwise: (found) => (found?.['asked'] === asked ? undefined : refuse('request-key-reused')),
      },
    ),
    table.writes.put({ ...textKey(event.organisationId, event.eventId), kind: 'event-text', description }),
    ...rowsOf(event).map((row) => table.writes.put(row)),
  ]);

/** Condition: published only with a shift. It goes over from the drafts into the public lists. Done twice it changes nothing. */
export const publish = (event: Event): Write[] => [
  table.writes.update(key(event.organisationId, event.eventId), {
    set: 'SET #status = :published',
    condition: 'attribute_exists(pk) AND shifts = :shifts AND shifts > :none',
    names: { '#status': 'status' },
    values: { ':published': 'published', ':shifts': event.shifts, ':none': 0 },
    // A shift was added since it was read: the caller reads again.
    otherwise: (found) => refuse(found?.['shifts'] === 0 ? 'event-without-shifts' : 'busy'),
  }),
  ...rowKeys({ ...event, status: 'draft' }).map((row) => table.writes.delete(row)),
  ...rowsOf({ ...event, status: 'published' }).map((row) => table.writes.put(row)),
];

/** Counts one more shift, if the event still stands as it was read (so that no shift misses being published). */
export const countShift = (event: Event): Write[] => [
  table.writes.update(key(event.organisationId, event.eventId), {
    set: 'ADD shifts :one',
    condition: 'attribute_exists(pk) AND #status = :status AND shifts < :most',
    names: { '#status': 'status' },
    values: { ':one': 1, ':status': event.status, ':most': MOST_SHIFTS },
    otherwise: (found) =>
      refuse(Number(found?.['shifts']) >= MOST_SHIFTS ? 'too-many-shifts' : 'busy', { most: MOST_SHIFTS }),
  }),
  ...rowKeys(event).map((row) =>
    table.writes.update(row, {
      set: 'ADD shifts :one',
      condition: 'attribute_exists(pk)',
      values: { ':one': 1 },
      // The event itself says why: it was published, or is not there.
      otherwise: () => undefined,
    }),
  ),
];
