import { deskLink } from '../../lib/desk-links';
import { localOf } from '../../lib/shanghai';
import type { Shift } from '../../../../functions/volunteering/shifts/shift';
import type { EventPage, ShiftWithPlaces } from './event';

export type { Shift };

export const eventsLink = (organisationId: string): string => deskLink(organisationId, '/events');
export const eventLink = (event: { organisationId: string; eventId: string }): string =>
  deskLink(event.organisationId, `/events/${event.eventId}`);
export const rosterLink = (shift: { organisationId: string; eventId: string; shiftId: string }): string =>
  `${eventLink(shift)}/shifts/${shift.shiftId}`;
export const checkInLink = (shift: { organisationId: string; eventId: string; shiftId: string }): string =>
  `${rosterLink(shift)}/check-in`;

/** Of all shifts of an event that take place: places, and how many of them are taken. */
export const fillOf = (shifts: readonly ShiftWithPlaces[]): { places: number; taken: number } => {
  const standing = shifts.filter(({ cancelledBecause }) => cancelledBecause === undefined);
  return {
    places: standing.reduce((sum, shift) => sum + shift.places, 0),
    taken: standing.reduce((sum, shift) => sum + shift.places - shift.placesLeft, 0),
  };
};

/** The event's first day, and whether it is its only one: where a shift's form begins. */
export const firstDayOf = (
  event: Pick<EventPage, 'startsAt' | 'endsAt'>,
): { day: string; isOnly: boolean } => {
  const day = localOf(event.startsAt).slice(0, 10);
  return { day, isOnly: localOf(event.endsAt).slice(0, 10) === day };
};

/** By when they begin, and then as they were added: ids grow. */
export const inOrder = (shifts: readonly ShiftWithPlaces[]): ShiftWithPlaces[] =>
  [...shifts].sort((a, b) => (a.startsAt + a.shiftId < b.startsAt + b.shiftId ? -1 : 1));
