import { beforeAll, expect, test } from 'vitest';
import type { OrganisationId, ShiftId } from '../../functions/shared/ids';
import { getShift } from '../../functions/volunteering/shifts/shift.table';
import { dayOfShift } from '../../functions/volunteering/sign-ups/day';
import { giveUpClaim } from '../../functions/volunteering/sign-ups/day.table';
import { ask, asked } from '../support/ask';
import { organisation, staffOf } from '../support/people';
import { inDays, releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { signedIn, type SignedInPerson } from '../support/sessions';

let o: OrganisationId;
let organiser: SignedInPerson;

beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
});

const signUps = (shiftId: string | undefined) => `/organisations/${o}/shifts/${shiftId}/sign-ups`;
type Listed = {
  items: { shiftId: string; status: string; name: string; number?: number; personId: string }[];
};
const mine = async (who: SignedInPerson) =>
  (await asked<Listed>(200, 'GET', '/me/sign-ups', undefined, { as: who })).items;
const roster = async (shiftId: string | undefined) =>
  (await asked<Listed>(200, 'GET', signUps(shiftId), undefined, { as: organiser })).items;

test('a volunteer takes a place, sees it in their list, and the roster shows their name', async () => {
  const { eventId, shiftIds } = await releaseEvent(o, organiser, [{ places: 3 }]);
  const lin = await signedIn({ name: '林小潮' });
  expect(await asked(201, 'POST', signUps(shiftIds[0]), undefined, { as: lin })).toEqual({
    shiftId: shiftIds[0],
    personId: lin.personId,
    status: 'holding',
  });
  await settle();
  expect(await mine(lin)).toMatchObject([
    { shiftId: shiftIds[0], status: 'holding', eventTitle: { zh: '千岛湖放鱼' } },
  ]);
  expect(await roster(shiftIds[0])).toMatchObject([
    { personId: lin.personId, name: '林小潮', status: 'holding' },
  ]);
  const page = await asked<{ onShifts: { placesLeft: number }[] }>(
    200,
    'GET',
    `/organisations/${o}/events/${eventId}`,
  );
  expect(page.onShifts.map((shift) => shift.placesLeft)).toEqual([2]);
});

test('a repeat with the same key, and one with another, gets the same place and takes no second one', async () => {
  const { eventId, shiftIds } = await releaseEvent(o, organiser, [{ places: 3 }]);
  const lin = await signedIn();
  const key = 'the-first-and-only-try';
  const answers = await Promise.all(
    [1, 2, 3].map(() => ask('POST', signUps(shiftIds[0]), undefined, { as: lin, key })),
  );
  const again = await ask('POST', signUps(shiftIds[0]), undefined, { as: lin });
  expect([...answers, again].map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
  const page = await asked<{ onShifts: { placesLeft: number }[] }>(
    200,
    'GET',
    `/organisations/${o}/events/${eventId}`,
  );
  expect(page.onShifts[0]?.placesLeft).toBe(2);
});

test('a late repeat of a request whose place was given up since does not take the place again', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 3 }]);
  const lin = await signedIn();
  const first = await ask('POST', signUps(shiftIds[0]), undefined, { as: lin, key: 'key-of-the-lost-reply' });
  await asked(200, 'POST', `${signUps(shiftIds[0])}/give-up`, undefined, { as: lin });
  const late = await ask('POST', signUps(shiftIds[0]), undefined, { as: lin, key: 'key-of-the-lost-reply' });
  expect([late.status, late.body]).toEqual([first.status, first.body]);
  await settle();
  expect((await mine(lin)).map((signUp) => signUp.status)).toEqual(['given-up']);
  expect((await ask('POST', signUps(shiftIds[0]), undefined, { as: lin })).status).toBe(201);
  await settle();
  expect((await mine(lin)).map((signUp) => signUp.status)).toEqual(['holding']);
});

test('a late repeat does not put anybody in line for a place that they gave up, and gets the first answer', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }]);
  const [lin, wang] = [await signedIn(), await signedIn()];
  const take = (as: SignedInPerson, key: string) => ask('POST', signUps(shiftIds[0]), undefined, { as, key });
  const first = await take(lin, 'key-of-the-lost-reply');
  await asked(200, 'POST', `${signUps(shiftIds[0])}/give-up`, undefined, { as: lin });
  await settle();
  expect((await take(wang, 'key-of-the-next-one')).body['status']).toBe('holding');
  const late = await take(lin, 'key-of-the-lost-reply');
  expect([late.status, late.body]).toEqual([first.status, first.body]);
  await settle();
  expect((await mine(lin)).map((signUp) => signUp.status)).toEqual(['given-up']);
  expect((await take(lin, 'key-of-another-wish')).body['status']).toBe('waiting');
});

