import { expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import { getLastNumber, nextNumber } from '../../functions/volunteering/sign-ups/line.table';
import { EventId, MessageId, PersonId, RequestKey, ShiftId } from '../../functions/shared/ids';
import { listStanding } from '../../functions/volunteering/concerned/concerned.table';
import type { EventNews } from '../../functions/volunteering/events/event-news';
import {
  eventStands,
  getEventNews,
  getWrittenEvent,
  putEventNews,
  putNewEvent,
  writeEvent,
} from '../../functions/volunteering/events/event.table';
import type { EventMessage } from '../../functions/volunteering/messages/message';
import { getMessage, putMessage } from '../../functions/volunteering/messages/message.table';
import { asItIs, regated } from '../../functions/volunteering/shifts/gates';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import { copyEventOn, shiftStands, writeShift } from '../../functions/volunteering/shifts/shift-change.table';
import { getShiftsNow, listShiftsOfDay } from '../../functions/volunteering/shifts/shift-list.table';
import { newsOf } from '../../functions/volunteering/shifts/shift-news';
import {
  getNews,
  listNews,
  putNews,
  putNewsOnce,
  putProgress,
} from '../../functions/volunteering/shifts/shift-news.table';
import {
  getShiftNow,
  getShiftWithGates,
  passGate,
  passOn,
  putNewShift,
} from '../../functions/volunteering/shifts/shift.table';
import { claimed, dayOfShift } from '../../functions/volunteering/sign-ups/day';
import { dropClaim, getDay, getDays, putDay } from '../../functions/volunteering/sign-ups/day.table';
import { whatIsInTheWay } from '../../functions/volunteering/sign-ups/in-the-way.table';
import { noteLeft } from '../../functions/volunteering/sign-ups/left-line.table';
import { moveClaim } from '../../functions/volunteering/sign-ups/move-claim.table';
import { dropMySignUp, listSignUpsOfPerson } from '../../functions/volunteering/sign-ups/my-sign-up.table';
import { writeMine } from '../../functions/volunteering/sign-ups/own-list.table';
import type { WaitingRow } from '../../functions/volunteering/sign-ups/sign-up';
import {
  getSignUp,
  holdsInTurn,
  listSignUpsAfter,
  putBackInLine,
  putCancelled,
  putGivenBack,
  putHolding,
  putWaiting,
} from '../../functions/volunteering/sign-ups/sign-up.table';
import { nextInRound } from '../../functions/volunteering/telling/next-in-round.table';
import { makeEvent } from '../support/make-event';
import { makeShift } from '../support/make-shift';
import { newId } from '../support/new-id';
import { refusalOfAsync } from '../support/refusal';

const open = (part: Partial<Shift> = {}): Promise<Shift> => {
  const ids = { shiftId: ShiftId.parse(newId('shf')), eventId: EventId.parse(newId('evt')) };
  return putNewShift(makeShift(1, { ...ids, ...part }), 'a');
};
const person = () => PersonId.parse(newId('x').slice(-12));
const key = RequestKey.parse('some-request');
const now = new Date('2026-09-01T00:00:00.000Z');
const at = now.toISOString();
const readOf = async ({ organisationId, shiftId }: Shift) => {
  const read = await getShiftWithGates(organisationId, shiftId);
  if (!read) throw new Error('made above');
  return read;
};
const later = { startsAt: '2026-09-09T05:00:00.000Z', endsAt: '2026-09-09T08:00:00.000Z' };
const claims = async (who: PersonId, shift: Shift) => {
  const day = await getDay(who, dayOfShift(shift));
  await putDay(who, dayOfShift(shift), claimed(day, shift, { requestKey: key, now }), shift.shiftId);
};

test('an event is written where it stands as it was read; its news is kept beside it', async () => {
  const event = makeEvent();
  const { organisationId, eventId } = event;
  await putNewEvent(event, { zh: '放鱼' }, 'a');
  const before = await getWrittenEvent(organisationId, eventId);
  expect(before).toEqual({ ...event, description: { zh: '放鱼' } });
  if (!before) return;
  const news: EventNews = {
    organisationId,
    eventId,
    revision: 2,
    what: 'changed',
    changed: {},
    at,
    by: person(),
  };
  const after = { ...before, title: { zh: '改了' }, revision: 2 };
  await table.transact([...writeEvent(before, after), putEventNews(news)]);
  expect(await getWrittenEvent(organisationId, eventId)).toEqual(after);
  expect(await getEventNews(news)).toEqual(news);
  expect(
    await refusalOfAsync(() => table.transact(writeEvent(before, { ...after, title: { zh: '又改' } }))),
  ).toBe('stale');
  expect(await refusalOfAsync(() => table.transact([eventStands(event)]))).toBe('stale');
  await table.transact([eventStands(after)]);
});

test('a message is made once, ten a day', async () => {
  const { organisationId, eventId } = makeEvent();
  const asked = { to: { kind: 'event' as const }, text: '请带雨衣' };
  const message = (): EventMessage => {
    return { organisationId, eventId, messageId: MessageId.parse(newId('msg')), ...asked, at, by: person() };
  };
  const first = message();
  for (const _ of [1, 2]) expect(await putMessage(first, asked, [])).toEqual(first);
  expect(await getMessage(first)).toEqual(first);
  for (let n = 1; n < 10; n += 1) await putMessage(message(), asked, []);
  expect(await refusalOfAsync(() => putMessage(message(), asked, []))).toBe('too-many-messages');
});

test('a gate of a shift that was moved lets in who read it since, and nobody who did not', async () => {
  const before = await open({ places: 2, waitlist: true });
  const { gates } = await readOf(before);
  const after = { ...before, ...later, schedule: 1, revision: 2 };
  await table.transact(writeShift(before, after, gates.map(asItIs)));
  expect(await getShiftNow(before.organisationId, before.shiftId)).toEqual(after);
  expect(await getShiftsNow([before])).toEqual([after]);
  expect(await refusalOfAsync(() => table.transact([shiftStands(before)]))).toBe('stale');
  expect(await refusalOfAsync(() => table.transact(writeShift(before, after, [])))).toBe('stale');
  expect([await passGate(before, 0, person()), await passOn(before, 0, person())]).toEqual(['stale', 'gone']);
  expect(await passGate(after, 0, person())).toBeUndefined();
  expect((await listShiftsOfDay('2026-09-08', { limit: 50 })).items).not.toContainEqual(before);
  expect((await listShiftsOfDay('2026-09-09', { limit: 50 })).items).toContainEqual(after);
  await copyEventOn(after, { title: { zh: '新名' }, place: { zh: '新地' }, revision: 3 });
  await copyEventOn(after, { title: { zh: '旧名' }, place: { zh: '旧地' }, revision: 2 });
  expect((await readOf(after)).shift).toMatchObject({
    eventTitle: { zh: '新名' },
    place: { zh: '新地' },
    eventRevision: 3,
  });
});

test('who is taken from a gate waits first in line, once; who waits is let in only while they wait', async () => {
  const shift = await open({ places: 1, waitlist: true });
  const [lin, wang] = [person(), person()];
  await passGate(shift, 0, lin);
  await putHolding(shift, lin, '林');
  const { gates } = await readOf(shift);
  const to = { ...shift, places: 60, gates: 2, revision: 2 };
  await table.transact(writeShift(shift, to, regated(gates, { places: 60, waitlist: true, back: [] }, true)));
  await table.transact([putBackInLine(shift, lin, '林')]);
  expect(await getSignUp(shift, lin)).toMatchObject({ status: 'waiting', number: 0 });
  await putWaiting(shift, wang, '王', await nextNumber(shift), key);
  expect(await getLastNumber(shift)).toBe(1);
  const row = (await getSignUp(shift, wang)) as WaitingRow;
  expect(row).toMatchObject({ requestKey: key });
  let moved = 0;
  for (const _ of [1, 2]) await table.transact([holdsInTurn(row, () => void (moved += 1))]);
  expect([moved, (await getSignUp(shift, wang))?.status]).toEqual([1, 'holding']);
  expect(await listStanding([to])).toMatchObject([{ holding: [lin] }]);
});

test('the roster of who gave back, and of what was cancelled, stays as it says', async () => {
  const shift = await open();
  const [lin, wang, zhao] = [person(), person(), person()];
  for (const who of [lin, wang]) await putHolding(shift, who, '某');
  await putGivenBack(shift, lin, '某');
  expect(await getSignUp(shift, lin)).toMatchObject({ status: 'given-up', because: 'overlaps' });
  for (const [who, isHeld] of [
    [lin, false],
    [wang, true],
    [zhao, true],
  ] as const)
    await putCancelled(shift, who, '某', isHeld);
  await putHolding(shift, wang, '某');
  const status = async (who: PersonId) => (await getSignUp(shift, who))?.status;
  expect([await status(lin), await status(wang), await status(zhao)]).toEqual([
    'given-up',
    'cancelled',
    'cancelled',
  ]);
});

test('news goes round in the order of ids, those of the gates too, and goes on where it stopped', async () => {
  const shift = await open();
  const people = Array.from({ length: 3 }, person).sort();
  const [one, two, three] = people;
  if (!one || !two || !three) return;
  for (const who of [one, three]) await putHolding(shift, who, '某');
  await passGate(shift, 0, two);
  const told = { what: 'cancelled', newsId: 'cancelled-2', at, reason: '台风', shiftRevision: 2 } as const;
  const news = newsOf(shift, told);
  await table.transact([putNews(news)]);
  await putNewsOnce(newsOf(shift, { ...told, reason: '别的' }));
  expect(await listNews(shift)).toEqual([news]);
  const { gates } = await readOf(shift);
  const page = await nextInRound(news, gates);
  expect([page.some.map(({ personId }) => personId), page.to]).toEqual([
    people,
    { upTo: three, isDone: true },
  ]);
  expect((await listSignUpsAfter(shift, one, 10)).items.map(({ personId }) => personId)).toEqual([three]);
  await putProgress(news, { upTo: two, isDone: false });
  await putProgress(news, { upTo: three, isDone: true });
  const stands = await getNews(news);
  expect(stands).toMatchObject({ upTo: two, isDone: false });
  expect((await nextInRound({ ...news, upTo: two }, gates)).some.map(({ personId }) => personId)).toEqual([
    three,
  ]);
});

test('time goes with its shift to another day; what is in the way there is told; a cancelled shift is in nobody’s way', async () => {
  const [shift, other] = [await open(), await open({ ...later })];
  const lin = person();
  await claims(lin, shift);
  const moved = { ...shift, ...later };
  expect(await moveClaim(lin, moved, { startsAt: shift.startsAt, isHeld: true }, now)).toBeUndefined();
  const days = async () => [await getDays([lin], '2026-09-08'), await getDays([lin], '2026-09-09')];
  expect((await days()).map(([day]) => Object.keys(day?.claims ?? {}))).toEqual([[], [shift.shiftId]]);
  await passGate(other, 0, lin);
  await claims(lin, other);
  const inTheWay = async () => whatIsInTheWay(lin, await getDay(lin, '2026-09-09'), moved, now);
  expect(await inTheWay()).toMatchObject({ isHeld: true, other: { shiftId: other.shiftId } });
  expect(await moveClaim(lin, moved, { startsAt: shift.startsAt, isHeld: true }, now)).toBe('overlaps');
  const { gates } = await readOf(other);
  const cancelled = { ...other, cancelledBecause: '台风', schedule: 1, revision: 2 };
  await table.transact(writeShift(other, cancelled, gates.map(asItIs)));
  expect(await inTheWay()).toBeUndefined();
  for (const _ of [1, 2]) await dropClaim(lin, '2026-09-09', other.shiftId);
  expect(Object.keys((await getDay(lin, '2026-09-09')).claims)).toEqual([shift.shiftId]);
});

test('one’s own list is written by the shift as it stands, and nothing stays at the old time; who left the line is known by their request', async () => {
  const shift = await open({ waitlist: true });
  const wang = person();
  await putWaiting(shift, wang, '王', 1, key);
  await writeMine(shift, wang);
  const moved = { ...shift, ...later, schedule: 1, revision: 2 };
  const { gates } = await readOf(shift);
  await table.transact(writeShift(shift, moved, gates.map(asItIs)));
  for (const _ of [1, 2]) await writeMine(shift, wang, shift.startsAt);
  const rows = async () => (await listSignUpsOfPerson(wang, { from: '2026-01-01', limit: 9 })).items;
  expect(await rows()).toMatchObject([{ startsAt: later.startsAt, revision: 2, status: 'waiting' }]);
  await dropMySignUp(wang, moved);
  expect(await rows()).toEqual([]);
  await noteLeft(moved, (await getSignUp(shift, wang)) as WaitingRow);
  expect((await getDay(wang, '2026-09-09')).claims[shift.shiftId]).toMatchObject({
    requestKey: key,
    ticket: 1,
    givenUp: true,
  });
});
