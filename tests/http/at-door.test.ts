import { beforeAll, describe, expect, test } from 'vitest';
import { listAudited } from '../../functions/people/audit/audit.table';
import { findPersonByEmail, getPerson } from '../../functions/people/accounts/person.table';
import type { ServiceRecordRow } from '../../functions/volunteering/service-records/service-record';
import { ShiftId, type OrganisationId } from '../../functions/shared/ids';
import type { Shift } from '../../functions/volunteering/shifts/shift';
import { getShiftWithGates, putNewShift } from '../../functions/volunteering/shifts/shift.table';
import type { SignUp } from '../../functions/volunteering/sign-ups/sign-up';
import { ask, asked } from '../support/ask';
import { holdPlace } from '../support/hold-place';
import { mail } from '../support/mail';
import { makeShift } from '../support/make-shift';
import { newId } from '../support/new-id';
import { organisation, staffOf } from '../support/people';
import { settle } from '../support/settle';
import { sessionOf, signedIn, type SignedInPerson } from '../support/sessions';
import { minutesAgo } from '../support/soon';

let o: OrganisationId;
let organiser: SignedInPerson;
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
});

type Answer = SignUp & { code?: string; detail?: string };
type Asks = Record<string, unknown>;

const underWay = { startsAt: minutesAgo(90), endsAt: minutesAgo(-30) };
/** A shift that is under way, and its door. */
const door = async (part: Partial<Shift> = {}) => {
  const shift = makeShift(1, {
    ...underWay,
    places: 2,
    ...part,
    organisationId: o,
    shiftId: ShiftId.parse(newId('shf')),
  });
  await putNewShift(shift, 'a');
  const at = `/organisations/${o}/shifts/${shift.shiftId}`;
  const add = (what: Asks, key?: string, as = organiser) =>
    ask<Answer>('POST', `${at}/at-door`, what, { as, ...(key !== undefined && { key }) });
  const roster = async () =>
    (await asked<{ items: SignUp[] }>(200, 'GET', `${at}/sign-ups`, undefined, { as: organiser })).items;
  const fill = async () => {
    for (let taken = 0; taken < shift.places; taken += 1) {
      const one = await signedIn();
      await holdPlace(shift, one.personId, one.name);
    }
  };
  const read = async () => {
    const now = await getShiftWithGates(o, shift.shiftId);
    if (!now) throw new Error('made above');
    return now;
  };
  return { shift, at, add, roster, fill, read };
};
const newEmail = () => `${newId('door').slice(-12)}@people.example`;

