import { describe, expect, test } from 'vitest';
import { add } from '../../functions/people/accounts/auth-records.table';
import { userShape } from '../../functions/people/accounts/auth-rows';
import { addPerson, findPersonByPhone } from '../../functions/people/accounts/person.table';
import {
  browserHash,
  isBrowserOf,
  listBrowsers,
  noteBrowser,
} from '../../functions/people/browsers/browser.table';
import type { Invitation } from '../../functions/people/members/invitation';
import {
  dropInvitation,
  getInvitation,
  listInvitations,
  putInvitation,
} from '../../functions/people/members/invitation.table';
import {
  adminStands,
  listMembers,
  listMembersAndInvited,
  putMember,
} from '../../functions/people/members/member.table';
import { stillHasRole } from '../../functions/people/roles/role.table';
import { assertSecondPerson } from '../../functions/people/second-person/second-person.table';
import { getCodes, putCode, useCodes } from '../../functions/people/sign-in/code.table';
import { newPersonId, newSecret } from '../../functions/platform/new-id';
import { table } from '../../functions/platform/table/table';
import type { Role } from '../../functions/shared/actor';
import { OrganisationId, PersonId, RequestKey } from '../../functions/shared/ids';
import { makeFeedSecret, renewFeedSecret } from '../../functions/volunteering/calendar/feed.table';
import { getEventsOf, getShiftsOf } from '../../functions/volunteering/calendar/on-the-way.table';
import { putNewShift } from '../../functions/volunteering/shifts/shift.table';
import { mySignUpOf } from '../../functions/volunteering/sign-ups/sign-up';
import { makeShift } from '../support/make-shift';
import { refusalOfAsync } from '../support/refusal';

const now = new Date('2026-09-08T01:00:00.000Z');
const o = OrganisationId.parse('asked-in');
const newId = () => PersonId.parse(newPersonId());
const newMember = async (...roles: Role[]) => {
  const member = { organisationId: o, personId: newId(), roles };
  await addPerson(
    { personId: member.personId, name: '林小潮', email: `${member.personId}@people.test` },
    now,
  );
  await putMember(member);
  return member;
};
const invitation = (part: Partial<Invitation> = {}): Invitation => ({
  organisationId: o,
  personId: newId(),
  roles: ['finance'],
  invitedBy: newId(),
  invitedAt: now.toISOString(),
  behind: [],
  ...part,
});
const refusedBy = (...writes: Parameters<typeof table.transact>[0]) =>
  refusalOfAsync(() => table.transact(writes));

describe('an invitation', () => {
  test('is found by whom it asks and in the list of people, and is no membership', async () => {
    const asked = invitation();
    await table.transact(putInvitation(undefined, asked));
    expect(await getInvitation(asked)).toEqual(asked);
    expect(await listInvitations(asked.personId)).toEqual([asked]);
    const member = await newMember('finance');
    const { items } = await listMembersAndInvited(o, { limit: 50 });
    expect(items).toEqual(expect.arrayContaining([{ invitation: asked }, { member }]));
    expect((await listMembers(o, { limit: 50 })).items).toEqual([member]);
  });

  test('is renewed, or goes, only as it was read; and is made of no member', async () => {
    const first = invitation();
    await table.transact(putInvitation(undefined, first));
    const second = { ...first, invitedAt: '2026-09-09T01:00:00.000Z' };
    await table.transact(putInvitation(first, second));
    for (const late of [
      putInvitation(undefined, first),
      putInvitation(first, second),
      [dropInvitation(first)],
    ])
      expect(await refusedBy(...late)).toBe('stale');
    await table.transact([dropInvitation(second)]);
    expect(await getInvitation(first)).toBeUndefined();
    const member = await newMember('volunteer');
    expect(await refusedBy(...putInvitation(undefined, invitation({ personId: member.personId })))).toBe(
      'stale',
    );
  });
});

