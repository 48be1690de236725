import { beforeAll, describe, expect, test } from 'vitest';
import type {
  ServiceRecord,
  ServiceRecordRow,
} from '../../functions/volunteering/service-records/service-record';
import type { OrganisationId } from '../../functions/shared/ids';
import type { SignUp } from '../../functions/volunteering/sign-ups/sign-up';
import { putNewShift } from '../../functions/volunteering/shifts/shift.table';
import { listAudited } from '../../functions/people/audit/audit.table';
import { newId } from '../support/new-id';
import { ShiftId } from '../../functions/shared/ids';
import { ask, asked } from '../support/ask';
import { holdPlace } from '../support/hold-place';
import { makeShift } from '../support/make-shift';
import { organisation, staffOf } from '../support/people';
import { minutesAgo, soonHours } from '../support/soon';
import { settle } from '../support/settle';
import { signedIn, type SignedInPerson } from '../support/sessions';

let o: OrganisationId;
let organiser: SignedInPerson;
beforeAll(async () => {
  o = await organisation('chunan');
  organiser = await staffOf(o, ['organiser']);
});

/** Somebody who holds a place on a shift that is under way, or at the time given. */
const expected = async (when = { startsAt: minutesAgo(90), endsAt: minutesAgo(-30) }) => {
  const shift = makeShift(1, { ...when, shiftId: ShiftId.parse(newId('shf')) });
  await putNewShift(shift, 'a');
  const lin = await signedIn({ name: '林小潮' });
  await holdPlace(shift, lin.personId, lin.name);
  const at = `/organisations/${o}/shifts/${shift.shiftId}/sign-ups`;
  const note = (what: string, time?: string) =>
    ask<SignUp & { code?: string }>('POST', `${at}/${lin.personId}/${what}`, time ? { at: time } : {}, {
      as: organiser,
    });
  const records = async () => {
    await settle();
    const path = '/me/service-records';
    return (await asked<{ items: ServiceRecordRow[] }>(200, 'GET', path, undefined, { as: lin })).items;
  };
  const roster = async () =>
    (await asked<{ items: SignUp[] }>(200, 'GET', at, undefined, { as: organiser })).items;
  return { shift, lin, note, records, roster };
};

describe('somebody who comes and goes', () => {
  test('has a record of the minutes, whose place its own page says, to nobody else', async () => {
    const { shift, lin, note, records } = await expected();
    await note('check-in', minutesAgo(100));
    await note('check-out', minutesAgo(10));
    const { organisationId, shiftId } = shift;
    const facts = { organisationId, shiftId, activity: shift.eventTitle, content: shift.title, minutes: 90 };
    const [record, ...others] = await records();
    expect(record).toMatchObject(facts);
    expect([record && 'place' in record, others]).toEqual([false, []]);
    const own = `/me/service-records/${shiftId}`;
    expect(await asked<ServiceRecord>(200, 'GET', own, undefined, { as: lin })).toMatchObject({
      ...facts,
      place: shift.place,
      personId: lin.personId,
    });
    expect((await ask('GET', own, undefined, { as: await signedIn() })).status).toBe(404);
  });

  test('is checked out again, twice, without harm: the record goes, the check-in stays', async () => {
    const { note, records, roster } = await expected();
    await note('check-in', minutesAgo(100));
    await note('check-out', minutesAgo(10));
    expect(await records()).toHaveLength(1);
    for (const _ of [1, 2]) {
      const { status, body } = await note('check-out/undo');
      expect([status, body.status]).toEqual([200, 'holding']);
      expect(body).toHaveProperty('checkedInAt');
      expect(body).not.toHaveProperty('checkedOutAt');
    }
    expect(await records()).toEqual([]);
    expect(await roster()).toMatchObject([{ status: 'holding', checkedInAt: expect.any(String) as string }]);
    await note('check-out', minutesAgo(40));
    expect(await records()).toMatchObject([{ minutes: 60 }]);
  });

  test('was the wrong person: the check-in is taken back, and noted anew of the one who came', async () => {
    const { lin, note, roster } = await expected();
    await note('check-in');
    for (const _ of [1, 2]) expect((await note('check-in/undo')).status).toBe(200);
    const [row] = await roster();
    expect(row).toMatchObject({ personId: lin.personId, status: 'holding' });
    expect(row).not.toHaveProperty('checkedInAt');
    expect((await note('check-out')).body.code).toBe('not-checked-in');
    expect((await note('check-in', minutesAgo(5))).status).toBe(200);
  });
});

