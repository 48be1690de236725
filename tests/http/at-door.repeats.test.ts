import { beforeAll, describe, expect, test } from 'vitest';
import { getPerson } from '../../functions/people/accounts/person.table';
import { ShiftId, type OrganisationId } from '../../functions/shared/ids';
import { putNewShift } from '../../functions/volunteering/shifts/shift.table';
import type { SignUp } from '../../functions/volunteering/sign-ups/sign-up';
import { ask, asked } from '../support/ask';
import { makeShift } from '../support/make-shift';
import { newId } from '../support/new-id';
import { organisation, staffOf } from '../support/people';
import { settle } from '../support/settle';
import { signedIn, type SignedInPerson } from '../support/sessions';
import { minutesAgo } from '../support/soon';

let o: OrganisationId;
let organiser: SignedInPerson;
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
});

type Answer = SignUp & { code?: string };

/** A shift's door, from so many minutes from now on. */
const door = async (startsIn = -90) => {
  const times = { startsAt: minutesAgo(-startsIn), endsAt: minutesAgo(-startsIn - 120) };
  const shift = makeShift(1, {
    ...times,
    places: 9,
    organisationId: o,
    shiftId: ShiftId.parse(newId('shf')),
  });
  await putNewShift(shift, 'a');
  const at = `/organisations/${o}/shifts/${shift.shiftId}`;
  const add = (what: Record<string, unknown>, key = newId('key')) =>
    ask<Answer>('POST', `${at}/at-door`, what, { as: organiser, key });
  const roster = async () =>
    (await asked<{ items: SignUp[] }>(200, 'GET', `${at}/sign-ups`, undefined, { as: organiser })).items;
  return { at, add, roster };
};
const newEmail = () => `${newId('door').slice(-12)}@people.example`;

describe('a request at the door that comes again', () => {
  test('under one key it is one person: another mailbox, number or none under it is refused', async () => {
    const { add, roster } = await door();
    const [key, email] = [newId('key'), newEmail()];
    const one = await add({ name: '张三', email }, key);
    expect(one.status).toBe(201);
    const phone = `138${String(Date.now()).slice(-8)}`;
    for (const other of [{ email: newEmail() }, { phone }, {}])
      expect((await add({ name: '张三', ...other }, key)).body.code).toBe('request-key-reused');
    expect((await add({ name: '张三', email }, key)).body).toEqual(one.body);
    expect(await roster()).toHaveLength(1);
  });

  test('a late repeat does not do again what was undone since: the check-in', async () => {
    const { at, add, roster } = await door();
    const [key, lin] = [newId('key'), await signedIn()];
    const what = { name: 'x', email: (await getPerson(lin.personId))?.email };
    expect((await add(what, key)).status).toBe(201);
    const row = `${at}/sign-ups/${lin.personId}`;
    await asked(200, 'POST', `${row}/check-in/undo`, undefined, { as: organiser });
    const late = await add(what, key);
    expect([late.status, late.body.status]).toEqual([201, 'holding']);
    expect(late.body).not.toHaveProperty('checkedInAt');
    expect(await roster()).toMatchObject([{ personId: lin.personId, status: 'holding' }]);
    expect((await roster())[0]).not.toHaveProperty('checkedInAt');
    // By another key they are asked for anew.
    const anew = newId('key');
    expect((await add(what, anew)).body).toHaveProperty('checkedInAt');
    await asked(200, 'POST', `${row}/check-in/undo`, undefined, { as: organiser });
    expect((await add(what, anew)).body).not.toHaveProperty('checkedInAt');
  });

  test('a device whose clock is some minutes ahead adds them now', async () => {
    const { add } = await door();
    const { status, body } = await add({ name: '早到', at: minutesAgo(-4) });
    expect(status).toBe(201);
    expect(Date.parse((body as { checkedInAt?: string }).checkedInAt ?? '')).toBeLessThanOrEqual(Date.now());
    expect((await add({ name: '太早', at: minutesAgo(-14) })).body.code).toBe('attendance-time');
  });

  test('a late repeat does not take again the place that they gave up since', async () => {
    const { at, add, roster } = await door(20);
    const [key, lin] = [newId('key'), await signedIn()];
    const what = { name: 'x', email: (await getPerson(lin.personId))?.email };
    expect((await add(what, key)).status).toBe(201);
    const row = `${at}/sign-ups/${lin.personId}`;
    await asked(200, 'POST', `${row}/check-in/undo`, undefined, { as: organiser });
    await asked(200, 'POST', `${at}/sign-ups/give-up`, undefined, { as: lin });
    await settle();
    expect((await add(what, key)).body.status).toBe('given-up');
    expect((await roster()).filter(({ status }) => status === 'holding')).toEqual([]);
    expect((await add(what)).body.status).toBe('holding');
  });
});
