import * as z from 'zod';
import { CampaignId, EventId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { changeOf, revised } from '../../shared/revision';
import { dayOf, Instant, type Day } from '../../shared/time';
import { PersonName, Phone, Prose, Reason, ShortText, Words } from '../../shared/words';
import type { Shift } from '../shifts/shift';

/** Whom to call on the day. Told to everybody. */
export const Contact = z.strictObject({ name: PersonName, phone: Phone }).meta({ id: 'EventContact' });
export type Contact = z.infer<typeof Contact>;

export const Event = z
  .object({
    organisationId: OrganisationId,
    eventId: EventId,
    campaignId: CampaignId.optional(),
    title: Words,
    place: Words,
    address: ShortText.optional(),
    contact: Contact.optional(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    /** `cancelled`: it had been published; `withdrawn`: it was a draft. */
    status: z.enum(['draft', 'published', 'cancelled', 'withdrawn']),
    /** Why it was cancelled or withdrawn; told to the public where it had been published. */
    endedBecause: Reason.optional(),
    shifts: z.number().int().min(0),
    ...revised,
  })
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;

/** An event in a list: small (400 bytes), because twenty of them are read at once. Its own page says the rest. */
export const EventRow = Event.omit({
  campaignId: true,
  address: true,
  contact: true,
  endedBecause: true,
  revision: true,
}).meta({ id: 'EventRow' });
export type EventRow = z.infer<typeof EventRow>;

/** What an organiser writes. */
export const NewEvent = z
  .strictObject({
    campaignId: CampaignId.optional(),
    title: Words,
    description: Prose,
    place: Words,
    address: ShortText.optional(),
    contact: Contact.optional(),
    startsAt: Instant,
    endsAt: Instant,
  })
  .meta({ id: 'NewEvent' });
export type NewEvent = z.infer<typeof NewEvent>;

/** What may be written anew, whole. */
export const ChangedEvent = NewEvent.extend(changeOf).meta({ id: 'ChangedEvent' });
export type ChangedEvent = z.infer<typeof ChangedEvent>;

/** An event with its long text, which stands apart in the table. */
export type WrittenEvent = Event & { description: Prose };

const WRITTEN = [
  'campaignId',
  'title',
  'description',
  'place',
  'address',
  'contact',
  'startsAt',
  'endsAt',
] as const;

/** Cancelled or withdrawn: it stays as it is. */
export const isOver = ({ status }: Pick<Event, 'status'>): boolean =>
  status === 'cancelled' || status === 'withdrawn';
/** The public may see it: also what was cancelled, for people had it in their calendars. */
export const isPublic = ({ status }: Pick<Event, 'status'>): boolean =>
  status === 'published' || status === 'cancelled';

/** Refuses `event-over`. */
export const assertStands = (event: Pick<Event, 'status'>): void => {
  if (isOver(event)) refuse('event-over');
};

/** Refuses `event-dates`. */
export const draftEvent = (
  asked: NewEvent,
  made: { organisationId: OrganisationId; eventId: EventId },
): { event: Event; description: Prose } => {
  const { description, ...head } = asked;
  if (head.endsAt <= head.startsAt) refuse('event-dates');
  return { event: { ...head, ...made, status: 'draft', shifts: 0, revision: 1 }, description };
};

/** Does the event begin later, or end earlier, than it did? Then its shifts are looked at. */
export const isNarrower = (before: Pick<Event, 'startsAt' | 'endsAt'>, after: typeof before): boolean =>
  after.startsAt > before.startsAt || after.endsAt < before.endsAt;

/** Refuses `shift-left-outside`, naming the first shift that would lie outside of these hours. Cancelled ones may. */
export const assertShiftsWithin = (
  hours: Pick<Event, 'startsAt' | 'endsAt'>,
  shifts: readonly Pick<Shift, 'title' | 'startsAt' | 'endsAt' | 'cancelledBecause'>[],
): void => {
  const outside = shifts.find(
    ({ startsAt, endsAt, cancelledBecause }) =>
      cancelledBecause === undefined && (startsAt < hours.startsAt || endsAt > hours.endsAt),
  );
  if (!outside) return;
  const { title, startsAt, endsAt } = outside;
  refuse('shift-left-outside', {
    title: title.zh,
    ...(title.en && { titleEn: title.en }),
    from: startsAt,
    to: endsAt,
  });
};

/** Refuses `event-over`, `event-dates`. Whether its shifts fit is asked beside (`assertShiftsWithin`). */
export const changedEvent = (event: WrittenEvent, asked: NewEvent): WrittenEvent => {
  assertStands(event);
  if (asked.endsAt <= asked.startsAt) refuse('event-dates');
  return { ...event, ...Object.fromEntries(WRITTEN.map((field) => [field, asked[field]])) };
};

/** A draft is withdrawn; what was published is cancelled, and its page says why. One that has ended stays: refuses `event-past`. */
export const endedEvent = <E extends Event>(event: E, reason: string, now: Date): E => {
  if (isOver(event)) return event;
  if (event.status === 'draft') return { ...event, status: 'withdrawn', endedBecause: reason };
  if (event.endsAt <= now.toISOString()) refuse('event-past');
  return { ...event, status: 'cancelled', endedBecause: reason };
};

/** What of an event those who come to it are told when it is changed. */
const TOLD = ['title', 'place', 'address', 'contact'] as const;

/** The part of what changed that is told to those who come. */
export const toldOfEvent = <D>(changed: Readonly<Record<string, D>>): Record<string, D> =>
  Object.fromEntries(Object.entries(changed).filter(([field]) => TOLD.some((told) => told === field)));

const DAY_MS = 86_400_000;

/** From an event to its copy on another day: the same wall-clock times there. Shanghai knows no summer time. @returns milliseconds */
export const daysBetween = (event: Pick<Event, 'startsAt'>, on: Day): number =>
  Math.round((Date.parse(on) - Date.parse(dayOf(event.startsAt))) / DAY_MS) * DAY_MS;

/** An instant, so many milliseconds later. UTC. */
const laterBy = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** A draft of the same, on another day; its shifts are copied one by one. */
export const copiedEvent = (event: Event, on: Day, eventId: EventId): Event => {
  const { endedBecause: _ended, ...head } = event;
  const ms = daysBetween(event, on);
  const times = { startsAt: laterBy(event.startsAt, ms), endsAt: laterBy(event.endsAt, ms) };
  return { ...head, ...times, eventId, status: 'draft', shifts: 0, revision: 1 };
};