describe('whoever notes it', () => {
  /** What the organisation's audit says of one person on one shift, oldest first. */
  const told = async (which: string) => {
    const { items } = await listAudited(o, { limit: 50 });
    return items.filter((line) => line.which === which).reverse();
  };

  test('stands in the audit with the times before and after, once for each change', async () => {
    const { shift, lin, note } = await expected();
    const [came, went, later] = [minutesAgo(100), minutesAgo(20), minutesAgo(10)];
    for (const _ of [1, 2]) await note('check-in', came);
    await note('check-out', went);
    await note('check-out', later);
    for (const _ of [1, 2]) await note('check-out/undo');
    await note('check-in/undo');
    const lines = await told(`${shift.shiftId} ${lin.personId}`);
    expect(lines.map(({ by, what, changed }) => [by, what, changed])).toEqual(
      [
        ['checked-in', { checkedInAt: [null, came] }],
        ['checked-out', { checkedOutAt: [null, went] }],
        ['checked-out', { checkedOutAt: [went, later] }],
        ['check-out-undone', { checkedOutAt: [later, null] }],
        ['check-in-undone', { checkedInAt: [came, null] }],
      ].map((line) => [organiser.personId, ...line]),
    );
  });

  test('and is refused, changes nothing and stands nowhere', async () => {
    const { shift, lin, note } = await expected();
    expect((await note('check-out')).body.code).toBe('not-checked-in');
    expect(await told(`${shift.shiftId} ${lin.personId}`)).toEqual([]);
  });
});

describe('a place that is given up', () => {
  const place = async () => {
    // Begun, it could not be given up any more.
    const { shift, lin, note, records, roster } = await expected(soonHours());
    const at = `/organisations/${o}/shifts/${shift.shiftId}/sign-ups`;
    const own = async (path: string) => {
      const { status, body } = await ask('POST', path, undefined, { as: lin });
      return [status, body['code']];
    };
    return { note, records, roster, giveUp: () => own(`${at}/give-up`), take: () => own(at) };
  };

  test('is nobody’s to check in, though the roster follows later; taken again it is as new', async () => {
    const { note, records, roster, giveUp, take } = await place();
    await settle();
    expect(await giveUp()).toEqual([200, undefined]);
    for (const what of ['check-in', 'check-out', 'check-in/undo'])
      expect((await note(what)).body.code).toBe('not-signed-up');
    await settle();
    expect(await take()).toEqual([201, undefined]);
    await settle();
    expect(await roster()).toMatchObject([{ status: 'holding' }]);
    expect((await roster())[0]).not.toHaveProperty('checkedInAt');
    expect((await note('check-out')).body.code).toBe('not-checked-in');
    expect(await giveUp()).toEqual([200, undefined]);
    expect(await records()).toEqual([]);
  });

  test('is refused once somebody is here, in words; taken back, it is given up', async () => {
    const { note, giveUp } = await place();
    await settle();
    await note('check-in');
    expect(await giveUp()).toEqual([409, 'already-checked-in']);
    await note('check-in/undo');
    expect(await giveUp()).toEqual([200, undefined]);
  });

  test('at the moment of a check-in is either: who is here holds it, who gave it up is not here', async () => {
    for (const round of [1, 2, 3, 4, 5, 6]) {
      const { note, roster, giveUp } = await place();
      await settle();
      const both = [
        () => note('check-in').then(({ status }) => status),
        () => giveUp().then(([status]) => status),
      ];
      const [one, other] = round % 2 ? both : [...both].reverse();
      const statuses = await Promise.all([one?.(), other?.()]);
      expect(statuses.sort()).toEqual([200, 409]);
      await settle();
      const [row] = await roster();
      const isHere = row?.status === 'holding';
      expect(row && 'checkedInAt' in row).toBe(isHere);
    }
  });
});

describe('two hands at once', () => {
  test('note no time before another: in and out, corrected together, stay in order', async () => {
    for (const round of [1, 2, 3, 4, 5, 6]) {
      const { note, records } = await expected({ startsAt: minutesAgo(70), endsAt: minutesAgo(5) });
      await note('check-in', minutesAgo(60));
      await note('check-out', minutesAgo(1));
      const both = [() => note('check-out', minutesAgo(30)), () => note('check-in', minutesAgo(20))];
      const [one, other] = round % 2 ? both : [...both].reverse();
      await Promise.all([one?.(), other?.()]);
      const [record] = await records();
      expect(record?.minutes).toBeGreaterThan(0);
    }
  });
});

describe('it is refused to take back', () => {
  test('a check-in whose check-out stands', async () => {
    const { note, records } = await expected();
    await note('check-in', minutesAgo(100));
    await note('check-out', minutesAgo(10));
    const { status, body } = await note('check-in/undo');
    expect([status, body.code]).toEqual([409, 'undo-check-out-first']);
    expect(await records()).toHaveLength(1);
  });

  test('what was noted of a shift that ended more than a day ago', async () => {
    const old = { startsAt: minutesAgo(26 * 60), endsAt: minutesAgo(24 * 60 + 1) };
    const { note, records } = await expected(old);
    await note('check-in', old.startsAt);
    expect((await note('check-in/undo')).body.code).toBe('attendance-settled');
    await note('check-out', old.endsAt);
    expect((await note('check-out/undo')).body.code).toBe('attendance-settled');
    expect(await records()).toMatchObject([{ minutes: 119 }]);
  });

  test('anything of somebody who is not signed up', async () => {
    const { note, lin, shift } = await expected();
    const stranger = await signedIn();
    const path = `/organisations/${o}/shifts/${shift.shiftId}/sign-ups/${stranger.personId}/check-in/undo`;
    const { status, body } = await ask('POST', path, undefined, { as: organiser });
    expect([status, body['code']]).toEqual([409, 'not-signed-up']);
    expect((await ask('POST', path, undefined, { as: lin })).status).toBe(404);
    expect((await note('check-in')).status).toBe(200);
  });
});
