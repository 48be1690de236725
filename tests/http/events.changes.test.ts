import { beforeAll, expect, test } from 'vitest';
import type { Event, EventRow } from '../../functions/volunteering/events/event';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import type { OrganisationId } from '../../functions/shared/ids';
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

type Page = Event & { description: object; onShifts: (Shift & { placesLeft: number })[] };
const at = (path: string) => `/organisations/${o}${path}`;
const pageOf = (eventId: string, as?: SignedInPerson) =>
  asked<Page>(200, 'GET', at(`/events/${eventId}`), undefined, { as });
const written = (days: number) => ({
  title: { zh: '千岛湖放鱼', en: 'Fish release' },
  description: { zh: '把鱼放回湖里。', en: 'Back into the lake.' },
  place: { zh: '中心湖区码头', en: 'Central pier' },
  startsAt: inDays(days, 0),
  endsAt: inDays(days, 10),
});
const put = (eventId: string, body: object) => ask('PUT', at(`/events/${eventId}`), body, { as: organiser });
const rows = async (query: string, as?: SignedInPerson) =>
  (await asked<{ items: EventRow[] }>(200, 'GET', at(`/events?${query}`), undefined, { as })).items;
const lettersTo = (who: SignedInPerson) => mail.filter(({ to }) => to === who.email);
const holder = async (shiftId: string | undefined, name: string) => {
  const who = await signedIn({ name });
  await asked(201, 'POST', at(`/shifts/${shiftId}/sign-ups`), undefined, { as: who });
  return who;
};
type Mine = {
  shiftId: string;
  status: string;
  eventTitle: { zh: string };
  startsAt: string;
  revision: number;
};
const mine = async (as: SignedInPerson) =>
  (await asked<{ items: Mine[] }>(200, 'GET', '/me/sign-ups', undefined, { as })).items;

changesAsPromised('an event', async () => {
  const thing = await asked<Event>(201, 'POST', at('/events'), written(7), { as: organiser });
  return {
    o,
    path: `/events/${thing.eventId}`,
    which: thing.eventId,
    thing,
    may: 'organiser',
    mayNot: 'finance',
    body: (said) => ({ ...written(7), title: { zh: said } }),
    saidIn: ({ title }: Event) => title.zh,
  };
});

test('a published event moves in the list, its shifts take its title and place, and who comes is told once, old → new', async () => {
  const { eventId, shiftIds } = await releaseEvent(o, organiser, [{}, { hours: [5, 8] }], { days: 20 });
  const [lin, wang] = [await holder(shiftIds[0], '林小潮'), await holder(shiftIds[1], '王')];
  await asked(201, 'POST', at(`/shifts/${shiftIds[1]}/sign-ups`), undefined, { as: lin });
  await settle();
  mail.length = 0;
  const contact = { name: '江小组', phone: '138 0000 0000' };
  const body = {
    ...written(20),
    place: { zh: '梦姑码头', en: 'Menggu pier' },
    contact,
    startsAt: inDays(19, 23),
  };
  const changed = await put(eventId, { ...body, revision: 1, reason: '水位低' });
  expect(changed.body).toMatchObject({
    place: { zh: '梦姑码头' },
    contact,
    revision: 2,
    status: 'published',
  });
  await settle();
  const page = await pageOf(eventId);
  expect(page.onShifts.map(({ place }) => place.zh)).toEqual(['梦姑码头', '梦姑码头']);
  expect((await rows('')).filter((row) => row.eventId === eventId)).toMatchObject([
    { startsAt: inDays(19, 23), place: { zh: '梦姑码头' } },
  ]);
  // Lin holds two shifts of it, and is told once.
  for (const who of [lin, wang]) {
    expect(lettersTo(who)).toHaveLength(1);
    const [letter] = lettersTo(who);
    expect(letter?.text).toContain('地点：中心湖区码头 → 梦姑码头');
    expect(letter?.text).toContain('Place: Central pier → Menggu pier');
    expect(letter?.text).toContain('联系人：（无） → 江小组 138 0000 0000');
    expect(letter?.text).toContain('原因：水位低');
    expect(letter?.text).toContain(`/${o}/events/${eventId}`);
  }
  // The description alone is nobody's news.
  await put(eventId, { ...body, description: { zh: '另一段' }, revision: 2 });
  await settle();
  expect(mail.length).toBe(2);
  expect(await pageOf(eventId)).toMatchObject({ description: { zh: '另一段' }, revision: 3 });
});

test('hours that would leave a shift outside are refused, with the shift’s name; a cancelled one may lie there', async () => {
  const { eventId, shiftIds } = await releaseEvent(o, organiser, [{ hours: [1, 4] }], { days: 21 });
  const narrow = { ...written(21), startsAt: inDays(21, 2), revision: 1 };
  const refused = await put(eventId, narrow);
  expect(refused).toMatchObject({ status: 409, body: { code: 'shift-left-outside' } });
  expect(String(refused.body['detail'])).toContain('Releasing, ');
  await asked(200, 'POST', at(`/shifts/${shiftIds[0]}/cancel`), { reason: '人手不够' }, { as: organiser });
  expect((await put(eventId, narrow)).status).toBe(200);
  const wrong = { ...written(21), endsAt: inDays(20, 0), revision: 2 };
  expect((await put(eventId, wrong)).body).toMatchObject({ code: 'event-dates' });
  expect(
    (await put(eventId, { ...written(21), campaignId: `cmp_${'0'.repeat(26)}`, revision: 2 })).body,
  ).toMatchObject({
    code: 'campaign-not-found',
  });
});