describe('somebody who came without a place', () => {
  test('is on the roster and here, by the name told; goes, and has a record once they sign in by that mailbox', async () => {
    const { shift, at, add, roster } = await door();
    const email = newEmail();
    const { status, body } = await add({ name: '陈大海', email });
    expect([status, body.status, body.name]).toEqual([201, 'holding', '陈大海']);
    await settle();
    const [row, ...others] = await roster();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ name: '陈大海', status: 'holding', tail: email.split('@')[0]?.slice(-4) });
    expect(row).toHaveProperty('checkedInAt');
    await asked(
      200,
      'POST',
      `${at}/sign-ups/${body.personId}/check-out`,
      { at: minutesAgo(-1) },
      { as: organiser },
    );
    await settle();
    const letters = mail.filter(({ to }) => to === email);
    expect(letters.map(({ subject }) => subject)).toEqual([
      expect.stringContaining(`现场登记：${shift.eventTitle.zh}`) as string,
    ]);
    // By a code to that mailbox they come to this very account (tests/http/sign-in.does.test.ts).
    expect((await findPersonByEmail(email))?.personId).toBe(body.personId);
    const person = await sessionOf(body.personId);
    const own = await asked<{ items: ServiceRecordRow[] }>(200, 'GET', '/me/service-records', undefined, {
      as: person,
    });
    expect(own.items).toMatchObject([{ shiftId: shift.shiftId }]);
  });

  test('has an account already: it is that one, with its own name', async () => {
    const { add, roster } = await door();
    const lin = await signedIn({ name: '林小潮' });
    const person = await getPerson(lin.personId);
    expect((await add({ name: '小林', email: person?.email?.toUpperCase() })).status).toBe(201);
    expect(await roster()).toMatchObject([{ personId: lin.personId, name: '林小潮' }]);
  });

  test('told a number: it is the account of that number from then on; told nothing, an entry by the name', async () => {
    const { add, roster } = await door({ places: 5 });
    const phone = `139${String(Date.now()).slice(-8)}`;
    const first = (await add({ name: '王敏', phone })).body;
    const again = (await add({ name: '王敏', phone: `+86 ${phone}` })).body;
    expect(again.personId).toBe(first.personId);
    expect((await add({ name: '无名' })).status).toBe(201);
    expect((await add({ name: '无名' })).status).toBe(201);
    await settle();
    const rows = (await roster()).map(({ name, tail }) => [name, tail]);
    expect(rows.sort()).toEqual(
      [
        ['无名', undefined],
        ['无名', undefined],
        ['王敏', phone.slice(-4)],
      ].sort(),
    );
    expect(await getPerson(first.personId)).not.toHaveProperty('email');
  });

  test('is noted with who added them; asked again under the same key nothing is added', async () => {
    const { shift, add, roster } = await door();
    const key = newId('key');
    const [one, two] = [await add({ name: '张三' }, key), await add({ name: '张三' }, key)];
    expect(two.body).toEqual(one.body);
    expect((await add({ name: '李四' }, key)).body.code).toBe('request-key-reused');
    expect(await roster()).toHaveLength(1);
    const { items } = await listAudited(o, { limit: 50 });
    const lines = items.filter(({ which }) => which === `${shift.shiftId} ${one.body.personId}`);
    expect(lines.map(({ by, what }) => [by, what])).toEqual([[organiser.personId, 'added-at-door']]);
  });

  test('waited in line: they leave it and are here', async () => {
    const { at, add, roster, fill, shift } = await door({
      waitlist: true,
      startsAt: minutesAgo(-10),
      endsAt: minutesAgo(-40),
      places: 1,
    });
    await fill();
    const lin = await signedIn();
    expect((await asked<Answer>(201, 'POST', `${at}/sign-ups`, undefined, { as: lin })).status).toBe(
      'waiting',
    );
    const email = (await getPerson(lin.personId))?.email;
    expect((await add({ name: 'x', email })).body.code).toBe('shift-full');
    expect((await add({ name: 'x', email, raisePlaces: true })).status).toBe(201);
    await settle();
    expect((await roster()).map(({ status }) => status)).toEqual(['holding', 'holding']);
    expect(shift.places).toBe(1);
  });

  test('held a place: they are checked in, and keep it', async () => {
    const { shift, add, roster } = await door();
    const lin = await signedIn({ name: '林小潮' });
    await holdPlace(shift, lin.personId, lin.name);
    await settle();
    const email = (await getPerson(lin.personId))?.email;
    expect((await add({ name: '林', email })).body).toHaveProperty('checkedInAt');
    expect(await roster()).toHaveLength(1);
  });
});

