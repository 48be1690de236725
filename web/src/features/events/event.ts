import type { Event, EventRow } from '../../../../functions/volunteering/events/event';
import type { Answer } from '../../lib/contract';

export type { Event, EventRow };

export type EventPage = Answer<`/organisations/${string}/events/${string}`>;

/** A shift as the event's page shows it. */
export type ShiftWithPlaces = EventPage['onShifts'][number];

/** What of an event is needed to do something with it; its long text stands on the page alone. */
export type EventForActs = Omit<EventPage, 'description'>;

type Hours = Pick<Event, 'startsAt' | 'endsAt'>;

/** When it takes place: from the first of its shifts that stands to the end of the last; without any, as its organiser wrote. UTC */
export const hoursByShifts = (
  event: Hours & { onShifts: readonly (Hours & Pick<ShiftWithPlaces, 'cancelledBecause'>)[] },
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
