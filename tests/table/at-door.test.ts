import { expect, test } from 'vitest';
import { getPerson, personAtDoor } from '../../functions/people/accounts/person.table';
import { newPersonId } from '../../functions/platform/new-id';
import { Stale } from '../../functions/platform/table/decide-again';
import { table } from '../../functions/platform/table/table';
import { PersonId, ShiftId } from '../../functions/shared/ids';
import { raiseAndPass } from '../../functions/volunteering/shifts/shift-change.table';
import { getShiftWithGates, passGate, putNewShift } from '../../functions/volunteering/shifts/shift.table';
import { countBefore } from '../../functions/volunteering/sign-ups/line.table';
import {
  getSignUp,
  holdsFromDoor,
  putCancelled,
  putHolding,
  putWaiting,
  stopWaiting,
} from '../../functions/volunteering/sign-ups/sign-up.table';
import { makeShift } from '../support/make-shift';
import { newId } from '../support/new-id';

const someone = (): PersonId => PersonId.parse(newPersonId());
const newShift = (places: number) =>
  makeShift(1, { shiftId: ShiftId.parse(newId('shf')), waitlist: true, places });
const checkedInAt = '2026-09-08T01:10:00.000Z';

test('who stands at the door is the account of their mailbox or number; two at once are one', async () => {
  const now = new Date();
  const email = `${newPersonId()}@people.test`;
  const [made, other] = [someone(), someone()];
  const both = await Promise.all([made, other].map((id) => personAtDoor({ name: '陈', email }, id, now)));
  expect(both[0]).toEqual(both[1]);
  const phone = `+86139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  const first = await personAtDoor({ name: '王', phone }, someone(), now);
  expect(await personAtDoor({ name: '李', phone }, someone(), now)).toEqual(first);
  // An id that is another's already: the same request, for somebody else.
  const taken = both[0]?.personId ?? made;
  await expect(personAtDoor({ name: '陈', email: `x${email}` }, taken, now)).rejects.toMatchObject({
    code: 'request-key-reused',
  });
  const nobody = someone();
  expect(await personAtDoor({ name: '无' }, nobody, now)).toEqual({ personId: nobody, name: '无' });
  expect(await getPerson(nobody)).toEqual({ personId: nobody, name: '无' });
});

test('one place more is made for who takes it, where the gate is full as it was read', async () => {
  const shift = newShift(1);
  await putNewShift(shift, 'a');
  const [holder, guest] = [someone(), someone()];
  const read = async () => (await getShiftWithGates(shift.organisationId, shift.shiftId)) ?? expect.fail();
  const raise = async (personId: PersonId) => {
    const { shift: before, gates } = await read();
    const after = { ...before, places: before.places + 1, revision: before.revision + 1 };
    await raiseAndPass(before, after, gates[0] ?? expect.fail(), personId, []);
  };
  await expect(raise(guest)).rejects.toThrow(Stale);
  await passGate(shift, 0, holder);
  await raise(guest);
  const now = await read();
  expect(now.shift).toMatchObject({ places: 2, revision: 2 });
  expect(now.gates).toMatchObject([{ places: 2, taken: 2 }]);
  expect(Object.keys(now.gates[0]?.holders ?? {}).sort()).toEqual([holder, guest].sort());
  await expect(raise(guest)).rejects.toThrow(Stale);
});

test('who waited holds from the door on; who holds, or whose shift was cancelled, is left as they are', async () => {
  const shift = newShift(3);
  const [waits, holds, cancelled] = [someone(), someone(), someone()];
  const write = (personId: PersonId) =>
    table.transact([
      holdsFromDoor(shift, { personId, name: '陈', tail: '0037', checkedInAt, taps: ['mark'] }),
    ]);
  await putWaiting(shift, waits, '陈', 1);
  await write(waits);
  const stands = await getSignUp(shift, waits);
  expect(stands).toMatchObject({ status: 'holding', name: '陈', tail: '0037', checkedInAt, taps: ['mark'] });
  expect(stands).not.toHaveProperty('number');
  expect(await countBefore(shift, 9, 9)).toBe(0);
  await putHolding(shift, holds, '林');
  await putCancelled(shift, cancelled, '林', true);
  for (const personId of [holds, cancelled]) await expect(write(personId)).rejects.toThrow(Stale);
});

test('those before somebody in line are counted, so many and one more at most', async () => {
  const shift = newShift(1);
  const line = Array.from({ length: 5 }, someone);
  for (const [at, personId] of line.entries()) await putWaiting(shift, personId, '陈', at + 3);
  const before = (most: number) => Promise.all([3, 5, 7].map((number) => countBefore(shift, number, most)));
  await expect.poll(() => before(100)).toEqual([0, 2, 4]);
  expect(await before(1)).toEqual([0, 2, 2]);
  await stopWaiting(shift, line[1] ?? someone());
  await expect.poll(() => before(100)).toEqual([0, 1, 3]);
  expect(await countBefore(shift, 0, 100)).toBe(0);
});
