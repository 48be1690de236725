import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { table, type Item } from '../../functions/platform/table/table';
import type { OrganisationId, PersonId, ShiftId } from '../../functions/shared/ids';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import { getShift, getShiftWithGates, passGate } from '../../functions/volunteering/shifts/shift.table';
import { claimed, dayOfShift, FOUND_HOLDING } from '../../functions/volunteering/sign-ups/day';
import { getDay, putDay } from '../../functions/volunteering/sign-ups/day.table';
import { ask, asked } from '../support/ask';
import { collectChanges, handOver } from '../support/changes';
import { bothConsumers } from '../support/consumers';
import { howMany } from '../support/long';
import { mail } from '../support/mail';
import { nightly } from '../support/nightly';
import { organisation, staffOf } from '../support/people';
import { inDays, releaseEvent } from '../support/release-event';
import { signedIn, type SignedInPerson } from '../support/sessions';
import { wholeTable } from '../support/whole-table';

let o: OrganisationId;
let organiser: SignedInPerson;
let changes: Awaited<ReturnType<typeof collectChanges>>;
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
  changes = await collectChanges();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => changes.stop());

const at = (path: string) => `/organisations/${o}${path}`;
const follow = async (): Promise<void> => {
  for (let some = await changes.take(); some.length > 0; some = await changes.take()) await handOver(some);
};
const shiftNow = async (shiftId: string | undefined): Promise<Shift> => {
  const shift = await getShift(o, shiftId as ShiftId);
  if (!shift) throw new Error('made above');
  return shift;
};
/** Who holds a place, by what the request and its follower leave of it. */
const comesTo = async (shift: Shift, who: PersonId): Promise<void> => {
  const day = await getDay(who, dayOfShift(shift));
  const claim = claimed(day, shift, { requestKey: FOUND_HOLDING, now: new Date() });
  await putDay(who, dayOfShift(shift), claim, shift.shiftId);
  const { gates } = (await getShiftWithGates(o, shift.shiftId)) ?? { gates: [] };
  const gate = gates.find(({ taken, places }) => taken < places);
  expect(await passGate(shift, gate?.number ?? 0, who)).toBeUndefined();
};
const crowded = async (count: number, days: number) => {
  const { eventId, shiftIds } = await releaseEvent(o, organiser, [{ places: count }], { days });
  const shift = await shiftNow(shiftIds[0]);
  const people: SignedInPerson[] = [];
  for (let at = 0; at < count; at += 1) {
    const who = await signedIn({ name: `人${at}` });
    await comesTo(shift, who.personId);
    people.push(who);
  }
  await follow();
  mail.length = 0;
  return { eventId, shift, people };
};
const move = (shift: Shift, startsAt: string, endsAt: string, more: object = {}) => {
  const { title, places, waitlist, revision } = shift;
  const body = { title, places, waitlist, revision, startsAt, endsAt, ...more };
  return asked<Shift>(200, 'PUT', at(`/shifts/${shift.shiftId}`), body, { as: organiser });
};
const cancelEvent = (eventId: string) =>
  asked(200, 'POST', at(`/events/${eventId}/cancel`), { reason: '台风' }, { as: organiser });

