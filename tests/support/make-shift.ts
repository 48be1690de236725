import { EventId, OrganisationId, ShiftId } from '../../functions/shared/ids';
import type { Shift } from '../../functions/volunteering/shifts/shift';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** An id that is well-formed and the same at every run. */
export const idNumber = (prefix: string, number: number): string =>
  `${prefix}_${letters[Math.floor(number / 32) % 32]}${letters[number % 32]}`.padEnd(30, '0');

export const makeShift = (number: number, part: Partial<Shift> = {}): Shift => ({
  organisationId: OrganisationId.parse('chunan'),
  eventId: EventId.parse(idNumber('evt', 1)),
  shiftId: ShiftId.parse(idNumber('shf', number)),
  title: { zh: '放鱼' },
  eventTitle: { zh: '千岛湖放鱼' },
  place: { zh: '中心湖区' },
  startsAt: '2026-09-08T01:00:00.000Z',
  endsAt: '2026-09-08T04:00:00.000Z',
  places: 10,
  waitlist: false,
  published: true,
  schedule: 0,
  eventRevision: 1,
  revision: 1,
  ...part,
});
