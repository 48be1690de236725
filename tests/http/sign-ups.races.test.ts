import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { newPersonId } from '../../functions/platform/new-id';
import { PersonId, RequestKey, type OrganisationId, type ShiftId } from '../../functions/shared/ids';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import {
  getShift,
  getShiftWithGates,
  leaveGate,
  passGate,
  passOn,
} from '../../functions/volunteering/shifts/shift.table';
import { claimed, dayOfShift } from '../../functions/volunteering/sign-ups/day';
import { getDay, putDay } from '../../functions/volunteering/sign-ups/day.table';
import { ask, asked } from '../support/ask';
import { mail } from '../support/mail';
import { organisation, staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { signedIn, type SignedInPerson } from '../support/sessions';

let o: OrganisationId;
let organiser: SignedInPerson;

beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
});

const signUps = (shiftId: string | undefined) => `/organisations/${o}/shifts/${shiftId}/sign-ups`;
type Listed = { items: { shiftId: string; status: string; personId: string }[] };
const mine = async (who: SignedInPerson) =>
  (await asked<Listed>(200, 'GET', '/me/sign-ups', undefined, { as: who })).items;
const held = async (who: SignedInPerson) =>
  (await mine(who)).filter(({ status }) => status === 'holding').map(({ shiftId }) => shiftId);
const take = (shift: string | undefined, as: SignedInPerson, key?: string) =>
  ask('POST', signUps(shift), undefined, { as, ...(key !== undefined && { key }) });
const giveUp = (shift: string | undefined, as: SignedInPerson) =>
  asked(200, 'POST', `${signUps(shift)}/give-up`, undefined, { as });
const shiftOf = async (shiftId: string | undefined): Promise<Shift> => {
  const shift = await getShift(o, shiftId as ShiftId);
  if (!shift) throw new Error('made above');
  return shift;
};
/** As a request leaves it that stands between its two writes: their time is claimed, no gate has decided. */
const claimOnly = async (shift: Shift, who: SignedInPerson, key: string, now = new Date()) => {
  const day = await getDay(who.personId, dayOfShift(shift));
  const next = claimed(day, shift, { requestKey: RequestKey.parse(key), now });
  await putDay(who.personId, dayOfShift(shift), next, shift.shiftId);
};

test('whose turn comes while they are just taking a place at the same time holds one of both, not both', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }, { places: 5 }]);
  const [lin, wang] = [await signedIn(), await signedIn()];
  for (const who of [wang, lin]) await take(shiftIds[0], who);
  await settle();
  const other = await shiftOf(shiftIds[1]);
  await claimOnly(other, lin, 'being-decided');
  await giveUp(shiftIds[0], wang);
  const settling = settle();
  await pause(100);
  expect(await passGate(other, 0, lin.personId)).toBeUndefined();
  await settling;
  expect(await held(lin)).toEqual([shiftIds[1]]);
  expect((await mine(lin)).map(({ status }) => status).sort()).toEqual(['given-up', 'holding']);
});

test('who got through two gates of one shift keeps one place: it frees the other, and can be given up', async () => {
  const { eventId, shiftIds } = await releaseEvent(o, organiser, [{ places: 120 }]);
  const lin = await signedIn();
  const shift = await shiftOf(shiftIds[0]);
  await Promise.all([1, 2].map((gate) => passGate(shift, gate, lin.personId)));
  await settle();
  const left = async () =>
    (await asked<{ onShifts: { placesLeft: number }[] }>(200, 'GET', `/organisations/${o}/events/${eventId}`))
      .onShifts[0]?.placesLeft;
  expect([await held(lin), await left()]).toEqual([shiftIds, 119]);
  await giveUp(shiftIds[0], lin);
  await settle();
  expect([await held(lin), await left()]).toEqual([[], 120]);
});

test('who was let in by a line that was cut off is not let in again at another gate: the place goes to the next', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 60, waitlist: true }]);
  const shift = await shiftOf(shiftIds[0]);
  const holders = Array.from({ length: 60 }, () => PersonId.parse(newPersonId()));
  await Promise.all(holders.map((person, at) => passGate(shift, at % 2, person)));
  const [lin, wang] = [await signedIn(), await signedIn()];
  for (const who of [lin, wang]) expect((await take(shiftIds[0], who)).body['status']).toBe('waiting');
  await settle();
  const [first, second] = holders as [PersonId, PersonId];
  // As a promotion leaves it that ended between the gate and the list, when two places came free at two gates.
  await leaveGate(shift, 0, first);
  await passOn(shift, 0, lin.personId);
  await leaveGate(shift, 1, second);
  await settle();
  const read = await getShiftWithGates(o, shift.shiftId);
  const gatesOf = (who: SignedInPerson) =>
    read?.gates.filter((gate) => who.personId in gate.holders).map(({ number }) => number);
  expect([gatesOf(lin), gatesOf(wang)]).toEqual([[0], [1]]);
  expect([await held(lin), await held(wang)]).toEqual([shiftIds, shiftIds]);
});

test('each place that somebody holds is told them, also where it is as many-eth of its gate as the one before', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 60 }]);
  const shift = await shiftOf(shiftIds[0]);
  const lin = await signedIn();
  for (const gate of [0, 1]) {
    await passGate(shift, gate, lin.personId);
    await settle();
    await giveUp(shiftIds[0], lin);
    await settle();
  }
  const told = mail.filter(({ to }) => to === lin.email).map(({ subject }) => subject.split(' · ').at(-1));
  expect(told).toEqual(['You are signed up', 'Place given up', 'You are signed up', 'Place given up']);
});

test('a request that is sent again after half a minute looks again whether its time is free', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}, {}]);
  const lin = await signedIn();
  await claimOnly(await shiftOf(shiftIds[0]), lin, 'cut-off-then', new Date(Date.now() - 31_000));
  expect((await take(shiftIds[1], lin)).status).toBe(201);
  const again = await take(shiftIds[0], lin, 'cut-off-then');
  expect(again).toMatchObject({ status: 409, body: { code: 'shift-overlaps' } });
  await settle();
  expect(await held(lin)).toEqual([shiftIds[1]]);
});

test('who holds a place without a claim, for another request of theirs took it away, gets one: that time is taken', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}, {}]);
  const lin = await signedIn();
  await passGate(await shiftOf(shiftIds[0]), 0, lin.personId);
  await settle();
  expect((await take(shiftIds[1], lin)).body).toMatchObject({ code: 'shift-overlaps' });
  await giveUp(shiftIds[0], lin);
  expect((await take(shiftIds[1], lin)).status).toBe(201);
});
