import type { Event } from '../../functions/volunteering/events/event';
import { newId } from './new-id';
import { EventId, OrganisationId } from '../../functions/shared/ids';

/** A draft of the release of 8 September, under an id of its own. */
export const makeEvent = (part: Partial<Event> = {}): Event => ({
  organisationId: OrganisationId.parse('chunan'),
  eventId: EventId.parse(newId('evt')),
  title: { zh: '千岛湖放鱼', en: 'Fish release' },
  place: { zh: '中心湖区' },
  startsAt: '2026-09-08T01:00:00.000Z',
  endsAt: '2026-09-08T09:00:00.000Z',
  status: 'draft',
  shifts: 0,
  revision: 1,
  ...part,
});
