import { afterEach, beforeAll, expect, test } from 'vitest';
import { handler as jobs } from '../../functions/jobs';
import { table } from '../../functions/platform/table/table';
import { shiftItem } from '../../functions/volunteering/shifts/shift.item';
import { setClock } from '../../functions/platform/clock';
import type { OrganisationId } from '../../functions/shared/ids';
import { ask, asked } from '../support/ask';
import { mail } from '../support/mail';
import { nightly } from '../support/nightly';
import { organisation, staffOf } from '../support/people';
import { inDays, releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { sessionOf, signedIn, type SignedInPerson } from '../support/sessions';

let o: OrganisationId;
let organiser: SignedInPerson;
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser'], { name: '江小组' });
});
afterEach(() => setClock());

const at = (path: string) => `/organisations/${o}${path}`;
const joins = async (shiftId: string | undefined, as: SignedInPerson) =>
  asked(201, 'POST', at(`/shifts/${shiftId}/sign-ups`), undefined, { as });
const lettersTo = (who: SignedInPerson) => mail.filter(({ to }) => to === who.email);

/** Lin holds both shifts, Wang one, Zhao waits for the first. */
const peopled = async (days: number) => {
  const made = await releaseEvent(
    o,
    organiser,
    [
      { places: 1, waitlist: true },
      { hours: [5, 8], places: 5 },
    ],
    { days },
  );
  const [lin, wang, zhao] = [
    await signedIn(),
    await signedIn({ name: '王' }),
    await signedIn({ name: '赵' }),
  ];
  for (const who of [lin, zhao]) await joins(made.shiftIds[0], who);
  for (const who of [lin, wang]) await joins(made.shiftIds[1], who);
  await settle();
  mail.length = 0;
  return { ...made, lin, wang, zhao, path: at(`/events/${made.eventId}/messages`) };
};
const text = '请带雨衣。\n七点半在三号门集合。';

test('a message reaches those of an event, a shift or a line, each once; its preview says how many and how it reads', async () => {
  const { eventId, path, shiftIds, lin, wang, zhao } = await peopled(60);
  const [shiftId] = shiftIds;
  const preview = (to: object) =>
    asked<{ people: number; subject: string; text: string }>(
      200,
      'POST',
      `${path}/preview`,
      { to, text },
      { as: organiser },
    );
  const all = await preview({ kind: 'event' });
  expect(all.people).toBe(2);
  expect(all.text).toContain('江小组，您好：');
  expect((await preview({ kind: 'shift', shiftId })).people).toBe(1);
  expect((await preview({ kind: 'line', shiftId })).people).toBe(1);
  expect(mail).toEqual([]);
  const send = (to: object, key: string, more: object = {}) =>
    asked(201, 'POST', path, { to, text, ...more }, { as: organiser, key });
  const sent = await send({ kind: 'event' }, 'all-of-them');
  expect(await send({ kind: 'event' }, 'all-of-them')).toEqual(sent);
  await settle();
  expect([lin, wang, zhao].map((who) => lettersTo(who).length)).toEqual([1, 1, 0]);
  expect(lettersTo(wang)[0]).toMatchObject({ subject: all.subject });
  expect(lettersTo(wang)[0]?.text).toContain(text);
  expect(lettersTo(wang)[0]?.text).toContain(`/${o}/events/${eventId}`);
  await send({ kind: 'line', shiftId }, 'those-in-line', { subject: '再等等' });
  await settle();
  expect(lettersTo(zhao).map(({ subject }) => subject)).toEqual(['再等等']);
  const history = await asked<{ items: { what: string; changed: object }[] }>(
    200,
    'GET',
    at(`/history/${eventId}`),
    undefined,
    { as: organiser },
  );
  expect(history.items.filter(({ what }) => what === 'message-sent')).toHaveLength(2);
  expect(history.items[0]?.changed).toMatchObject({ text: [null, text] });
});

