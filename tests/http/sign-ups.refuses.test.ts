import { beforeAll, expect, test } from 'vitest';
import type { OrganisationId } from '../../functions/shared/ids';
import { putMember } from '../../functions/people/members/member.table';
import { ask, asked } from '../support/ask';
import { mail } from '../support/mail';
import { organisation, staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { settle } from '../support/settle';
import { sessionOf, signedIn, type SignedInPerson } from '../support/sessions';

let o: OrganisationId;
let other: OrganisationId;
let organiser: SignedInPerson;

beforeAll(async () => {
  [o, other] = [await organisation('chunan'), await organisation('xihu')];
  organiser = await staffOf(o, ['organiser']);
});
const at = (shiftId: string | undefined, where: string = o) =>
  `/organisations/${where}/shifts/${shiftId}/sign-ups`;
const code = async (...args: Parameters<typeof ask>) => {
  const { status, body } = await ask(...args);
  return [status, body['code']];
};

test('full without a waitlist: refused, in the reader’s language, with a request id', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1 }]);
  await asked(201, 'POST', at(shiftIds[0]), undefined, { as: await signedIn() });
  const who = await signedIn();
  const zh = await ask('POST', at(shiftIds[0]), undefined, { as: who, language: 'zh' });
  expect(zh).toMatchObject({ status: 409, body: { code: 'shift-full', detail: '该岗位已报满。' } });
  expect(zh.headers.get('content-type')).toBe('application/problem+json');
  expect(zh.body['requestId']).toBe(zh.headers.get('x-request-id'));
  expect((await ask('POST', at(shiftIds[0]), undefined, { as: who })).body['detail']).toBe(
    'Every place on this shift is taken.',
  );
});

test('without a key, with a bad one, without a session, on a draft, elsewhere', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}]);
  const draft = await releaseEvent(o, organiser, [{}], { publish: false });
  const who = await signedIn();
  expect(await code('POST', at(shiftIds[0]), undefined, { as: who, key: '' })).toEqual([
    400,
    'request-key-missing',
  ]);
  expect(await code('POST', at(shiftIds[0]), undefined, { as: who, key: 'short' })).toEqual([
    400,
    'request-key-missing',
  ]);
  expect(await code('POST', at(shiftIds[0]), undefined, {})).toEqual([401, 'not-signed-in']);
  expect(await code('POST', at(draft.shiftIds[0]), undefined, { as: who })).toEqual([404, 'not-found']);
  expect(await code('POST', at(shiftIds[0], other), undefined, { as: who })).toEqual([404, 'not-found']);
  expect(await code('POST', `${at(shiftIds[0])}/give-up`, undefined, { as: who })).toEqual([
    409,
    'not-signed-up',
  ]);
});

test('a session that ended is nobody’s', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}]);
  const who = await signedIn();
  const past = await sessionOf(who.personId, new Date(Date.now() - 1000));
  expect(await code('POST', at(shiftIds[0]), undefined, { as: past })).toEqual([401, 'not-signed-in']);
  const forged = { cookie: who.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) };
  expect(await code('GET', '/me', undefined, { as: forged })).toEqual([401, 'not-signed-in']);
});

test('who audits the organisation takes no part in what they audit', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}]);
  const auditor = await staffOf(o, ['auditor']);
  expect(await code('POST', at(shiftIds[0]), undefined, { as: auditor })).toEqual([
    403,
    'auditor-changes-nothing',
  ]);
});

test('who waits and audits meanwhile is passed over, is told so, and the next in line gets the place', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{ places: 1, waitlist: true }]);
  const [holds, audits, next] = [await signedIn(), await signedIn(), await signedIn()];
  for (const as of [holds, audits, next]) await asked(201, 'POST', at(shiftIds[0]), undefined, { as });
  await settle();
  await putMember({ organisationId: o, personId: audits.personId, roles: ['auditor'] });
  await asked(200, 'POST', `${at(shiftIds[0])}/give-up`, undefined, { as: holds });
  await settle();
  const { items } = await asked<{ items: { personId: string; status: string }[] }>(
    200,
    'GET',
    at(shiftIds[0]),
    undefined,
    { as: organiser },
  );
  const standing = (who: SignedInPerson) => items.find((one) => one.personId === who.personId)?.status;
  expect([holds, audits, next].map(standing)).toEqual(['given-up', 'given-up', 'holding']);
  const told = mail.filter(({ to }) => to === audits.email).map(({ subject }) => subject);
  expect(told).toEqual(
    ['You are in line', 'Your waiting ended'].map((words) => expect.stringContaining(words) as string),
  );
});