test('a place that was given up half-way is still held: what is at the same time waits until it is given up whole', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 3 }, { places: 3 }]);
  const [one, other] = shiftIds as [ShiftId, ShiftId];
  const lin = await signedIn();
  await asked(201, 'POST', signUps(one), undefined, { as: lin });
  const shift = await getShift(o, one);
  if (!shift) throw new Error('made above');
  // As a request leaves it that ended between its two writes.
  await giveUpClaim(lin.personId, dayOfShift(shift), one);
  expect((await ask('POST', signUps(other), undefined, { as: lin })).body).toMatchObject({
    code: 'shift-overlaps',
  });
  await asked(200, 'POST', `${signUps(one)}/give-up`, undefined, { as: lin });
  await asked(201, 'POST', signUps(other), undefined, { as: lin });
});

test('full: the next ones wait in order; who gives up makes room for the first who waits, and nobody jumps the line', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }]);
  const [lin, wang, zhao, sun] = await Promise.all(
    ['林', '王', '赵', '孙'].map((name) => signedIn({ name })),
  );
  if (!lin || !wang || !zhao || !sun) throw new Error('four people');
  const take = (who: SignedInPerson) =>
    asked<{ status: string; number?: number }>(201, 'POST', signUps(shiftIds[0]), undefined, { as: who });
  expect((await take(lin)).status).toBe('holding');
  expect(await take(wang)).toMatchObject({ status: 'waiting', number: 1 });
  expect(await take(zhao)).toMatchObject({ status: 'waiting', number: 2 });
  expect(await take(zhao)).toMatchObject({ status: 'waiting', number: 2 });
  await asked(200, 'POST', `${signUps(shiftIds[0])}/give-up`, undefined, { as: lin });
  expect(await take(sun)).toMatchObject({ status: 'waiting' });
  await settle();
  const after = Object.fromEntries((await roster(shiftIds[0])).map((row) => [row.name, row.status]));
  expect(after).toEqual({ 林: 'given-up', 王: 'holding', 赵: 'waiting', 孙: 'waiting' });
});

test('two clicks of one person get one ticket, and no number is lost by it; many people at once get theirs', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }]);
  const [lin, wang, ...others] = await Promise.all(Array.from({ length: 8 }, () => signedIn()));
  if (!lin || !wang) throw new Error('eight people');
  const take = (who: SignedInPerson) =>
    asked<{ status: string; number?: number }>(201, 'POST', signUps(shiftIds[0]), undefined, { as: who });
  await take(lin);
  const clicks = await Promise.all([take(wang), take(wang), take(wang)]);
  expect(clicks.map(({ number }) => number)).toEqual([1, 1, 1]);
  const numbers = (await Promise.all(others.map(take))).map(({ number }) => number ?? 0);
  expect(numbers.sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7]);
  expect((await take(wang)).number).toBe(1);
});

test('a shift that was full is asked each time: who holds it, whose time is taken, who audits, and whether there is room', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }, { places: 5 }]);
  const [lin, wang, zhao] = [await signedIn(), await signedIn(), await signedIn()];
  const take = (who: SignedInPerson, at = 0) => ask('POST', signUps(shiftIds[at]), undefined, { as: who });
  const giveUp = (who: SignedInPerson) =>
    asked(200, 'POST', `${signUps(shiftIds[0])}/give-up`, undefined, { as: who });
  expect((await take(lin)).body['status']).toBe('holding');
  expect((await take(wang)).body['status']).toBe('waiting');
  expect((await take(lin)).body['status']).toBe('holding');
  await take(zhao, 1);
  expect((await take(zhao)).body['code']).toBe('shift-overlaps');
  expect((await take(await staffOf(o, ['auditor']))).body['code']).toBe('auditor-changes-nothing');
  for (const who of [wang, lin]) await giveUp(who);
  await settle();
  expect((await take(wang)).body['status']).toBe('holding');
  expect((await take(lin)).body['status']).toBe('waiting');
});

test('nobody waits: a place given up is free for everybody again', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }]);
  const [lin, wang] = [await signedIn(), await signedIn()];
  await asked(201, 'POST', signUps(shiftIds[0]), undefined, { as: lin });
  await asked(200, 'POST', `${signUps(shiftIds[0])}/give-up`, undefined, { as: lin });
  await settle();
  expect(await asked(201, 'POST', signUps(shiftIds[0]), undefined, { as: wang })).toMatchObject({
    status: 'holding',
  });
});

