import { describe, expect, test } from 'vitest';
import { addPerson } from '../../functions/people/accounts/person.table';
import { putMember } from '../../functions/people/members/member.table';
import { newPersonId } from '../../functions/platform/new-id';
import { newId } from '../support/new-id';
import { OrganisationId, PersonId, RequestKey, ShiftId } from '../../functions/shared/ids';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import { passGate, putNewShift } from '../../functions/volunteering/shifts/shift.table';
import { claimed, emptyDay } from '../../functions/volunteering/sign-ups/day';
import { putDay } from '../../functions/volunteering/sign-ups/day.table';
import { listWaiting, nextNumber } from '../../functions/volunteering/sign-ups/line.table';
import {
  getSignUp,
  putGivenUp,
  putHolding,
  putWaiting,
  stopWaiting,
} from '../../functions/volunteering/sign-ups/sign-up.table';
import {
  getShiftWithStanding,
  getStanding,
  getTime,
} from '../../functions/volunteering/sign-ups/standing.table';
import { makeShift } from '../support/make-shift';

const elsewhere = OrganisationId.parse('xihu');
const DAY = '2026-09-08';
const someone = (): PersonId => PersonId.parse(newPersonId());
const newShift = (part: Partial<Shift> = {}): Shift =>
  makeShift(1, { shiftId: ShiftId.parse(newId('shf')), waitlist: true, ...part });

describe('what a sign-up depends on', () => {
  test('of somebody of whom nothing is known is nothing', async () => {
    const [shift, person] = [newShift(), someone()];
    await putNewShift(shift, 'a');
    expect(await getTime(shift, person)).toEqual({ member: undefined, day: emptyDay });
    const standing = { member: undefined, day: emptyDay, name: '', signUp: undefined };
    expect(await getStanding(shift, person)).toEqual(standing);
    expect(await getShiftWithStanding(shift, person)).toMatchObject({
      shift,
      standing,
      gates: [{ taken: 0 }],
    });
  });

  test('is read as it stands now: the role, the day, the name, the place in line, and every gate', async () => {
    const shift = newShift({ places: 120 });
    await putNewShift(shift, 'a');
    const [person, stranger] = [someone(), someone()];
    const { organisationId } = shift;
    await addPerson({ personId: person, name: '林小潮', email: `${person}@people.test` }, new Date());
    await putMember({ organisationId, personId: person, roles: ['auditor'] });
    await putMember({ organisationId: elsewhere, personId: person, roles: ['admin'] });
    const day = claimed(emptyDay, shift, {
      requestKey: RequestKey.parse('the-first'),
      now: new Date('2026-09-01T00:00:00Z'),
    });
    await putDay(person, DAY, day, shift.shiftId);
    await putWaiting(shift, person, '林小潮', 3);
    await putWaiting(shift, stranger, '陈大海', 4);
    await passGate(shift, 2, stranger);
    const time = { member: { organisationId, personId: person, roles: ['auditor'] }, day };
    expect(await getTime(shift, person)).toEqual(time);
    const standing = { ...time, name: '林小潮', signUp: { status: 'waiting', number: 3 } };
    expect(await getStanding(shift, person)).toMatchObject(standing);
    const all = await getShiftWithStanding(shift, person);
    expect(all).toMatchObject({ shift, standing });
    expect(all?.gates.map(({ number, holders }) => [number, Object.keys(holders)])).toEqual([
      [0, []],
      [1, []],
      [2, [stranger]],
    ]);
  });

  test('is asked anew where the shift is not on the day, or not of the size, that it was known by; or not at all', async () => {
    const [shift, person] = [newShift(), someone()];
    await putNewShift(shift, 'a');
    const [startsAt, endsAt] = ['2026-09-09T01:00:00.000Z', '2026-09-09T04:00:00.000Z'];
    expect(await getShiftWithStanding({ ...shift, startsAt, endsAt }, person)).toBeUndefined();
    expect(await getShiftWithStanding({ ...shift, places: shift.places + 1 }, person)).toBeUndefined();
    expect(await getShiftWithStanding(newShift(), person)).toBeUndefined();
  });
});

describe('a line', () => {
  test('gives each the next number, also to many at once, and each shift its own', async () => {
    const shift = newShift();
    const numbers = await Promise.all(Array.from({ length: 20 }, () => nextNumber(shift)));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(await nextNumber(newShift())).toBe(1);
    expect(await nextNumber(shift, 3)).toBe(21);
    expect(await nextNumber(shift)).toBe(24);
  });

  test('is joined once: who waits keeps the number, who holds a place goes on holding, who gave up may join again', async () => {
    const [shift, waits, holds] = [newShift(), someone(), someone()];
    expect(await putWaiting(shift, waits, '陈大海', 3)).toMatchObject({ status: 'waiting', number: 3 });
    expect(await putWaiting(shift, waits, '陈大海', 9)).toMatchObject({ status: 'waiting', number: 3 });
    await putHolding(shift, holds, '林小潮');
    expect(await putWaiting(shift, holds, '林小潮', 4)).toMatchObject({ status: 'holding' });
    expect(await stopWaiting(shift, waits)).toBeUndefined();
    expect(await putWaiting(shift, waits, '陈大海', 9)).toMatchObject({ status: 'waiting', number: 9 });
  });

  test('tells who waits first, by number; who left it or got a place is in it no more', async () => {
    const shift = newShift();
    const people = [12, 2, 7, 100].map((number) => ({ number, person: someone() }));
    for (const { number, person } of people) await putWaiting(shift, person, '陈大海', number);
    await putWaiting(newShift(), someone(), '别人', 1);
    const line = async () =>
      (await listWaiting(shift, { limit: 5 })).items.map((one) => one.status === 'waiting' && one.number);
    expect(await line()).toEqual([2, 7, 12, 100]);
    const who = (number: number) => people.find((one) => one.number === number)?.person ?? someone();
    expect(await stopWaiting(shift, who(2))).toBeUndefined();
    await putHolding(shift, who(7), '陈大海');
    expect(await line()).toEqual([12, 100]);
    expect(await getSignUp(shift, who(7))).not.toHaveProperty('number');
  });

  test('is left by who waits in it; who got a place meanwhile has moved on, and a stranger was never in it', async () => {
    const [shift, waits] = [newShift(), someone()];
    await putWaiting(shift, waits, '陈大海', 1);
    await putGivenUp(shift, waits, '林小潮');
    expect((await getSignUp(shift, waits))?.status).toBe('waiting');
    await putHolding(shift, waits, '陈大海');
    expect(await stopWaiting(shift, waits)).toBe('moved-on');
    expect((await getSignUp(shift, waits))?.status).toBe('holding');
    expect(await stopWaiting(shift, someone())).toBe('moved-on');
  });
});