/** What stands of a shift in its people's own lists and days, and in the roster. */
const standing = async ({ shiftId }: Shift) => {
  const all = (await wholeTable()) as Item[];
  const mine = all.filter(({ sk }) => sk.startsWith('SIGNUP#2') && sk.endsWith(shiftId));
  const roster = all.filter(({ pk, sk }) => pk.endsWith(`#SHIFT#${shiftId}`) && sk.startsWith('SIGNUP#'));
  const days = all.filter(({ sk }) => sk.startsWith('DAY#'));
  const claims = days.flatMap(({ claims: of }) => {
    const claim = (of as Record<string, { from: string }>)[shiftId];
    return claim ? [claim.from] : [];
  });
  const states = (items: readonly Item[]) => [...new Set(items.map(({ status }) => status))];
  return {
    rows: mine.length,
    times: [...new Set(mine.map(({ sk }) => sk.split('#')[1]))],
    claims,
    own: states(mine),
    roster: states(roster),
  };
};
const once = (people: readonly SignedInPerson[]) =>
  expect(mail.map(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());

test('an event with hundreds of sign-ups is cancelled by one decision; all follows, and each is told once', async () => {
  const { eventId, shift, people } = await crowded(howMany({ inFull: 500, small: 30 }), 30);
  await cancelEvent(eventId);
  await follow();
  const { rows, own, roster } = await standing(shift);
  expect([rows, own, roster]).toEqual([people.length, ['cancelled'], ['cancelled']]);
  once(people);
}, 600_000);

/** Each write of the followers fails once, as where the process is killed before it; then it is followed again from its record. */
const cutOffAtEachWrite = () => {
  const failed = new Set<string>();
  const failOnce = (name: string): void => {
    if (failed.has(name)) return;
    failed.add(name);
    throw new Error('killed');
  };
  const real = { ...table };
  const keyOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(table, 'put').mockImplementation(async (item) => (failOnce(`put ${keyOf(item)}`), real.put(item)));
  vi.spyOn(table, 'putIf').mockImplementation(
    async (item, when) => (failOnce(`putIf ${keyOf(item)}`), real.putIf(item, when)),
  );
  vi.spyOn(table, 'update').mockImplementation(
    async (key, change) => (failOnce(`update ${keyOf(key)} ${change.set}`), real.update(key, change)),
  );
  vi.spyOn(table, 'delete').mockImplementation(
    async (key) => (failOnce(`delete ${keyOf(key)}`), real.delete(key)),
  );
  vi.spyOn(table, 'transact').mockImplementation(
    async (writes) => (
      failOnce(`transact ${JSON.stringify(writes.map(({ item }) => item)).slice(0, 200)}`),
      real.transact(writes)
    ),
  );
  return failed;
};

/** As the stream's source does: again from the record that failed, as often as it takes; and what was done is told once more. */
const followCutOff = async (): Promise<void> => {
  const told: DynamoDBRecord[] = [];
  for (let some = await changes.take(); some.length > 0; some = await changes.take()) {
    told.push(...some);
    for (let left = some; left.length > 0;) {
      const { batchItemFailures } = await bothConsumers({ Records: left });
      const at = left.findIndex(
        ({ dynamodb }) => dynamodb?.SequenceNumber === batchItemFailures[0]?.itemIdentifier,
      );
      left = at < 0 ? [] : left.slice(at);
    }
  }
  // Twice does no harm.
  for (const record of told) await bothConsumers({ Records: [record] });
};

test.each([
  ['moved to another day', 'move'],
  ['cancelled with its event', 'cancel'],
] as const)(
  'of a shift that is %s nothing is lost, and nobody is told twice, wherever a process ends',
  async (_what, how) => {
    const days = how === 'move' ? 32 : 36;
    const { eventId, shift, people } = await crowded(6, days);
    const wide = { title: shift.eventTitle, description: { zh: '放' }, place: shift.place };
    const hours = { startsAt: inDays(days, 0), endsAt: inDays(days + 1, 10) };
    await asked(200, 'PUT', at(`/events/${eventId}`), { ...wide, ...hours, revision: 1 }, { as: organiser });
    await follow();
    mail.length = 0;
    const moved = [inDays(days + 1, 2), inDays(days + 1, 5)] as const;
    await (how === 'move' ? move(shift, ...moved) : cancelEvent(eventId));
    const failed = cutOffAtEachWrite();
    await followCutOff();
    vi.restoreAllMocks();
    expect(failed.size).toBeGreaterThan(people.length * 2);
    const { rows, times, claims, own } = await standing(shift);
    expect(rows).toBe(people.length);
    expect(own).toEqual([how === 'move' ? 'holding' : 'cancelled']);
    if (how === 'move')
      expect([times, [...new Set(claims)], claims.length]).toEqual([[moved[0]], [moved[0]], people.length]);
    once(people);
  },
);

test('who took a place by what they had read before the shift was moved holds it at the new time, or not at all', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 5 }, { places: 5, hours: [6, 9] }], {
    days: 50,
  });
  const shift = await shiftNow(shiftIds[0]);
  const lin = await signedIn();
  const real = { ...table };
  // Their passing of the gate takes its time: the shift is moved before it arrives.
  let delayed = false;
  vi.spyOn(table, 'update').mockImplementation(async (key, change) => {
    if (!delayed && key.sk.startsWith('GATE#') && change.set.includes('taken + :one')) {
      delayed = true;
      await move(shift, inDays(50, 6), inDays(50, 9));
    }
    return real.update(key, change);
  });
  const taken = await ask('POST', at(`/shifts/${shift.shiftId}/sign-ups`), undefined, { as: lin });
  vi.restoreAllMocks();
  expect([delayed, taken.status]).toEqual([true, 201]);
  const claims = (await getDay(lin.personId, dayOfShift(shift))).claims;
  expect(claims[shift.shiftId]).toMatchObject({ from: inDays(50, 6), to: inDays(50, 9) });
  const across = await ask('POST', at(`/shifts/${shiftIds[1]}/sign-ups`), undefined, { as: lin });
  expect(across.body).toMatchObject({ code: 'shift-overlaps' });
  await follow();
});