test('a role taken away holds from the next request on', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}]);
  const leaver = await staffOf(o, ['organiser']);
  await asked(200, 'GET', at(shiftIds[0]), undefined, { as: leaver });
  await putMember({ organisationId: o, personId: leaver.personId, roles: ['volunteer'] });
  expect(await code('GET', at(shiftIds[0]), undefined, { as: leaver })).toEqual([403, 'not-allowed']);
  const admin = await staffOf(o, ['admin']);
  const path = `/organisations/${o}/members/${leaver.personId}/remove`;
  await asked(200, 'POST', path, undefined, { as: admin });
  expect(await code('GET', at(shiftIds[0]), undefined, { as: leaver })).toEqual([404, 'not-found']);
});

test('another organisation’s organiser sees and moves nothing with these ids, under either address', async () => {
  const { shiftIds, eventId } = await releaseEvent(o, organiser, [{}]);
  const lin = await signedIn();
  await asked(201, 'POST', at(shiftIds[0]), undefined, { as: lin });
  await settle();
  const foreign = await staffOf(other, ['organiser', 'admin']);
  for (const where of [o, other]) {
    expect(await code('GET', at(shiftIds[0], where), undefined, { as: foreign })).toEqual([404, 'not-found']);
    const shift = {
      title: { zh: '一' },
      startsAt: '2026-09-08T01:00:00Z',
      endsAt: '2026-09-08T02:00:00Z',
      places: 1,
      waitlist: false,
    };
    expect(
      await code('POST', `/organisations/${where}/events/${eventId}/shifts`, shift, { as: foreign }),
    ).toEqual([404, 'not-found']);
    expect(
      await code('POST', `/organisations/${where}/events/${eventId}/publish`, undefined, { as: foreign }),
    ).toEqual([404, 'not-found']);
    const person = `${at(shiftIds[0], where)}/${lin.personId}/check-in`;
    expect((await ask('POST', person, {}, { as: foreign })).status).toBe(where === o ? 404 : 409);
  }
});

test('events and shifts: what does not fit is named field by field, unknown fields are refused', async () => {
  const answer = await ask(
    'POST',
    `/organisations/${o}/events`,
    { title: { zh: '' }, startsAt: 'soon', surprise: 1 },
    { as: organiser, language: 'zh' },
  );
  expect(answer).toMatchObject({ status: 400, body: { code: 'not-understood' } });
  const errors = answer.body['errors'] as { path: string; message: string }[];
  expect(errors.map((error) => error.path)).toEqual(
    expect.arrayContaining(['title.zh', 'startsAt', 'description', 'place', '']),
  );
  for (const error of errors) expect(error.message).toMatch(/\p{Script=Han}/u);
});

test('a request from another site is not carried out, a body too large or not JSON is refused', async () => {
  const { shiftIds } = await releaseEvent(o, organiser, [{}]);
  const who = await signedIn();
  for (const headers of [
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])
    expect(await code('POST', at(shiftIds[0]), undefined, { as: who, headers })).toEqual([
      403,
      'wrong-origin',
    ]);
  const ours = { origin: 'http://shanchao.test', 'sec-fetch-site': 'same-origin' };
  expect((await ask('POST', at(shiftIds[0]), undefined, { as: who, headers: ours })).status).toBe(201);
  expect(await code('PUT', '/me', { name: 'x'.repeat(70_000) }, { as: who })).toEqual([
    413,
    'body-too-large',
  ]);
  expect(
    await code('PUT', '/me', { name: '林' }, { as: who, headers: { 'content-type': 'text/plain' } }),
  ).toEqual([415, 'wrong-content-type']);
});

test('a request key that was used for something else is refused', async () => {
  const event = {
    title: { zh: '甲' },
    description: { zh: '乙' },
    place: { zh: '丙' },
    startsAt: '2027-01-01T00:00:00Z',
    endsAt: '2027-01-01T02:00:00Z',
  };
  const key = 'one-key-for-two-events';
  const first = await asked(201, 'POST', `/organisations/${o}/events`, event, { as: organiser, key });
  expect(await asked(201, 'POST', `/organisations/${o}/events`, event, { as: organiser, key })).toEqual(
    first,
  );
  expect(
    await code(
      'POST',
      `/organisations/${o}/events`,
      { ...event, title: { zh: '丁' } },
      { as: organiser, key },
    ),
  ).toEqual([422, 'request-key-reused']);
});

test('an event without shifts cannot be published; a draft is for staff only', async () => {
  const { eventId } = await releaseEvent(o, organiser, [], { publish: false });
  expect(
    await code('POST', `/organisations/${o}/events/${eventId}/publish`, undefined, { as: organiser }),
  ).toEqual([409, 'event-without-shifts']);
  expect((await ask('GET', `/organisations/${o}/events/${eventId}`)).status).toBe(404);
  expect(
    (await ask('GET', `/organisations/${o}/events/${eventId}`, undefined, { as: organiser })).status,
  ).toBe(200);
  expect(await code('GET', `/organisations/${o}/events?drafts=true`)).toEqual([403, 'not-allowed']);
});