test('a draft that was withdrawn is in no list, and nothing is done with it any more', async () => {
  const { eventId } = await releaseEvent(o, organiser, [{}], { days: 22, publish: false });
  const end = () =>
    asked(200, 'POST', at(`/events/${eventId}/cancel`), { reason: '重复了' }, { as: organiser });
  expect(await end()).toMatchObject({ status: 'withdrawn', endedBecause: '重复了', revision: 2 });
  expect(await end(), 'a second time').toMatchObject({ revision: 2 });
  expect((await rows('drafts=true&limit=50', organiser)).map((row) => row.eventId)).not.toContain(eventId);
  expect((await ask('GET', at(`/events/${eventId}`))).status).toBe(404);
  expect(
    (await ask('POST', at(`/events/${eventId}/publish`), undefined, { as: organiser })).body,
  ).toMatchObject({
    code: 'event-over',
  });
  expect((await put(eventId, { ...written(22), revision: 2 })).body).toMatchObject({ code: 'event-over' });
  expect((await ask('POST', at(`/events/${eventId}/cancel`), {}, { as: organiser })).status).toBe(400);
});

test('an event that was published is cancelled with all its shifts; it stays in the lists and says so; each is told once', async () => {
  const { eventId, shiftIds } = await releaseEvent(
    o,
    organiser,
    [{ places: 1, waitlist: true }, { hours: [5, 8] }],
    { days: 23 },
  );
  const lin = await holder(shiftIds[0], '林小潮');
  const wang = await holder(shiftIds[0], '王');
  await asked(201, 'POST', at(`/shifts/${shiftIds[1]}/sign-ups`), undefined, { as: lin });
  await settle();
  mail.length = 0;
  const concerned = () => asked(200, 'GET', at(`/events/${eventId}/concerned`), undefined, { as: organiser });
  expect(await concerned()).toEqual({ holding: 2, waiting: 1, people: 2 });
  await asked(200, 'POST', at(`/events/${eventId}/cancel`), { reason: '台风' }, { as: organiser });
  await settle();
  expect(await pageOf(eventId)).toMatchObject({ status: 'cancelled', endedBecause: '台风' });
  expect((await pageOf(eventId)).onShifts).toMatchObject([
    { cancelledBecause: '台风', placesLeft: 0 },
    { cancelledBecause: '台风', placesLeft: 0 },
  ]);
  expect((await rows('')).find((row) => row.eventId === eventId)).toMatchObject({ status: 'cancelled' });
  expect((await mine(lin)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  expect((await mine(wang)).map(({ status }) => status)).toEqual(['cancelled']);
  expect([lettersTo(lin).length, lettersTo(wang).length]).toEqual([1, 1]);
  expect(lettersTo(wang)[0]?.text).toContain('原因：台风');
  expect(lettersTo(wang)[0]?.subject).toContain('已取消');
  expect(await concerned()).toEqual({ holding: 0, waiting: 0, people: 0 });
  const history = await asked<{ items: { what: string; by: string }[] }>(
    200,
    'GET',
    at(`/history/${shiftIds[0]}`),
    undefined,
    { as: organiser },
  );
  expect(history.items[0]).toMatchObject({ what: 'shift-cancelled', by: organiser.personId });
});

test('an event is copied to another day with its shifts at the same times, once for each key, and a cancelled shift is not', async () => {
  const { eventId, shiftIds } = await releaseEvent(
    o,
    organiser,
    [{ places: 120, waitlist: true }, { hours: [5, 8] }, { hours: [8, 9] }],
    { days: 24 },
  );
  await asked(200, 'POST', at(`/shifts/${shiftIds[2]}/cancel`), { reason: '不办了' }, { as: organiser });
  const on = inDays(31, 1).slice(0, 10);
  const copy = () =>
    asked<Event>(201, 'POST', at(`/events/${eventId}/copy`), { on }, { as: organiser, key: 'copy-to-week' });
  const made = await copy();
  expect(made).toMatchObject({ status: 'draft', shifts: 2, startsAt: inDays(31, 0), revision: 1 });
  expect(await copy()).toEqual(made);
  await settle();
  const page = await pageOf(made.eventId, organiser);
  expect(page.onShifts).toMatchObject([
    {
      startsAt: inDays(31, 1),
      endsAt: inDays(31, 4),
      places: 120,
      waitlist: true,
      placesLeft: 120,
      published: false,
    },
    { startsAt: inDays(31, 5), endsAt: inDays(31, 8) },
  ]);
  expect(page.description).toEqual({ zh: '把鱼放回湖里。', en: 'Back into the lake.' });
  const other = await ask(
    'POST',
    at(`/events/${eventId}/copy`),
    { on: inDays(38, 1).slice(0, 10) },
    {
      as: organiser,
      key: 'copy-to-week',
    },
  );
  expect(other.body).toMatchObject({ code: 'request-key-reused' });
});