test('who holds something else by then is passed over and the place goes to the next', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }, { places: 5 }]);
  const [lin, wang, zhao] = [
    await signedIn({ name: '林' }),
    await signedIn({ name: '王' }),
    await signedIn({ name: '赵' }),
  ];
  for (const who of [lin, wang, zhao]) await asked(201, 'POST', signUps(shiftIds[0]), undefined, { as: who });
  await asked(201, 'POST', signUps(shiftIds[1]), undefined, { as: wang });
  await asked(200, 'POST', `${signUps(shiftIds[0])}/give-up`, undefined, { as: lin });
  await settle();
  const after = Object.fromEntries((await roster(shiftIds[0])).map((row) => [row.name, row.status]));
  expect(after).toEqual({ 林: 'given-up', 王: 'given-up', 赵: 'holding' });
});

test('at the same time as another shift: refused, told which; after giving that up, taken', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [
    { hours: [1, 4] },
    { hours: [3, 5] },
    { hours: [4, 5] },
  ]);
  const lin = await signedIn();
  await asked(201, 'POST', signUps(shiftIds[0]), undefined, { as: lin });
  const refused = await ask('POST', signUps(shiftIds[1]), undefined, { as: lin });
  expect(refused).toMatchObject({ status: 409, body: { code: 'shift-overlaps' } });
  expect(String(refused.body['detail'])).toContain('Releasing');
  expect((await ask('POST', signUps(shiftIds[2]), undefined, { as: lin })).status).toBe(201);
  await asked(200, 'POST', `${signUps(shiftIds[0])}/give-up`, undefined, { as: lin });
  await asked(200, 'POST', `${signUps(shiftIds[2])}/give-up`, undefined, { as: lin });
  expect((await ask('POST', signUps(shiftIds[1]), undefined, { as: lin })).status).toBe(201);
});

test('two overlapping shifts at the same moment: one is taken, the other refused', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [
    { hours: [1, 4], places: 9 },
    { hours: [2, 5], places: 9 },
  ]);
  for (let round = 0; round < 5; round += 1) {
    const lin = await signedIn();
    const answers = await Promise.all(
      shiftIds.map((shift) => ask('POST', signUps(shift), undefined, { as: lin })),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, 409]);
  }
});

test('the calendar feed holds the shift at its time, to whoever has the address, and nobody else', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ hours: [1, 4] }]);
  const lin = await signedIn();
  await asked(201, 'POST', signUps(shiftIds[0]), undefined, { as: lin });
  await settle();
  const { url } = await asked<{ url: string }>(200, 'GET', '/me/calendar', undefined, { as: lin });
  expect((await asked<{ url: string }>(200, 'GET', '/me/calendar', undefined, { as: lin })).url).toBe(url);
  const path = new URL(url).pathname.replace('/api', '');
  const feed = await ask<string>('GET', path);
  const day = inDays(7, 1).slice(0, 10).replaceAll('-', '');
  expect(feed.headers.get('content-type')).toContain('text/calendar');
  expect(feed.body).toContain(`DTSTART;TZID=Asia/Shanghai:${day}T090000`);
  expect(feed.body).toContain(`UID:${shiftIds[0]}@shanchao`);
  const { url: renewed } = await asked<{ url: string }>(201, 'POST', '/me/calendar/renew', undefined, {
    as: lin,
    key: 'renew-the-calendar',
  });
  const again = await asked<{ url: string }>(201, 'POST', '/me/calendar/renew', undefined, {
    as: lin,
    key: 'renew-the-calendar',
  });
  expect([again.url, renewed === url]).toEqual([renewed, false]);
  const pathOf = (address: string) => new URL(address).pathname.replace('/api', '');
  expect((await ask('GET', path)).status).toBe(404);
  expect((await asked<string>(200, 'GET', pathOf(renewed))).toString()).toContain(
    `UID:${shiftIds[0]}@shanchao`,
  );
  const { url: last } = await asked<{ url: string }>(201, 'POST', '/me/calendar/renew', undefined, {
    as: lin,
  });
  // The first request comes again, late: what it made then is not brought back.
  const late = await asked<{ url: string }>(201, 'POST', '/me/calendar/renew', undefined, {
    as: lin,
    key: 'renew-the-calendar',
  });
  expect(late.url).toBe(last);
  expect((await ask('GET', pathOf(renewed))).status).toBe(404);
  const another = path.replace(/.\.ics$/, (end) => (end.startsWith('x') ? 'y.ics' : 'x.ics'));
  expect((await ask('GET', another)).status).toBe(404);
});
