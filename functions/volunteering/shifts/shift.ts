import * as z from 'zod';
import { EventId, OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { changeOf, Revision, revised } from '../../shared/revision';
import { dayOf, Instant } from '../../shared/time';
import { Reason, Words } from '../../shared/words';
import { MOST_PLACES } from './gates';

export const Shift = z
  .object({
    organisationId: OrganisationId,
    eventId: EventId,
    shiftId: ShiftId,
    title: Words,
    /** What the volunteer should bring or be able to do. */
    asks: Words.optional(),
    /** Where to gather, where that is not plain from the event's place. */
    meet: Words.optional(),
    /** The event's title and place go along, so that a volunteer's list needs no second read. */
    eventTitle: Words,
    place: Words,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    places: z.number().int().min(1).max(MOST_PLACES),
    waitlist: z.boolean(),
    published: z.boolean(),
    /** Why it was cancelled. Where it stands, nobody comes. */
    cancelledBecause: Reason.optional(),
    /** Counts how often its time was changed, its cancelling too: each gate lets in for the schedule that it knows. */
    schedule: z.number().int().min(0).default(0),
    /** How many gates it has, kept once its places were changed. */
    gates: z.number().int().min(1).optional(),
    /** Of which revision of the event its title and place are. */
    eventRevision: Revision.default(1),
    ...revised,
  })
  .meta({ id: 'Shift' });
export type Shift = z.infer<typeof Shift>;

export const NewShift = z
  .strictObject({
    title: Words,
    asks: Words.optional(),
    meet: Words.optional(),
    startsAt: Instant,
    endsAt: Instant,
    places: z.number().int().min(1).max(MOST_PLACES),
    waitlist: z.boolean(),
  })
  .meta({ id: 'NewShift' });
export type NewShift = z.infer<typeof NewShift>;

/** So many go back to the line in one change at most: all of it is one transaction. */
const MOST_BACK = 50;

/** What may be written anew, whole. `backToLine`: who gives up their place where there are to be fewer than are held. */
export const ChangedShift = NewShift.extend({
  ...changeOf,
  backToLine: z.array(PersonId).max(MOST_BACK).optional(),
}).meta({ id: 'ChangedShift' });
export type ChangedShift = z.infer<typeof ChangedShift>;

/** An event has this many shifts at most: all of them are published in one transaction. */
export const MOST_SHIFTS = 40;

/** The event as its shifts need to know it. Instants in UTC. */
export type ShiftsEvent = Pick<Shift, 'organisationId' | 'eventId' | 'place' | 'startsAt' | 'endsAt'> & {
  title: Words;
  status: 'draft' | 'published' | 'cancelled' | 'withdrawn';
  revision: number;
};

type Times = Pick<Shift, 'startsAt' | 'endsAt'>;

/** Refuses `event-dates`, `shift-outside-event`, `shift-over-midnight`. */
const assertFits = (event: Times, asked: Times): void => {
  if (asked.endsAt <= asked.startsAt) refuse('event-dates');
  if (asked.startsAt < event.startsAt || asked.endsAt > event.endsAt) refuse('shift-outside-event');
  // A volunteer's time is claimed day by day (Shanghai), one item a day.
  const lastMoment = new Date(Date.parse(asked.endsAt) - 1).toISOString();
  if (dayOf(asked.startsAt) !== dayOf(lastMoment)) refuse('shift-over-midnight');
};

/** Refuses `event-dates`, `shift-outside-event`, `shift-over-midnight`. */
export const openShiftOf = (event: ShiftsEvent, shiftId: ShiftId, asked: NewShift): Shift => {
  assertFits(event, asked);
  const { organisationId, eventId, title: eventTitle, place } = event;
  return {
    ...asked,
    organisationId,
    eventId,
    shiftId,
    eventTitle,
    place,
    published: event.status === 'published',
    schedule: 0,
    eventRevision: event.revision,
    revision: 1,
  };
};

/**
 * The same shift of another event, so many milliseconds later. Nobody is on it yet.
 * @param event that of the copy
 */
export const copiedShift = (shift: Shift, event: ShiftsEvent, shiftId: ShiftId, ms: number): Shift => {
  const { gates: _asItIsMade, cancelledBecause: _of, ...same } = shift;
  const { eventId, title: eventTitle, place, revision: eventRevision } = event;
  const copy = { ...same, eventId, eventTitle, place, eventRevision, shiftId, schedule: 0, revision: 1 };
  const later = (instant: string) => new Date(Date.parse(instant) + ms).toISOString();
  const published = event.status === 'published';
  return { ...copy, startsAt: later(shift.startsAt), endsAt: later(shift.endsAt), published };
};

const hasBegun = ({ startsAt }: Pick<Shift, 'startsAt'>, now: Date): boolean => now.toISOString() >= startsAt;
export const isMoved = (before: Times, after: Times): boolean =>
  before.startsAt !== after.startsAt || before.endsAt !== after.endsAt;

/** The words that stay as they are, or go, where they are not written. */
const WRITTEN = ['title', 'asks', 'meet', 'startsAt', 'endsAt', 'places', 'waitlist'] as const;

/**
 * Written anew. Once it has begun, its words alone may change. Refuses `shift-cancelled`, `shift-begun`, `shift-in-the-past`,
 * `event-dates`, `shift-outside-event`, `shift-over-midnight`. Its gates follow by `regated`.
 */
export const changedShift = (shift: Shift, event: Times, asked: NewShift, now: Date): Shift => {
  if (shift.cancelledBecause !== undefined) refuse('shift-cancelled');
  const moves = isMoved(shift, asked);
  const otherPlaces = shift.places !== asked.places || shift.waitlist !== asked.waitlist;
  if ((moves || otherPlaces) && hasBegun(shift, now)) refuse('shift-begun');
  if (moves) assertFits(event, asked);
  if (moves && hasBegun(asked, now)) refuse('shift-in-the-past');
  return {
    ...shift,
    ...Object.fromEntries(WRITTEN.map((field) => [field, asked[field]])),
    schedule: shift.schedule + (moves ? 1 : 0),
  };
};

/** Nobody comes to it. Done twice it changes nothing. Refuses `shift-begun`. */
export const cancelledShift = (shift: Shift, reason: string, now: Date): Shift => {
  if (shift.cancelledBecause !== undefined) return shift;
  if (hasBegun(shift, now)) refuse('shift-begun');
  return { ...shift, cancelledBecause: reason, schedule: shift.schedule + 1 };
};

/** Is it still to be cancelled, where its event was? */
export const isAhead = (shift: Shift, now: Date): boolean =>
  shift.cancelledBecause === undefined && !hasBegun(shift, now);

export const isOpen = (shift: Shift, now: Date): boolean =>
  shift.published && shift.cancelledBecause === undefined && !hasBegun(shift, now);

/** Why it is not open. Refuses `not-found` (not public), `shift-cancelled`, `shift-closed`. */
export const refuseClosed = (shift: Shift): never => {
  if (!shift.published) return refuse('not-found');
  return refuse(shift.cancelledBecause === undefined ? 'shift-closed' : 'shift-cancelled');
};

/** What of a shift those who come to it are told when it is changed. */
const TOLD = ['title', 'asks', 'meet', 'startsAt', 'endsAt'] as const;

/** The part of what changed that is told to those who come. */
export const toldOfShift = <D>(changed: Readonly<Record<string, D>>): Record<string, D> =>
  Object.fromEntries(Object.entries(changed).filter(([field]) => TOLD.some((told) => told === field)));
