import { describe, expect, test } from 'vitest';
import { newPersonId } from '../../functions/platform/new-id';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { OrganisationId, PersonId, RequestKey, ShiftId } from '../../functions/shared/ids';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import {
  notCheckedIn,
  putAttendance,
  type Times,
} from '../../functions/volunteering/sign-ups/attendance.table';
import {
  leaveGate,
  passGate,
  putNewShift,
  stillHolds,
} from '../../functions/volunteering/shifts/shift.table';
import { claimed, emptyDay, type VolunteersDay } from '../../functions/volunteering/sign-ups/day';
import { getDay, giveUpClaim, putDay, removeClaim } from '../../functions/volunteering/sign-ups/day.table';
import { nextNumber } from '../../functions/volunteering/sign-ups/line.table';
import {
  getSignUp,
  listSignUpsOfShift,
  putGivenUp,
  putHolding,
  putWaiting,
} from '../../functions/volunteering/sign-ups/sign-up.table';
import {
  getMySignUps,
  listSignUpsOfPerson,
  putMySignUp,
} from '../../functions/volunteering/sign-ups/my-sign-up.table';
import { mySignUpOf } from '../../functions/volunteering/sign-ups/sign-up';
import { holdPlace } from '../support/hold-place';
import { makeShift } from '../support/make-shift';
import { refusalOfAsync } from '../support/refusal';

const elsewhere = OrganisationId.parse('xihu');
const DAY = '2026-09-08';
const someone = (): PersonId => PersonId.parse(newPersonId());
const newShift = (part: Partial<Shift> = {}): Shift =>
  makeShift(1, { shiftId: ShiftId.parse(newId('shf')), waitlist: true, ...part });
const opened = async (): Promise<Shift> => {
  const shift = newShift();
  await putNewShift(shift, 'a');
  return shift;
};
const note = (shift: Shift, person: PersonId, times: { from: Times; to: Times }) =>
  putAttendance(shift, person, { ...times, holds: stillHolds(shift, 0, person) });
const key = (text: string) => RequestKey.parse(text.padEnd(8, '-'));

describe('a volunteer’s day', () => {
  const now = new Date('2026-09-01T00:00:00.000Z');
  const claim = (day: VolunteersDay, shift: Shift, requestKey = 'first') =>
    claimed(day, shift, { requestKey: key(requestKey), now });

  test('is empty until something is claimed, and takes a claim only as it was read', async () => {
    const [person, one, other, late] = [someone(), newShift(), newShift(), newShift()];
    expect(await getDay(person, DAY)).toEqual(emptyDay);
    const first = claim(emptyDay, one);
    expect(await putDay(person, DAY, first, one.shiftId)).toBeUndefined();
    expect(await getDay(person, DAY)).toEqual(first);
    expect(await putDay(person, DAY, claim(emptyDay, other), other.shiftId)).toBe('changed');
    const second = claim(first, other);
    expect(await putDay(person, DAY, second, other.shiftId)).toBeUndefined();
    expect(await putDay(person, DAY, claim(first, late), late.shiftId)).toBe('changed');
    expect(await getDay(person, DAY)).toEqual(second);
    expect(await getDay(person, '2026-09-09')).toEqual(emptyDay);
  });

  test('knows its own writing again, whose answer was lost, from that of another request', async () => {
    const [person, shift] = [someone(), newShift()];
    const first = claim(emptyDay, shift);
    await putDay(person, DAY, first, shift.shiftId);
    expect(await putDay(person, DAY, first, shift.shiftId)).toBeUndefined();
    expect(await putDay(person, DAY, claim(emptyDay, shift, 'another'), shift.shiftId)).toBe('changed');
    const next = claim(first, shift, 'again');
    for (const _ of [1, 2]) expect(await putDay(person, DAY, next, shift.shiftId)).toBeUndefined();
  });

  test('of two claims at once takes one', async () => {
    const person = someone();
    const shifts = Array.from({ length: 8 }, () => newShift());
    const told = await Promise.all(
      shifts.map((shift) => putDay(person, DAY, claim(emptyDay, shift), shift.shiftId)),
    );
    expect(told.filter((one) => one === undefined)).toHaveLength(1);
    expect(Object.keys((await getDay(person, DAY)).claims)).toHaveLength(1);
  });

  test('marks a claim given up, once; one that is not there stays away', async () => {
    const [person, shift] = [someone(), newShift()];
    await putDay(person, DAY, claim(emptyDay, shift), shift.shiftId);
    for (const _ of [1, 2]) await giveUpClaim(person, DAY, shift.shiftId);
    await giveUpClaim(person, DAY, newShift().shiftId);
    await giveUpClaim(someone(), DAY, shift.shiftId);
    const day = await getDay(person, DAY);
    expect([day.version, Object.keys(day.claims), day.claims[shift.shiftId]?.givenUp]).toEqual([
      2,
      [shift.shiftId],
      true,
    ]);
  });

  test('forgets the claim of the request that found no place, and of no other', async () => {
    const [person, shift] = [someone(), newShift()];
    await putDay(person, DAY, claim(emptyDay, shift), shift.shiftId);
    await removeClaim(person, DAY, shift.shiftId, key('another'));
    expect((await getDay(person, DAY)).version).toBe(1);
    for (const _ of [1, 2]) await removeClaim(person, DAY, shift.shiftId, key('first'));
    expect(await getDay(person, DAY)).toEqual({ version: 2, claims: {} });
  });
});