describe('a role in the moment in which it is used', () => {
  test('is one of those that are enough, or the deed is refused in the words asked for', async () => {
    const member = await newMember('finance');
    await table.transact([stillHasRole(member, ['admin', 'finance'])]);
    expect(await refusedBy(stillHasRole(member, ['admin', 'organiser']))).toBe('not-allowed');
    expect(await refusedBy(stillHasRole({ ...member, personId: newId() }, ['finance']))).toBe('not-allowed');
  });

  test('an admin stands for others by being one, and for themselves by another one', async () => {
    const [one, other] = [await newMember('admin'), await newMember('admin')];
    const of = newId();
    await table.transact(await adminStands(one, of, undefined, undefined));
    await table.transact(await adminStands(one, one.personId, one, undefined));
    await putMember({ ...other, roles: ['volunteer'] });
    expect(await refusalOfAsync(() => adminStands(one, one.personId, one, undefined))).toBe('last-admin');
    expect(await refusedBy(...(await adminStands(other, of, undefined, undefined)))).toBe('not-allowed');
    const was = { ...other, roles: ['volunteer' as const] };
    expect(await refusalOfAsync(() => adminStands(was, was.personId, was, undefined))).toBe('not-allowed');
  });
});

describe('a second person', () => {
  test('is one of another browser, mailbox and appointment', async () => {
    const [first, second] = [await newMember('finance'), await newMember('finance')];
    await assertSecondPerson(second, first.personId, ['finance'], now);
    const hash = browserHash(newSecret());
    await noteBrowser(first.personId, hash, now);
    expect([await isBrowserOf(first.personId, hash), await isBrowserOf(second.personId, hash)]).toEqual([
      true,
      false,
    ]);
    await assertSecondPerson(second, first.personId, ['finance'], now);
    for (const _ of [1, 2]) await noteBrowser(second.personId, hash, now);
    expect(await listBrowsers(second.personId)).toEqual([
      { personId: second.personId, hash, seenAt: now.toISOString() },
    ]);
    const decide = () => assertSecondPerson(second, first.personId, ['finance'], now);
    expect(await refusalOfAsync(decide)).toBe('second-in-same-browser');
    const appointed = [{ by: first.personId, at: now.toISOString() }];
    await putMember({ ...second, appointed });
    expect(await refusalOfAsync(decide)).toBe('second-appointed-by-first');
  });
});

describe('codes', () => {
  const code = (id: string) => ({
    id,
    hash: `hash-${id}`,
    from: 'home',
    expiresAt: '2026-09-08T01:10:00.000Z',
  });

  test('are the newest two; one of several who use them is first', async () => {
    const whom = 'codes@people.test';
    for (const id of ['1', '2', '3', '3']) await putCode(whom, code(id));
    const codes = await getCodes(whom);
    expect(codes).toEqual({ newest: code('3'), older: code('2') });
    if (!codes) throw new Error('they were put');
    const used = await Promise.allSettled(Array.from({ length: 5 }, () => useCodes(whom, codes)));
    expect(used.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await getCodes(whom)).toBeUndefined();
    await putCode(whom, code('4'));
    expect(await refusalOfAsync(() => useCodes(whom, codes))).toBe('code-wrong');
    expect(await getCodes(whom)).toEqual({ newest: code('4'), older: null });
  });

  test('are anybody’s whose number it is', async () => {
    const [id, phoneNumber] = [newId(), '+8613800138001'];
    await add(userShape, { id, name: '', email: `${id}@phone.invalid`, phoneNumber });
    expect(await findPersonByPhone(phoneNumber)).toMatchObject({ personId: id, phone: phoneNumber });
    expect(await findPersonByPhone('+8613800138002')).toBeUndefined();
  });
});

test('a calendar’s secret is renewed once by each request, and never to an earlier one', async () => {
  const [personId, one, two] = [newId(), RequestKey.parse('renew-once'), RequestKey.parse('renew-twice')];
  const before = await makeFeedSecret(personId);
  const after = await renewFeedSecret(personId, one);
  expect(after).not.toBe(before);
  expect([await renewFeedSecret(personId, one), await makeFeedSecret(personId)]).toEqual([after, after]);
  const last = await renewFeedSecret(personId, two);
  expect(await renewFeedSecret(personId, one)).toBe(last);
  expect(await renewFeedSecret(newId(), one)).not.toBe(after);
});

test('of a person’s shifts and events those that are there are read, in their order', async () => {
  const [there, gone] = [makeShift(1, { organisationId: o }), makeShift(2, { organisationId: o })];
  await putNewShift(there, 'a');
  const standing = { organisationId: o, personId: newId(), name: '', status: 'holding' as const };
  const signUps = [gone, there].map((shift) => mySignUpOf(shift, { ...standing, shiftId: shift.shiftId }));
  expect((await getShiftsOf(signUps)).map((shift) => shift?.shiftId)).toEqual([undefined, there.shiftId]);
  expect(await getEventsOf(signUps)).toEqual([undefined, undefined]);
});
