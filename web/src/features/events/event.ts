import type { Event, EventRow } from '../../../../functions/volunteering/events/event';
import type { Shift } from '../../../../functions/volunteering/shifts/shift';
import type { Prose } from '../../../../functions/shared/words';

export type { Event, EventRow };

/** A shift as the event's page shows it. */
export type ShiftWithPlaces = Shift & { placesLeft: number };

/** GET /organisations/{o}/events/{eventId} */
export type EventPage = Event & { description: Prose; onShifts: ShiftWithPlaces[] };

/** What of an event is needed to do something with it; its long text stands on the page alone. */
export type EventForActs = Omit<EventPage, 'description'>;

type Hours = Pick<Event, 'startsAt' | 'endsAt'>;

/** When it takes place: from the first of its shifts that stands to the end of the last; without any, as its organiser wrote. UTC */
export const hoursByShifts = (
  event: Hours & { onShifts: readonly (Hours & Pick<Shift, 'cancelledBecause'>)[] },
): Hours => {
  const stand = event.onShifts.filter(({ cancelledBecause }) => cancelledBecause === undefined);
  if (stand.length === 0) return { startsAt: event.startsAt, endsAt: event.endsAt };
  const [first = ''] = stand.map(({ startsAt }) => startsAt).sort();
  const last =
    stand
      .map(({ endsAt }) => endsAt)
      .sort()
      .at(-1) ?? '';
  return { startsAt: first, endsAt: last };
};

/** Where a map opens: a search for the address by its words, in the map that most phones here have. */
export const mapLink = (event: Pick<Event, 'place' | 'address'>): string =>
  `https://uri.amap.com/search?keyword=${encodeURIComponent(event.address ?? event.place.zh)}&src=shanchao`;