describe('a sign-up', () => {
  test('holds a place, gives it up, and holds one again: each done twice changes nothing', async () => {
    const [shift, person] = [newShift(), someone()];
    expect(await getSignUp(shift, person)).toBeUndefined();
    // Given up before the list knew of it: it is there all the same.
    await putGivenUp(shift, person, '林小潮');
    expect((await getSignUp(shift, person))?.status).toBe('given-up');
    for (const _ of [1, 2]) await putHolding(shift, person, '林小潮');
    const { organisationId, shiftId } = shift;
    const facts = { organisationId, shiftId, personId: person, name: '林小潮' };
    expect(await getSignUp(shift, person)).toEqual({ ...facts, status: 'holding' });
    expect(await getSignUp({ ...shift, organisationId: elsewhere }, person)).toBeUndefined();
    for (const _ of [1, 2]) await putGivenUp(shift, person, '林小潮');
    expect(await getSignUp(shift, person)).toEqual({ ...facts, status: 'given-up' });
    await putHolding(shift, person, '林小潮');
    expect((await getSignUp(shift, person))?.status).toBe('holding');
  });

  test('keeps what was noted of attendance when it is held again by a repeat, and takes none without a place', async () => {
    const [shift, person] = [await opened(), someone()];
    const times = { in: '2026-09-08T01:05:00.000Z', out: '2026-09-08T03:55:00.000Z' };
    const comes = { from: {}, to: { in: times.in } };
    expect(await refusalOfAsync(() => note(shift, person, comes))).toBe('not-signed-up');
    await passGate(shift, 0, person);
    expect(await refusalOfAsync(() => note(shift, person, comes))).toBe('not-signed-up');
    await putWaiting(shift, person, '林小潮', 1);
    expect(await refusalOfAsync(() => note(shift, person, comes))).toBe('not-signed-up');
    await putHolding(shift, person, '林小潮');
    await note(shift, person, comes);
    const came = await getSignUp(shift, person);
    expect(came).toMatchObject({ checkedInAt: times.in });
    expect(came).not.toHaveProperty('checkedOutAt');
    await note(shift, person, { from: comes.to, to: times });
    await putHolding(shift, person, '林小潮');
    expect(await getSignUp(shift, person)).toMatchObject({ checkedInAt: times.in, checkedOutAt: times.out });
  });

  test('of somebody whom the gate holds no more takes no times, though the roster does not know yet', async () => {
    const [shift, person] = [await opened(), someone()];
    const comes = { from: {}, to: { in: '2026-09-08T01:05:00.000Z' } };
    await holdPlace(shift, person, '林小潮');
    await leaveGate(shift, 0, person, [notCheckedIn(shift, person)]);
    expect(await refusalOfAsync(() => note(shift, person, comes))).toBe('not-signed-up');
    expect(await getSignUp(shift, person)).not.toHaveProperty('checkedInAt');
  });

  test('is not given up once it is noted that they came; taken back, it is, twice without harm', async () => {
    const [shift, person] = [await opened(), someone()];
    const came = { in: '2026-09-08T01:05:00.000Z' };
    await holdPlace(shift, person, '林小潮');
    await note(shift, person, { from: {}, to: came });
    const leave = () => leaveGate(shift, 0, person, [notCheckedIn(shift, person)]);
    expect(await refusalOfAsync(leave)).toBe('already-checked-in');
    await note(shift, person, { from: came, to: {} });
    for (const _ of [1, 2]) await leave();
    expect(await refusalOfAsync(() => table.transact([stillHolds(shift, 0, person)]))).toBe('not-signed-up');
    expect(await leaveGate(shift, 0, someone(), [notCheckedIn(shift, someone())])).toBeUndefined();
  });

  test('given up takes with it what was noted of attendance, and comes back without', async () => {
    const [shift, person] = [await opened(), someone()];
    await holdPlace(shift, person, '林小潮');
    await note(shift, person, { from: {}, to: { in: '2026-09-08T01:05:00.000Z' } });
    await putGivenUp(shift, person, '林小潮');
    await putHolding(shift, person, '林小潮');
    expect(await getSignUp(shift, person)).not.toHaveProperty('checkedInAt');
  });

  test('takes times only as they were read, knows its own writing again, and lets them be taken back', async () => {
    const [shift, person] = [await opened(), someone()];
    const [early, late] = ['2026-09-08T01:05:00.000Z', '2026-09-08T03:55:00.000Z'];
    const put = (from: Times, to: Times) => note(shift, person, { from, to });
    await holdPlace(shift, person, '林小潮');
    for (const _ of [1, 2]) expect(await put({}, { in: early })).toBeUndefined();
    expect(await put({}, { in: late })).toBe('changed');
    expect(await put({ in: late }, { in: late, out: early })).toBe('changed');
    for (const _ of [1, 2]) expect(await put({ in: early }, { in: early, out: late })).toBeUndefined();
    expect(await put({ in: early }, {})).toBe('changed');
    expect(await put({ in: early, out: late }, { in: early })).toBeUndefined();
    for (const _ of [1, 2]) expect(await put({ in: early }, {})).toBeUndefined();
    const stands = await getSignUp(shift, person);
    expect(stands).not.toHaveProperty('checkedInAt');
    expect(stands).not.toHaveProperty('checkedOutAt');
  });

  test('is on the roster of its shift, whatever became of it, page by page', async () => {
    const shift = newShift();
    const [holds, waits, gave] = [someone(), someone(), someone()];
    for (const person of [holds, gave]) await putHolding(shift, person, '林小潮');
    await putGivenUp(shift, gave, '林小潮');
    await putWaiting(shift, waits, '陈大海', 1);
    await putHolding(newShift(), holds, '林小潮');
    await nextNumber(shift);
    const first = await listSignUpsOfShift(shift, { limit: 2 });
    const rest = await listSignUpsOfShift(shift, { limit: 2, cursor: first.next });
    const roster = [...first.items, ...rest.items].map(({ personId, status }) => [personId, status]);
    expect(roster.sort()).toEqual(
      [
        [holds, 'holding'],
        [waits, 'waiting'],
        [gave, 'given-up'],
      ].sort(),
    );
  });

  test('is in its person’s list by when the shift begins, from a moment on, whoever runs the shift', async () => {
    const person = someone();
    const at = (hour: number, part: Partial<Shift> = {}) =>
      newShift({ startsAt: `2026-09-08T0${hour}:00:00.000Z`, ...part });
    const [three, one, two] = [at(3), at(1), at(2, { organisationId: elsewhere })];
    const list = async (shift: Shift, whose = person) => {
      const standing = await getSignUp(shift, whose);
      if (standing) await putMySignUp(whose, mySignUpOf(shift, standing));
    };
    for (const shift of [three, one]) await putHolding(shift, person, '林小潮').then(() => list(shift));
    await putWaiting(two, person, '林小潮', 1).then(() => list(two));
    const stranger = someone();
    await putHolding(one, stranger, '陈大海').then(() => list(one, stranger));
    const ids = async (from: string, limit = 10, cursor?: string) => {
      const page = await listSignUpsOfPerson(person, { from, limit, cursor });
      return { ids: page.items.map(({ shiftId }) => shiftId), next: page.next };
    };
    expect((await ids('2026-09-01')).ids).toEqual([one.shiftId, two.shiftId, three.shiftId]);
    expect((await ids('2026-09-08T02:00:00.000Z')).ids).toEqual([two.shiftId, three.shiftId]);
    expect((await ids('9999-12-31T00:00:00.000Z')).ids).toEqual([]);
    const first = await ids('2026-09-01', 2);
    expect((await ids('2026-09-01', 2, first.next)).ids).toEqual([three.shiftId]);
    const { organisationId, shiftId, eventId, title, eventTitle, startsAt, endsAt } = two;
    expect((await listSignUpsOfPerson(person, { from: '2026-09-01', limit: 9 })).items[1]).toEqual({
      ...{ organisationId, shiftId, eventId, title, eventTitle, startsAt, endsAt },
      ...{ status: 'waiting', number: 1, revision: 1 },
    });
    const both = [stranger, person].map(async (who) => (await getMySignUps(one, [who]))[0]?.status);
    expect(await Promise.all(both)).toEqual(['holding', 'holding']);
    expect(await getMySignUps(two, [stranger, person])).toMatchObject([undefined, { status: 'waiting' }]);
    await putHolding(two, person, '林小潮').then(() => list(two));
    const { items } = await listSignUpsOfPerson(person, { from: '2026-09-01', limit: 9 });
    expect(items.map(({ status }) => status)).toEqual(['holding', 'holding', 'holding']);
    expect(items[1]).not.toHaveProperty('number');
  });
});
