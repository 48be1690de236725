import * as z from 'zod';
import { EventId, OrganisationId, ShiftId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf, Instant } from '../../shared/time';
import { Words } from '../../shared/words';

/** Places of one gate: their tokens fit into one kilobyte, so that passing it costs one write unit. */
export const GATE_PLACES = 50;
export const MOST_PLACES = 500;

export const Shift = z
  .object({
    organisationId: OrganisationId,
    eventId: EventId,
    shiftId: ShiftId,
    title: Words,
    /** What the volunteer should bring or be able to do. */
    asks: Words.optional(),
    /** The event's title and place go along, so that a volunteer's list needs no second read. */
    eventTitle: Words,
    place: Words,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    places: z.number().int().min(1).max(MOST_PLACES),
    waitlist: z.boolean(),
    published: z.boolean(),
  })
  .meta({ id: 'Shift' });
export type Shift = z.infer<typeof Shift>;

export const NewShift = z
  .strictObject({
    title: Words,
    asks: Words.optional(),
    startsAt: Instant,
    endsAt: Instant,
    places: z.number().int().min(1).max(MOST_PLACES),
    waitlist: z.boolean(),
  })
  .meta({ id: 'NewShift' });
export type NewShift = z.infer<typeof NewShift>;

/** An event has this many shifts at most: all of them are published in one transaction. */
export const MOST_SHIFTS = 40;

/** The event as its shifts need to know it. Instants in UTC. */
export type ShiftsEvent = Pick<Shift, 'organisationId' | 'eventId' | 'place' | 'startsAt' | 'endsAt'> & {
  title: Words;
  status: 'draft' | 'published';
};

/** Refuses `event-dates`, `shift-outside-event`, `shift-over-midnight`. */
export const openShiftOf = (event: ShiftsEvent, shiftId: ShiftId, asked: NewShift): Shift => {
  if (asked.endsAt <= asked.startsAt) refuse('event-dates');
  if (asked.startsAt < event.startsAt || asked.endsAt > event.endsAt) refuse('shift-outside-event');
  // A volunteer's time is claimed day by day (Shanghai), one item a day.
  const lastMoment = new Date(Date.parse(asked.endsAt) - 1).toISOString();
  if (dayOf(asked.startsAt) !== dayOf(lastMoment)) refuse('shift-over-midnight');
  const { organisationId, eventId, title: eventTitle, place } = event;
  return {
    ...asked,
    organisationId,
    eventId,
    shiftId,
    eventTitle,
    place,
    published: event.status === 'published',
  };
};

/** Refuses `not-found` (not public), `shift-closed`. */
export const assertOpen = (shift: Shift, now: Date): void => {
  if (!shift.published) refuse('not-found');
  if (now.toISOString() >= shift.startsAt) refuse('shift-closed');
};

/** Who is let in, told by short tokens only: the person's id and how many had passed before. */
export const Gate = z.object({
  number: z.number().int().min(0),
  places: z.number().int().min(1),
  /** Places that nobody new may take: held, or given up and kept for those who wait. */
  taken: z.number().int().min(0),
  /** Given up on a shift with a waitlist, and not yet passed on. Part of `taken`. */
  released: z.number().int().min(0),
  holders: z.record(z.string(), z.number().int()),
});
export type Gate = z.infer<typeof Gate>;

/** A large capacity is split into gates of about fifty. Their sum is the capacity. */
export const gatesOf = (places: number): Gate[] => {
  const count = Math.ceil(places / GATE_PLACES);
  return Array.from({ length: count }, (_, number) => ({
    number,
    places: Math.floor(places / count) + (number < places % count ? 1 : 0),
    taken: 0,
    released: 0,
    holders: {},
  }));
};

export const placesLeft = (gates: readonly Gate[]): number =>
  gates.reduce((left, gate) => left + gate.places - gate.taken, 0);

export const gateHeldBy = (gates: readonly Gate[], personId: string): Gate | undefined =>
  gates.find((gate) => personId in gate.holders);

/** Gates with room, in an order that differs from person to person, so that not all knock at the first. */
export const gatesToTry = (gates: readonly Gate[], personId: string): Gate[] => {
  const start = Number.parseInt(personId.slice(-2), 36) % Math.max(1, gates.length);
  return [...gates.slice(start), ...gates.slice(0, start)].filter((gate) => gate.taken < gate.places);
};
