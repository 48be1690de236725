import { beforeAll, expect, test } from 'vitest';
import type { Event } from '../../functions/volunteering/events/event';
import type { ChangedShift, Shift } from '../../functions/volunteering/shifts/shift';
import { getShiftWithGates } from '../../functions/volunteering/shifts/shift.table';
import type { OrganisationId, ShiftId } from '../../functions/shared/ids';
import { getDay } from '../../functions/volunteering/sign-ups/day.table';
import { ask, asked } from '../support/ask';
import { changesAsPromised } from '../support/changes-as-promised';
import { mail } from '../support/mail';
import { organisation, staffOf } from '../support/people';
import { inDays, releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { signedIn, type SignedInPerson } from '../support/sessions';

let o: OrganisationId;
let organiser: SignedInPerson;
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser'], { name: '江小组' });
});

type Page = Event & { onShifts: (Shift & { placesLeft: number })[] };
const at = (path: string) => `/organisations/${o}${path}`;
const shiftOf = async (shiftId: string | undefined) => {
  const read = await getShiftWithGates(o, shiftId as ShiftId);
  if (!read) throw new Error('made above');
  return read;
};
/** The whole of a shift as it is written, with what differs. */
const change = async (shiftId: string | undefined, part: Partial<ChangedShift>) => {
  const { title, asks, meet, startsAt, endsAt, places, waitlist, revision } = (await shiftOf(shiftId)).shift;
  const body = { title, asks, meet, startsAt, endsAt, places, waitlist, revision, ...part };
  return ask('PUT', at(`/shifts/${shiftId}`), body, { as: organiser });
};
const take = (shiftId: string | undefined, as: SignedInPerson, key?: string) =>
  ask('POST', at(`/shifts/${shiftId}/sign-ups`), undefined, { as, ...(key && { key }) });
const giveUp = (shiftId: string | undefined, as: SignedInPerson) =>
  ask('POST', at(`/shifts/${shiftId}/sign-ups/give-up`), undefined, { as });
const holders = async (shiftId: string | undefined, count: number) => {
  const who = await Promise.all(Array.from({ length: count }, (_, n) => signedIn({ name: `人${n}` })));
  for (const one of who) expect((await take(shiftId, one)).status).toBe(201);
  return who;
};
const lettersTo = (who: SignedInPerson) => mail.filter(({ to }) => to === who.email);
type Mine = { shiftId: string; status: string; startsAt: string; revision: number };
const mine = async (as: SignedInPerson) =>
  (await asked<{ items: Mine[] }>(200, 'GET', '/me/sign-ups', undefined, { as })).items;
const left = async (eventId: string) =>
  (await asked<Page>(200, 'GET', at(`/events/${eventId}`))).onShifts.map(({ placesLeft }) => placesLeft);
const dayOf = (instant: string) => instant.slice(0, 10);

changesAsPromised('a shift', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}]);
  const { shift: thing } = await shiftOf(shiftIds[0]);
  const { title: _title, asks, startsAt, endsAt, places, waitlist } = thing;
  return {
    o,
    path: `/shifts/${thing.shiftId}`,
    which: thing.shiftId,
    thing,
    may: 'organiser',
    mayNot: 'finance',
    body: (said) => ({ title: { zh: said }, asks, startsAt, endsAt, places, waitlist }),
    saidIn: ({ title }: Shift) => title.zh,
  };
});

test('a shift that is moved takes its people’s time with it, to another day too, and each is told once, old → new', async () => {
  const { eventId, shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }], {
    days: 40,
  });
  const wide = {
    title: { zh: '放鱼' },
    description: { zh: '放' },
    place: { zh: '中心湖区码头', en: 'Central pier' },
  };
  await asked(
    200,
    'PUT',
    at(`/events/${eventId}`),
    { ...wide, startsAt: inDays(40, 0), endsAt: inDays(41, 10), revision: 1 },
    { as: organiser },
  );
  await settle();
  const [lin, wang] = await holders(shiftIds[0], 2);
  if (!lin || !wang) throw new Error('made above');
  await settle();
  mail.length = 0;
  const to = { startsAt: inDays(41, 2), endsAt: inDays(41, 5), meet: { zh: '三号门', en: 'Gate 3' } };
  expect((await change(shiftIds[0], { ...to, reason: '船期改了' })).body).toMatchObject({
    ...to,
    schedule: 1,
    revision: 2,
  });
  await settle();
  expect((await mine(lin)).map(({ status, startsAt }) => [status, startsAt])).toEqual([
    ['holding', to.startsAt],
  ]);
  expect((await mine(wang)).map(({ status, startsAt }) => [status, startsAt])).toEqual([
    ['waiting', to.startsAt],
  ]);
  const claims = async (day: string) => Object.keys((await getDay(lin.personId, day)).claims);
  expect([await claims(dayOf(inDays(40, 1))), await claims(dayOf(to.startsAt))]).toEqual([[], shiftIds]);
  for (const who of [lin, wang]) {
    expect(lettersTo(who)).toHaveLength(1);
    expect(lettersTo(who)[0]?.text).toMatch(/时间：\d+月\d+日 周. 09:00–12:00 → \d+月\d+日 周. 10:00–13:00/);
    expect(lettersTo(who)[0]?.text).toMatch(
      /Time: \w{3} \d+ \w{3}, 09:00–12:00 → \w{3} \d+ \w{3}, 10:00–13:00/,
    );
    expect(lettersTo(who)[0]?.text).toContain('集合地点：（无） → 三号门');
    expect(lettersTo(who)[0]?.text).toContain('原因：船期改了');
  }
  // The old time is free; the new one is not.
  const { shiftIds: others } = await releaseEvent(o, organiser, [{}], { days: 40 });
  expect((await take(others[0], lin)).status).toBe(201);
  const { shiftIds: across } = await releaseEvent(o, organiser, [{}], { days: 41 });
  expect((await take(across[0], lin)).body).toMatchObject({ code: 'shift-overlaps' });
});

