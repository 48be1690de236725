import type { EventId, OrganisationId } from '../../shared/ids';
import { listEvents } from '../events/event.table';
import { getServiceRecords } from '../service-records/service-record.table';
import type { Shift } from '../shifts/shift';
import { getShiftWithGates, listShiftsOfEvent, shiftPk } from '../shifts/shift.table';
import { getMySignUps } from '../sign-ups/my-sign-up.table';
import type { SignUpRow } from '../sign-ups/sign-up';
import { listSignUpsOfShift } from '../sign-ups/sign-up.table';
import type { Finding } from '../../books/checks/finding';
import { lookBack, type Check } from '../../books/checks/place';
import { attended, comparePlaces, notInOwnList, notRecorded } from './places';

const SIGN_UPS_PAGE = 200;
const MOST_AT_ONCE = 100;

const readSignUps = async (shift: Shift): Promise<SignUpRow[]> => {
  const signUps: SignUpRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSignUpsOfShift(shift, { limit: SIGN_UPS_PAGE, cursor });
    signUps.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return signUps;
};

const proveRecords = async (pk: string, shift: Shift, signUps: readonly SignUpRow[]): Promise<Finding[]> => {
  const found: Finding[] = [];
  const all = attended(signUps);
  for (let at = 0; at < all.length; at += MOST_AT_ONCE) {
    const some = all.slice(at, at + MOST_AT_ONCE);
    const records = await getServiceRecords(
      shift.shiftId,
      some.map(({ personId }) => personId),
    );
    const missing = some.filter(
      ({ from, to }, which) => records[which]?.from !== from || records[which].to !== to,
    );
    found.push(...missing.map((one) => notRecorded({ pk, shift }, one)));
  }
  return found;
};

const proveOwnLists = async (pk: string, shift: Shift, signUps: readonly SignUpRow[]): Promise<Finding[]> => {
  const found: Finding[] = [];
  for (let at = 0; at < signUps.length; at += MOST_AT_ONCE) {
    const some = signUps.slice(at, at + MOST_AT_ONCE);
    const own = await getMySignUps(
      shift,
      some.map(({ personId }) => personId),
    );
    found.push(...notInOwnList({ pk, shift }, some, own));
  }
  return found;
};

const proveShift = async (organisationId: OrganisationId, listed: Shift, now: Date): Promise<Finding[]> => {
  const read = await getShiftWithGates(organisationId, listed.shiftId);
  if (!read) return [{ code: 'not-readable', which: listed.shiftId }];
  const pk = shiftPk(organisationId, listed.shiftId);
  const signUps = await readSignUps(read.shift);
  return [
    ...comparePlaces({ pk, ...read, signUps }, now),
    ...(await proveOwnLists(pk, read.shift, signUps)),
    ...(await proveRecords(pk, read.shift, signUps)),
  ];
};

const proveEvent = async (
  organisationId: OrganisationId,
  eventId: EventId,
  now: Date,
): Promise<Finding[]> => {
  const found: Finding[] = [];
  for (const shift of await listShiftsOfEvent(organisationId, eventId))
    found.push(...(await proveShift(organisationId, shift, now)));
  return found;
};

/** One published event after the other, from those of a month ago on: each holder is listed, each list says it, each line served, each attendance recorded. */
export const checkPlaces: Check = async (organisationId, cursor, begun) => {
  const ask = { from: lookBack(begun), limit: 1, cursor };
  const { items, next } = await listEvents(organisationId, { status: 'published' }, ask);
  const [event] = items;
  if (!event) return {};
  const { eventId } = event;
  return { place: { which: eventId, prove: (now) => proveEvent(organisationId, eventId, now) }, next };
};
