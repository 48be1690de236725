import type { OrganisationId } from '../../functions/shared/ids';
import { asked } from './ask';

const DAY = 86_400_000;
export const inDays = (days: number, hour: number): string => {
  const day = new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
};

type Shift = { places?: number; waitlist?: boolean; hours?: [number, number] };

/** A published event with shifts in some days' time. Hours are UTC (01 is nine in the morning in Hangzhou). */
export const releaseEvent = async (
  o: OrganisationId,
  organiser: { cookie: string },
  shifts: Shift[],
  { days = 7, publish = true }: { days?: number; publish?: boolean } = {},
) => {
  const event = await asked<{ eventId: string }>(
    201,
    'POST',
    `/organisations/${o}/events`,
    {
      title: { zh: '千岛湖放鱼', en: 'Fish release' },
      description: { zh: '把鱼放回湖里。', en: 'Back into the lake.' },
      place: { zh: '中心湖区码头', en: 'Central pier' },
      startsAt: inDays(days, 0),
      endsAt: inDays(days, 10),
    },
    { as: organiser },
  );
  const made: { shiftId: string }[] = [];
  for (const { places = 2, waitlist = false, hours = [1, 4] as [number, number] } of shifts) {
    const body = {
      title: { zh: '放鱼', en: 'Releasing' },
      startsAt: inDays(days, hours[0]),
      endsAt: inDays(days, hours[1]),
      places,
      waitlist,
    };
    made.push(
      await asked(201, 'POST', `/organisations/${o}/events/${event.eventId}/shifts`, body, { as: organiser }),
    );
  }
  if (publish)
    await asked(200, 'POST', `/organisations/${o}/events/${event.eventId}/publish`, undefined, {
      as: organiser,
    });
  return { eventId: event.eventId, shiftIds: made.map((shift) => shift.shiftId) };
};