test('who holds another place at the new time gives this one back, keeps the other, and is told so', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }, { hours: [5, 8] }], {
    days: 42,
  });
  const [lin, wang] = await holders(shiftIds[0], 2);
  if (!lin || !wang) throw new Error('made above');
  await take(shiftIds[1], lin);
  await settle();
  mail.length = 0;
  await change(shiftIds[0], { startsAt: inDays(42, 6), endsAt: inDays(42, 9) });
  await settle();
  expect((await mine(lin)).map(({ shiftId, status }) => [shiftId, status]).sort()).toEqual(
    [
      [shiftIds[0], 'given-up'],
      [shiftIds[1], 'holding'],
    ].sort(),
  );
  expect((await mine(wang)).map(({ status }) => status)).toEqual(['holding']);
  expect(lettersTo(lin).map(({ subject }) => subject)).toEqual([
    '时间冲突，名额已退：千岛湖放鱼 · Your place was given back',
  ]);
});

test('times that lie outside, in the past or over midnight are refused; once it has begun, its words alone change', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}], { days: 43 });
  const to = (startsAt: string, endsAt: string) => change(shiftIds[0], { startsAt, endsAt });
  expect((await to(inDays(43, 8), inDays(43, 11))).body).toMatchObject({ code: 'shift-outside-event' });
  expect((await to(inDays(43, 4), inDays(43, 2))).body).toMatchObject({ code: 'event-dates' });
  expect((await change(shiftIds[0], { places: 0 })).status).toBe(400);
  expect((await change(shiftIds[0], { title: { zh: '改名' } })).body).toMatchObject({
    title: { zh: '改名' },
  });
});

test('places are raised for the line first, and lowered by those that nobody holds', async () => {
  const { eventId, shiftIds } = await releaseEvent(o, organiser, [{ places: 2, waitlist: true }], {
    days: 44,
  });
  const [, , third] = await holders(shiftIds[0], 3);
  if (!third) throw new Error('made above');
  await settle();
  expect((await change(shiftIds[0], { places: 70 })).body).toMatchObject({ places: 70, gates: 2 });
  await settle();
  expect((await mine(third)).map(({ status }) => status)).toEqual(['holding']);
  expect(await left(eventId)).toEqual([67]);
  expect((await change(shiftIds[0], { places: 3 })).status).toBe(200);
  expect(await left(eventId)).toEqual([0]);
  const refused = await change(shiftIds[0], { places: 2 });
  expect(refused).toMatchObject({ status: 409, body: { code: 'places-taken' } });
  expect(String(refused.body['detail'])).toContain('3 places are held');
});

