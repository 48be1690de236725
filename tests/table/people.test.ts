import { describe, expect, test } from 'vitest';
import { getFeedSecret, makeFeedSecret } from '../../functions/volunteering/calendar/feed.table';
import { add, changeOne, find, read } from '../../functions/people/accounts/auth-records.table';
import { sessionShape, userShape } from '../../functions/people/accounts/auth-rows';
import {
  addPerson,
  findPersonByEmail,
  getPerson,
  getPersons,
  personAt,
  renamePerson,
} from '../../functions/people/accounts/person.table';
import { newPersonId } from '../../functions/platform/new-id';
import { newId } from '../support/new-id';
import { sendOnce } from '../../functions/platform/letters/send-once';
import { readSession } from '../../functions/people/sign-in/session.table';
import { OrganisationId, PersonId, ShiftId } from '../../functions/shared/ids';
import { recordOf, ServiceRecordRow } from '../../functions/volunteering/service-records/service-record';
import {
  dropServiceRecord,
  getServiceRecord,
  getServiceRecords,
  listServiceRecords,
  putServiceRecord,
} from '../../functions/volunteering/service-records/service-record.table';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import { putNewShift } from '../../functions/volunteering/shifts/shift.table';
import { toTell } from '../../functions/volunteering/sign-ups/letter-names';
import { letters } from '../../functions/volunteering/sign-ups/letters';
import { config } from '../../functions/platform/config';
import { mail } from '../support/mail';
import { makeShift } from '../support/make-shift';
import { sessionOf } from '../support/sessions';
import { settle } from '../support/settle';

const now = new Date('2026-09-08T01:00:00.000Z');
const newPerson = (name = '林小潮') => {
  const personId = PersonId.parse(newPersonId());
  return { personId, name, email: `${personId}@people.test` };
};
const added = async (name?: string) => {
  const person = newPerson(name);
  await addPerson(person, now);
  return person;
};

describe('a person', () => {
  test('has one account to an address, however it is written', async () => {
    const person = newPerson();
    await addPerson({ ...person, email: person.email.toUpperCase() }, now);
    expect(await getPerson(person.personId)).toEqual(person);
    expect(await findPersonByEmail(person.email)).toEqual(person);
    const other = { ...newPerson(), email: person.email };
    await expect(addPerson(other, now)).rejects.toThrow(/another user has this value/);
    expect(await getPerson(other.personId)).toBeUndefined();
    expect(await findPersonByEmail('nobody@people.test')).toBeUndefined();
  });

  test('is found at an address, or made for it, once for all who ask at the same moment', async () => {
    const there = await added();
    expect(await personAt(there.email, now)).toEqual(there);
    const email = `${newPersonId()}@people.test`;
    const told = await Promise.all(Array.from({ length: 6 }, () => personAt(email, now)));
    expect(new Set(told.map(({ personId }) => personId)).size).toBe(1);
    expect(await findPersonByEmail(email)).toEqual({ personId: told[0]?.personId, name: '', email });
  });

  test('is found with others, in the order asked; who is not there is missing', async () => {
    const [one, two] = [await added('甲'), await added('乙')];
    const asked = [two.personId, PersonId.parse(newPersonId()), one.personId, two.personId];
    expect((await getPersons(asked)).map((person) => person?.name)).toEqual(['乙', undefined, '甲', '乙']);
    expect(await getPersons([])).toEqual([]);
  });

  test('is called what they said last; nobody is renamed who is not there', async () => {
    const { personId } = await added();
    expect(await renamePerson(personId, '林大潮', now)).toMatchObject({ name: '林大潮' });
    expect((await getPerson(personId, false))?.name).toBe('林大潮');
    expect(await renamePerson(PersonId.parse(newPersonId()), '无名', now)).toBeUndefined();
  });
});

describe('a record of sign-in', () => {
  test('is found by its own key, by a value that is its alone, and in a list; one that does not answer is not changed', async () => {
    const { personId, email } = newPerson();
    const at = now.toISOString();
    await add(userShape, {
      id: personId,
      name: 'a',
      email,
      emailVerified: true,
      createdAt: at,
      updatedAt: at,
    });
    expect((await read(userShape, personId))?.record).toMatchObject({ email });
    expect(await read(userShape, 'nobody')).toBeUndefined();
    const byEmail = [{ field: 'email', value: email }];
    expect((await find(userShape, byEmail)).map(({ record }) => record['id'])).toEqual([personId]);
    const isA = [{ field: 'name', value: 'a' }];
    const named = (name: string) => changeOne(userShape, personId, isA, (record) => ({ ...record, name }));
    expect((await named('b'))?.after).toMatchObject({ name: 'b' });
    expect(await named('c')).toBeUndefined();
    await sessionOf(personId);
    await sessionOf(personId);
    expect(await find(sessionShape, [{ field: 'userId', value: personId }])).toHaveLength(2);
  });
});