describe('where every place is taken', () => {
  test('it is refused in words, and nothing is kept of it; with a place more they are here, and the shift tells it', async () => {
    const { shift, add, fill, read, roster } = await door();
    await fill();
    const email = newEmail();
    const { status, body } = await add({ name: '陈', email });
    expect([status, body.code]).toEqual([409, 'shift-full']);
    expect(await roster()).toHaveLength(2);
    expect((await add({ name: '陈', email, raisePlaces: true })).status).toBe(201);
    const now = await read();
    expect(now.shift.places).toBe(3);
    expect(now.gates.reduce((sum, { places }) => sum + places, 0)).toBe(3);
    const { items } = await listAudited(o, { limit: 20 });
    expect(
      items.find(({ which, what }) => which === shift.shiftId && what === 'shift-changed'),
    ).toMatchObject({
      changed: { places: [2, 3] },
      by: organiser.personId,
    });
  });

  test('two at once: one place goes to one of them; with places more to both, exactly two more', async () => {
    const { add, read } = await door({ places: 1 });
    const both = await Promise.all([add({ name: '甲' }), add({ name: '乙' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const more = await Promise.all([
      add({ name: '丙', raisePlaces: true }),
      add({ name: '丁', raisePlaces: true }),
    ]);
    expect(more.map(({ status }) => status)).toEqual([201, 201]);
    const { shift, gates } = await read();
    expect(shift.places).toBe(3);
    expect(gates.flatMap(({ holders }) => Object.keys(holders))).toHaveLength(3);
    expect(gates.map(({ places, taken }) => [places, taken])).toEqual([[3, 3]]);
  });

  test('two hands add the same person at once: they are there once, by one place', async () => {
    const { add, read, roster } = await door();
    const email = newEmail();
    const both = await Promise.all([add({ name: '陈', email }), add({ name: '陈', email })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(await roster()).toHaveLength(1);
    expect((await read()).gates.map(({ taken }) => taken)).toEqual([1]);
  });

  test('a gate of fifty gets a brother; five hundred are enough', async () => {
    const { add, read, fill } = await door({ places: 50 });
    await fill();
    expect((await add({ name: '五十一', raisePlaces: true })).status).toBe(201);
    const { shift, gates } = await read();
    expect([shift.places, shift.gates, gates.map(({ places, taken }) => [places, taken])]).toEqual([
      51,
      2,
      [
        [50, 50],
        [1, 1],
      ],
    ]);
    expect((await add({ name: '五十二', raisePlaces: true })).status).toBe(201);
    expect((await read()).gates.map(({ places }) => places)).toEqual([50, 2]);
  });
});

describe('it is refused', () => {
  test('to who holds another shift at that time, saying when and not what', async () => {
    const [one, two] = [await door(), await door()];
    const email = newEmail();
    expect((await one.add({ name: '陈', email })).status).toBe(201);
    const { body } = await two.add({ name: '陈', email });
    expect(body.code).toBe('door-overlaps');
    expect(body.detail).toContain('陈');
    expect(body.detail).not.toContain(one.shift.title.zh);
    expect(await two.roster()).toEqual([]);
  });

  test('of oneself, of an auditor, too early, of what was cancelled or is a draft', async () => {
    const { add } = await door();
    const mailOf = async ({ personId }: SignedInPerson) => (await getPerson(personId))?.email;
    const auditor = await staffOf(o, ['auditor']);
    expect((await add({ name: 'x', email: await mailOf(organiser) })).body.code).toBe('own-attendance');
    expect((await add({ name: 'x', email: await mailOf(auditor) })).body.code).toBe(
      'auditor-changes-nothing',
    );
    const early = await door({ startsAt: minutesAgo(-200), endsAt: minutesAgo(-260) });
    expect((await early.add({ name: 'x' })).body.code).toBe('too-early-to-check-in');
    expect((await (await door({ cancelledBecause: '台风' })).add({ name: 'x' })).body.code).toBe(
      'shift-cancelled',
    );
    expect((await (await door({ published: false })).add({ name: 'x' })).status).toBe(404);
  });

  test('to volunteers, and to organisers of elsewhere', async () => {
    const { add } = await door();
    expect((await add({ name: 'x' }, undefined, await signedIn())).status).toBe(404);
    const elsewhere = await staffOf(await organisation('elsewhere'), ['organiser']);
    expect((await add({ name: 'x' }, undefined, elsewhere)).status).toBe(404);
    expect((await add({ name: ' ' })).status).toBe(400);
    expect((await add({ name: 'x', email: newEmail(), phone: '13800138000' })).status).toBe(400);
  });
});

test('a tap counts once by its own id, with its own time; the first time stays', async () => {
  const { at, shift } = await door();
  const lin = await signedIn();
  await holdPlace(shift, lin.personId, lin.name);
  await settle();
  const note = async (what: string, body: Asks = {}) =>
    (await asked<Answer>(200, 'POST', `${at}/sign-ups/${lin.personId}/${what}`, body, { as: organiser })) as {
      checkedInAt?: string;
      checkedOutAt?: string;
    };
  const [came, later, ahead] = [minutesAgo(30), minutesAgo(20), minutesAgo(-5)];
  expect((await note('check-in', { tappedAt: came, tap: 'tap-number-1' })).checkedInAt).toBe(came);
  expect((await note('check-in', { tappedAt: later, tap: 'tap-number-2' })).checkedInAt).toBe(came);
  await note('check-in/undo');
  // Its answer was lost, and it is told again: it was taken back meanwhile, and stays so.
  expect((await note('check-in', { tappedAt: came, tap: 'tap-number-1' })).checkedInAt).toBeUndefined();
  expect((await note('check-in', { tappedAt: later, tap: 'tap-number-3' })).checkedInAt).toBe(later);
  // A device whose clock runs ahead means now.
  const { checkedOutAt = '' } = await note('check-out', { tappedAt: ahead, tap: 'tap-number-4' });
  expect(Math.abs(Date.parse(checkedOutAt) - Date.now())).toBeLessThan(60_000);
});