test('who is named goes back to the line as its first, is told so, and gets the next place', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 2, waitlist: true }], { days: 45 });
  const [lin, wang, zhao] = await holders(shiftIds[0], 3);
  if (!lin || !wang || !zhao) throw new Error('made above');
  await settle();
  mail.length = 0;
  const back = (who: SignedInPerson[], places = 1) =>
    change(shiftIds[0], { places, backToLine: who.map(({ personId }) => personId), reason: '船小' });
  expect((await back([zhao])).body).toMatchObject({ code: 'not-signed-up' });
  expect((await back([lin, wang])).body).toMatchObject({ code: 'back-to-line-needless' });
  expect((await back([lin])).body).toMatchObject({ places: 1 });
  await settle();
  const history = await asked<{ items: object[] }>(200, 'GET', at(`/history/${shiftIds[0]}`), undefined, {
    as: organiser,
  });
  expect(history.items[0], 'by name, not by id').toMatchObject({
    changed: { backToLine: [null, [lin.name]] },
  });
  expect((await mine(lin)).map(({ status }) => status)).toEqual(['waiting']);
  expect(lettersTo(lin).map(({ subject }) => subject)).toEqual([
    '您已退回候补：千岛湖放鱼 · You are back in line',
  ]);
  expect(lettersTo(lin)[0]?.text).toContain('原因：船小');
  expect([lettersTo(wang), lettersTo(zhao)]).toEqual([[], []]);
  await giveUp(shiftIds[0], wang);
  await settle();
  expect((await mine(lin)).map(({ status }) => status)).toEqual(['holding']);
  expect((await mine(zhao)).map(({ status }) => status)).toEqual(['waiting']);
  await change(shiftIds[0], { places: 1, waitlist: false });
  await settle();
  expect(
    (await mine(zhao)).map(({ status }) => status),
    'no line any more',
  ).toEqual(['given-up']);
  expect(lettersTo(zhao).at(-1)?.subject).toContain('候补已关闭');
});

test('a cancelled shift frees people’s time at once, and nothing is done on it any more', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }, {}], { days: 46 });
  const [lin, wang] = await holders(shiftIds[0], 2);
  if (!lin || !wang) throw new Error('made above');
  await settle();
  mail.length = 0;
  const concerned = await asked(200, 'GET', at(`/shifts/${shiftIds[0]}/concerned`), undefined, {
    as: organiser,
  });
  expect(concerned).toEqual({ holding: 1, waiting: 1, people: 2 });
  const cancel = () =>
    asked<Shift>(200, 'POST', at(`/shifts/${shiftIds[0]}/cancel`), { reason: '台风' }, { as: organiser });
  const cancelled = await cancel();
  expect(cancelled).toMatchObject({ cancelledBecause: '台风', revision: 2 });
  // Before anything followed.
  expect((await take(shiftIds[1], lin)).status).toBe(201);
  expect((await take(shiftIds[0], lin)).body).toMatchObject({ code: 'shift-cancelled' });
  expect((await giveUp(shiftIds[0], lin)).body).toMatchObject({ code: 'shift-cancelled' });
  const noted = await ask(
    'POST',
    at(`/shifts/${shiftIds[0]}/sign-ups/${lin.personId}/check-in`),
    {},
    { as: organiser },
  );
  expect(noted.body).toMatchObject({ code: 'shift-cancelled' });
  expect((await change(shiftIds[0], { title: { zh: '改名' } })).body).toMatchObject({
    code: 'shift-cancelled',
  });
  await settle();
  expect(await cancel(), 'a second time').toMatchObject({ revision: 2 });
  await settle();
  for (const who of [lin, wang])
    expect((await mine(who)).find(({ shiftId }) => shiftId === shiftIds[0])).toMatchObject({
      status: 'cancelled',
      revision: 2,
    });
  expect(lettersTo(wang).map(({ subject }) => subject)).toEqual(['已取消：千岛湖放鱼 · Cancelled']);
  expect(lettersTo(lin).filter(({ subject }) => subject.includes('已取消'))).toHaveLength(1);
});

test('a late repeat of a request that waited and then left is answered as the first was', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }], { days: 47 });
  const [lin] = await holders(shiftIds[0], 1);
  const wang = await signedIn();
  if (!lin) throw new Error('made above');
  const first = await take(shiftIds[0], wang, 'waits-and-leaves');
  expect(first.body).toMatchObject({ status: 'waiting', number: 1 });
  await giveUp(shiftIds[0], wang);
  expect((await take(shiftIds[0], wang, 'waits-and-leaves')).body).toEqual(first.body);
  await settle();
  expect((await mine(wang)).map(({ status }) => status)).toEqual(['given-up']);
  await giveUp(shiftIds[0], lin);
  await settle();
  expect((await take(shiftIds[0], wang, 'waits-and-leaves')).body, 'with room').toEqual(first.body);
  // With a key of a shape that the line once used: they took it themselves.
  mail.length = 0;
  expect((await take(shiftIds[0], wang, 'waited-12')).body).toMatchObject({ status: 'holding' });
  await settle();
  expect(lettersTo(wang).map(({ subject }) => subject)).toEqual(['报名成功：千岛湖放鱼 · You are signed up']);
});

test('nobody notes their own coming and going', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}], { days: 48 });
  await take(shiftIds[0], organiser);
  await settle();
  const path = at(`/shifts/${shiftIds[0]}/sign-ups/${organiser.personId}/check-in`);
  const other = await staffOf(o, ['organiser']);
  expect((await ask('POST', path, {}, { as: organiser })).body).toMatchObject({ code: 'own-attendance' });
  expect((await ask('POST', path, {}, { as: other })).body).toMatchObject({ code: 'too-early-to-check-in' });
});
