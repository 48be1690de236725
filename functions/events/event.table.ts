import * as z from 'zod';
import type { EventId, OrganisationId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { Prose } from '../shared/words';
import { table, type Page, type Write } from '../platform/table';
import { Event, MOST_SHIFTS } from './event';

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
const listed = (event: Event) => ({
  listPk: listOf(event.organisationId, event.status),
  listSk: `${event.startsAt}#${event.eventId}`,
});

export const getEvent = (organisationId: OrganisationId, eventId: EventId): Promise<Event | undefined> =>
  table.get(Event, key(organisationId, eventId));

/** The long text stands apart, so that lists stay small. */
export const getEventText = async (
  organisationId: OrganisationId,
  eventId: EventId,
): Promise<Prose | undefined> =>
  (await table.get(z.object({ description: Prose }), textKey(organisationId, eventId), false))?.description;

/** By when they begin. @param from an instant: only events that begin then or later */
export const listEvents = (
  organisationId: OrganisationId,
  ask: { status: Event['status']; from?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<Event>> =>
  table.page(Event, {
    index: 'lists',
    pk: listOf(organisationId, ask.status),
    ...(ask.from && { between: [ask.from, '9'] as const }),
    limit: ask.limit,
    cursor: ask.cursor,
  });

/** Makes the event and its text together; `already` where this request had made them. */
export const putNewEvent = (event: Event, description: Prose, asked: string): Promise<'done' | 'already'> =>
  table.transact([
    table.writes.put(
      { ...key(event.organisationId, event.eventId), kind: 'event', ...event, ...listed(event), asked },
      {
        condition: 'attribute_not_exists(pk)',
        otherwise: (found) => (found?.['asked'] === asked ? undefined : refuse('request-key-reused')),
      },
    ),
    table.writes.put({ ...textKey(event.organisationId, event.eventId), kind: 'event-text', description }),
  ]);

/** Condition: published only with a shift. Done twice it changes nothing. */
export const publish = (event: Event): Write =>
  table.writes.update(key(event.organisationId, event.eventId), {
    set: 'SET #status = :published, listPk = :list',
    condition: 'attribute_exists(pk) AND shifts = :shifts AND shifts > :none',
    names: { '#status': 'status' },
    values: {
      ':published': 'published',
      ':list': listOf(event.organisationId, 'published'),
      ':shifts': event.shifts,
      ':none': 0,
    },
    // A shift was added since it was read: the caller reads again.
    otherwise: (found) => refuse(found?.['shifts'] === 0 ? 'event-without-shifts' : 'busy'),
  });

/** Counts one more shift, if the event still stands as it was read (so that no shift misses being published). */
export const countShift = (event: Event): Write =>
  table.writes.update(key(event.organisationId, event.eventId), {
    set: 'ADD shifts :one',
    condition: 'attribute_exists(pk) AND #status = :status AND shifts < :most',
    names: { '#status': 'status' },
    values: { ':one': 1, ':status': event.status, ':most': MOST_SHIFTS },
    otherwise: (found) =>
      refuse(Number(found?.['shifts']) >= MOST_SHIFTS ? 'too-many-shifts' : 'busy', { most: MOST_SHIFTS }),
  });