test('who takes a place while the shift is cancelled is refused', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 5 }], { days: 51 });
  const lin = await signedIn();
  const real = { ...table };
  vi.spyOn(table, 'update').mockImplementation(async (key, change) => {
    if (key.sk.startsWith('GATE#') && change.set.includes('taken + :one'))
      await asked(200, 'POST', at(`/shifts/${shiftIds[0]}/cancel`), { reason: '台风' }, { as: organiser });
    return real.update(key, change);
  });
  const taken = await ask('POST', at(`/shifts/${shiftIds[0]}/sign-ups`), undefined, { as: lin });
  expect(taken.body).toMatchObject({ code: 'shift-cancelled' });
  vi.restoreAllMocks();
  expect(Object.keys((await getDay(lin.personId, inDays(51, 1).slice(0, 10))).claims)).toEqual([]);
  await follow();
});

test('who leaves the line while the place comes to them holds nothing', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }], { days: 52 });
  const [lin, wang] = [await signedIn(), await signedIn()];
  const signUps = at(`/shifts/${shiftIds[0]}/sign-ups`);
  for (const as of [lin, wang]) await asked(201, 'POST', signUps, undefined, { as });
  await follow();
  await asked(200, 'POST', `${signUps}/give-up`, undefined, { as: lin });
  const real = { ...table };
  let left = false;
  vi.spyOn(table, 'transact').mockImplementation(async (writes) => {
    if (!left && JSON.stringify(writes.map(({ item }) => item)).includes('released - :one')) {
      left = true;
      await asked(200, 'POST', `${signUps}/give-up`, undefined, { as: wang });
    }
    return real.transact(writes);
  });
  await follow();
  expect(left).toBe(true);
  const { gates } = (await getShiftWithGates(o, shiftIds[0] as ShiftId)) ?? { gates: [] };
  expect(gates.map(({ holders, taken, released }) => [Object.keys(holders), taken, released])).toEqual([
    [[], 0, 0],
  ]);
});

test('at night it is found what the news left behind, and goes round once more: a row or a claim at an old time, who was not told', async () => {
  const { eventId, shift, people } = await crowded(3, 70);
  await move(shift, inDays(70, 5), inDays(70, 8));
  await follow();
  const [lin] = people;
  if (!lin) throw new Error('made above');
  const all = (await wholeTable()) as Item[];
  const own = all.find(({ pk, sk }) => pk === `PERSON#${lin.personId}` && sk.endsWith(shift.shiftId));
  const day = all.find(({ pk, sk }) => pk === `PERSON#${lin.personId}` && sk.startsWith('DAY#'));
  if (!own || !day) throw new Error('made above');
  const claims = day['claims'] as Record<string, object>;
  const older = { ...claims[shift.shiftId], from: shift.startsAt, to: shift.endsAt };
  await table.put({ ...own, sk: `SIGNUP#${shift.startsAt}#${shift.shiftId}` });
  await table.put({ ...day, claims: { [shift.shiftId]: older } });
  await changes.take();
  mail.length = 0;
  const now = new Date(Date.now() + 60_000);
  expect((await nightly(now)).found).toMatchObject([
    { finding: 'left-at-old-time', which: `${shift.shiftId} ${lin.personId}`, repaired: true },
  ]);
  const { rows, times, claims: from } = await standing(shift);
  expect([rows, times, [...new Set(from)]]).toEqual([3, [inDays(70, 5)], [inDays(70, 5)]]);
  // The event is cancelled, and nothing follows.
  await cancelEvent(eventId);
  await changes.take();
  const { found } = await nightly(now);
  expect(found).toMatchObject([{ finding: 'cancelled-not-said', which: shift.shiftId, repaired: true }]);
  await changes.take();
  const second = await nightly(now);
  expect(second.codes).toContain('cancelled-not-said');
  expect(second.found.every(({ repaired }) => repaired)).toBe(true);
  await follow();
  expect((await standing(shift)).own).toEqual(['cancelled']);
  once(people);
  expect((await nightly(now)).found).toEqual([]);
});