describe('a session', () => {
  test('tells who asks until it expires, is deleted or was never signed by us', async () => {
    const { personId } = newPerson();
    const { cookie, token } = await sessionOf(personId);
    expect(await readSession(cookie, new Date())).toMatchObject({ personId });
    expect(await readSession(cookie, new Date(Date.now() + 25 * 60 * 60_000))).toBeUndefined();
    expect(await readSession(`${cookie.slice(0, -4)}AAAA`, new Date())).toBeUndefined();
    expect(await readSession(undefined, new Date())).toBeUndefined();
    await changeOne(sessionShape, token, [], () => undefined);
    expect(await readSession(cookie, new Date())).toBeUndefined();
  });
});

test('a calendar feed has one secret, the same at every asking, and none before', async () => {
  const { personId } = newPerson();
  expect(await getFeedSecret(personId)).toBeUndefined();
  const secrets = await Promise.all(Array.from({ length: 5 }, () => makeFeedSecret(personId)));
  expect(new Set([...secrets, await getFeedSecret(personId)]).size).toBe(1);
  expect(await makeFeedSecret(newPerson().personId)).not.toBe(secrets[0]);
});

test('a letter leaves once for its cause, in each organisation', async () => {
  const lin = await added();
  const shifts = ['chunan', 'xihu'].map((town) =>
    makeShift(1, { organisationId: OrganisationId.parse(town), shiftId: ShiftId.parse(newId('shf')) }),
  );
  for (const shift of shifts) await putNewShift(shift, 'a');
  const tell = (shift: Shift) =>
    sendOnce(shift.organisationId, cause, toTell('place-held', shift, lin.personId), now);
  const [one, other] = shifts as [Shift, Shift];
  const [cause, before] = [newId('cause'), mail.length];
  for (const _ of [1, 2]) await tell(one);
  await settle();
  expect(mail.length - before).toBe(1);
  await tell(other);
  await settle();
  expect(mail.length - before).toBe(2);
  expect(mail.slice(before)).toEqual(
    shifts.map((shift) => {
      const words = letters['place-held'](
        lin.name,
        shift,
        `${config.publicUrl}/${shift.organisationId}/events/${shift.eventId}`,
      );
      return expect.objectContaining({ to: lin.email, ...words, key: cause }) as unknown;
    }),
  );
});

describe('a service record', () => {
  const serve = async (personId: PersonId, hour: number) => {
    const shift = makeShift(1, {
      organisationId: OrganisationId.parse('chunan'),
      shiftId: ShiftId.parse(newId('shf')),
      startsAt: `2026-09-08T0${hour}:00:00.000Z`,
    });
    const record = recordOf(shift, personId, { in: shift.startsAt, out: shift.endsAt });
    await putServiceRecord(record, shift.startsAt);
    return { shift, record };
  };

  test('is its person’s, newest first; written anew it says what is right now', async () => {
    const { personId } = newPerson();
    const [one, three, two] = [await serve(personId, 1), await serve(personId, 3), await serve(personId, 2)];
    await serve(newPerson().personId, 1);
    const to = two.record.from.replace(/..:00.000Z$/, '07:00.000Z');
    const corrected = { ...two.record, to, minutes: 7 };
    await putServiceRecord(corrected, two.shift.startsAt);
    const first = await listServiceRecords(personId, { limit: 2 });
    expect(first.items).toEqual([three.record, corrected].map((record) => ServiceRecordRow.parse(record)));
    const rest = await listServiceRecords(personId, { limit: 2, cursor: first.next });
    expect(rest.items).toEqual([ServiceRecordRow.parse(one.record)]);
    expect(await getServiceRecord({ personId, shiftId: two.shift.shiftId })).toEqual(corrected);
    for (const _ of [1, 2])
      await dropServiceRecord({ personId, shiftId: two.shift.shiftId }, two.shift.startsAt);
    expect((await listServiceRecords(personId, { limit: 9 })).items).toHaveLength(2);
    expect(await getServiceRecord({ personId, shiftId: two.shift.shiftId })).toBeUndefined();
  });

  test('is found for several people of one shift, in the order asked', async () => {
    const [served, other] = [newPerson().personId, newPerson().personId];
    const { shift, record } = await serve(served, 1);
    expect(await getServiceRecords(shift.shiftId, [other, served])).toEqual([undefined, record]);
  });
});