test('ten messages a day are enough; nobody of elsewhere writes, and to nobody there is nothing to write', async () => {
  const { path, shiftIds, eventId } = await peopled(61);
  const write = (as: SignedInPerson | undefined, body: object = { to: { kind: 'event' }, text }) =>
    ask('POST', path, body, { as });
  for (let n = 0; n < 10; n += 1) expect((await write(organiser)).status).toBe(201);
  expect(await write(organiser)).toMatchObject({ status: 409, body: { code: 'too-many-messages' } });
  expect((await write(undefined)).status).toBe(401);
  expect((await write(await staffOf(o, ['finance']))).status).toBe(403);
  expect((await write(await staffOf(await organisation('xihu'), ['organiser']))).status).toBe(404);
  const other = { to: { kind: 'shift', shiftId: `shf_${'0'.repeat(26)}` }, text };
  expect((await write(organiser, other)).status).toBe(404);
  expect((await write(organiser, { to: { kind: 'event' }, text: '' })).status).toBe(400);
  for (const shiftId of shiftIds)
    await asked(200, 'POST', at(`/shifts/${shiftId}/cancel`), { reason: '台风' }, { as: organiser });
  await settle();
  expect(
    (
      await ask(
        'POST',
        at(`/events/${eventId}/messages/preview`),
        { to: { kind: 'event' }, text },
        { as: organiser },
      )
    ).body,
  ).toMatchObject({ code: 'nobody-to-write-to' });
});

const quarter = () => jobs({ clock: 'quarter-hour' }, { getRemainingTimeInMillis: () => 0 });
/** Ten in the morning in UTC is six in the evening in Hangzhou. */
const evening = (days: number, minutes = 0) => new Date(Date.parse(inDays(days - 1, 10)) + minutes * 60_000);

test('on the evening before, who holds a place is reminded once, with where to gather and whom to call', async () => {
  const { eventId, shiftIds, lin, wang, zhao } = await peopled(3);
  const body = {
    title: { zh: '千岛湖放鱼', en: 'Fish release' },
    description: { zh: '放' },
    place: { zh: '中心湖区码头' },
    address: '梦姑路 348 号',
    contact: { name: '江小组', phone: '138 0000 0000' },
    startsAt: inDays(3, 0),
    endsAt: inDays(3, 10),
  };
  await asked(200, 'PUT', at(`/events/${eventId}`), { ...body, revision: 1 }, { as: organiser });
  const shift = {
    title: { zh: '放鱼' },
    startsAt: inDays(3, 5),
    endsAt: inDays(3, 8),
    places: 5,
    waitlist: false,
  };
  const said = { asks: { zh: '穿雨鞋' }, meet: { zh: '三号门' } };
  await asked(
    200,
    'PUT',
    at(`/shifts/${shiftIds[1]}`),
    { ...shift, ...said, revision: 1 },
    { as: organiser },
  );
  await settle();
  mail.length = 0;
  setClock(() => evening(3, -1));
  await quarter();
  await settle();
  expect(mail, 'before six').toEqual([]);
  setClock(() => evening(3, 5));
  const someone = await signedIn({ name: '迟' });
  const late = { ...someone, ...(await sessionOf(someone.personId, evening(9))) };
  await joins(shiftIds[1], late);
  await settle();
  mail.length = 0;
  setClock(() => evening(3, 10));
  for (const _ of [1, 2]) {
    await quarter();
    await settle();
  }
  // Lin holds two shifts of tomorrow.
  expect([lin, wang, zhao, late].map((who) => lettersTo(who).length)).toEqual([2, 1, 0, 0]);
  const [letter] = lettersTo(wang);
  expect(letter?.subject).toBe('明天见：千岛湖放鱼 · See you tomorrow');
  for (const part of [
    '集合地点：三号门',
    '地址：梦姑路 348 号',
    '需要：穿雨鞋',
    '联系人：江小组 138 0000 0000',
  ])
    expect(letter?.text).toContain(part);
});

test('of what was cancelled, or is a draft, nobody is reminded', async () => {
  const cancelled = await peopled(5);
  await asked(200, 'POST', at(`/events/${cancelled.eventId}/cancel`), { reason: '台风' }, { as: organiser });
  await releaseEvent(o, organiser, [{}], { days: 5, publish: false });
  await settle();
  mail.length = 0;
  setClock(() => evening(5, 10));
  await quarter();
  await settle();
  expect(mail).toEqual([]);
});

test('who holds a place on a shift that an earlier release published is reminded too, from the first night on', async () => {
  const { shiftIds, wang, lin } = await peopled(7);
  // As releases up to 0.2 wrote a shift: found by its event alone.
  for (const shiftId of shiftIds)
    await table.update(shiftItem.key({ organisationId: o, shiftId: String(shiftId) }), {
      set: 'REMOVE queuePk, queueSk',
      condition: 'attribute_exists(queuePk)',
      otherwise: () => {
        throw new Error('it is found by its day, unless told otherwise');
      },
    });
  setClock(() => evening(7, 1));
  await quarter();
  await settle();
  expect(mail, 'nobody knows of it yet').toEqual([]);
  expect((await nightly(evening(7, 2))).codes).toEqual([]);
  await quarter();
  await settle();
  expect([lin, wang].map((who) => lettersTo(who).length)).toEqual([2, 1]);
});
