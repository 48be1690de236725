import { describe, expect, test } from 'vitest';
import type { Invitation } from '../../functions/people/members/invitation';
import {
  dropInvitation,
  getInvitation,
  listInvitations,
  putInvitation,
} from '../../functions/people/members/invitation.table';
import { invitationItem } from '../../functions/people/members/member.item';
import {
  adminStands,
  changeMember,
  dropMember,
  getMember,
  listMembersAndInvited,
  putMember,
} from '../../functions/people/members/member.table';
import { stillHasRole } from '../../functions/people/roles/role.table';
import { newPersonId } from '../../functions/platform/new-id';
import { table } from '../../functions/platform/table/table';
import type { Role } from '../../functions/shared/actor';
import { OrganisationId, PersonId } from '../../functions/shared/ids';
import { refuse } from '../../functions/shared/refusals';
import { refusalOfAsync } from '../support/refusal';
import { wholeTable } from '../support/whole-table';

const newId = () => PersonId.parse(newPersonId());
let houses = 0;
const house = () => OrganisationId.parse(`invited-${(houses += 1)}`);
const invitation = (organisationId: OrganisationId, part: Partial<Invitation> = {}): Invitation => ({
  organisationId,
  personId: newId(),
  roles: ['finance'],
  invitedBy: newId(),
  invitedAt: '2026-09-08T01:00:00.000Z',
  ...part,
});
const asked = async (...of: Parameters<typeof invitation>) => {
  const one = invitation(...of);
  await table.transact(putInvitation(undefined, one));
  return one;
};
const belongs = async (organisationId: OrganisationId, ...roles: Role[]) => {
  const member = { organisationId, personId: newId(), roles };
  await putMember(member);
  return member;
};
type Writes = Parameters<typeof table.transact>[0];
const refusedBy = (writes: Writes) => refusalOfAsync(() => table.transact(writes));
const atOnce = (...all: Writes[]) => Promise.all(all.map(refusedBy));

describe('an invitation', () => {
  test('is of one organisation: another asks the same person, and takes back its own alone', async () => {
    const [here, there] = [house(), house()];
    const one = await asked(here);
    const other = await asked(there, { personId: one.personId, roles: ['admin'] });
    expect((await listInvitations(one.personId)).map((found) => found.organisationId)).toEqual([here, there]);
    await table.transact([dropInvitation(one)]);
    expect(await getInvitation(one)).toBeUndefined();
    expect(await getInvitation(other)).toEqual(other);
    expect(await listInvitations(one.personId)).toEqual([other]);
    expect(await listInvitations(newId())).toEqual([]);
  });

  test('reaches who belongs elsewhere, and not who belongs here', async () => {
    const [here, there] = [house(), house()];
    const { personId } = await belongs(there, 'finance');
    await asked(here, { personId });
    expect(await refusedBy(putInvitation(undefined, invitation(there, { personId })))).toBe('stale');
    expect(await listInvitations(personId)).toHaveLength(1);
  });

  test('is made once by two who ask at the same moment, and answered once', async () => {
    const [here, personId] = [house(), newId()];
    const [one, two] = [
      invitation(here, { personId }),
      invitation(here, { personId, invitedAt: '2026-09-08T01:00:00.001Z' }),
    ];
    const made = await atOnce(putInvitation(undefined, one), putInvitation(undefined, two));
    expect(made.toSorted()).toEqual(['stale', undefined]);
    const stands = made[0] === undefined ? one : two;
    expect(await getInvitation(stands)).toEqual(stands);
    const accepted = { organisationId: here, personId, roles: stands.roles };
    const answers = await atOnce(
      [dropInvitation(stands), changeMember(undefined, accepted)],
      [dropInvitation(stands), changeMember(undefined, accepted)],
      [dropInvitation(stands)],
    );
    expect(answers.filter((refused) => refused === undefined)).toHaveLength(1);
    expect(answers.filter((refused) => refused === 'stale')).toHaveLength(2);
    expect(await getMember(here, personId)).toEqual(answers[2] === undefined ? undefined : accepted);
    expect(await refusedBy([dropInvitation(stands)])).toBe('stale');
  });

  test('that was renewed is not answered as it stood before', async () => {
    const before = await asked(house());
    const renewed = { ...before, roles: ['organiser' as const], invitedAt: '2026-09-20T01:00:00.000Z' };
    await table.transact(putInvitation(before, renewed));
    const accepted = {
      organisationId: before.organisationId,
      personId: before.personId,
      roles: before.roles,
    };
    expect(await refusedBy([dropInvitation(before), changeMember(undefined, accepted)])).toBe('stale');
    expect(await getMember(before.organisationId, before.personId)).toBeUndefined();
    expect(await getInvitation(before)).toEqual(renewed);
  });

  test('is seen for thirty days after its fourteen have ended, counted anew where it is renewed', async () => {
    const before = await asked(house());
    const forgottenAt = async () => {
      const { pk, sk } = invitationItem.key(before);
      const kept = (await wholeTable()).find((item) => item['pk'] === pk && item['sk'] === sk);
      return new Date(Number(kept?.['expiresAtSeconds']) * 1000).toISOString();
    };
    expect(await forgottenAt()).toBe('2026-10-22T01:00:00.000Z');
    await table.transact(putInvitation(before, { ...before, invitedAt: '2026-09-20T01:00:00.000Z' }));
    expect(await forgottenAt()).toBe('2026-11-03T01:00:00.000Z');
  });
});

test('the list of an organisation’s people is leafed through, each once, and whoever accepts stands in it as a member', async () => {
  const [here, there] = [house(), house()];
  const members = [
    await belongs(here, 'finance'),
    await belongs(here, 'admin'),
    await belongs(here, 'auditor'),
  ];
  const [stays, accepts] = [await asked(here), await asked(here)];
  await Promise.all([belongs(there, 'admin'), asked(there)]);
  const { invitedBy: _by, invitedAt: _at, ...accepted } = accepts;
  await table.transact([dropInvitation(accepts), changeMember(undefined, accepted)]);
  const found = [];
  let [cursor, pages]: [string | undefined, number] = [undefined, 0];
  do {
    const page = await listMembersAndInvited(here, { limit: 2, cursor });
    expect(page.items.length).toBeLessThanOrEqual(2);
    found.push(...page.items);
    [cursor, pages] = [page.next, pages + 1];
  } while (cursor);
  expect(pages).toBeGreaterThan(2);
  expect(found).toHaveLength(5);
  const listed = [...members, accepted].map((member) => ({ member }));
  expect(found).toEqual(expect.arrayContaining([...listed, { invitation: stays }]));
});

describe('a role in the moment in which it is used', () => {
  test('is the one here and now, and is refused in the words that are given', async () => {
    const [here, there] = [house(), house()];
    const { personId } = await belongs(there, 'admin', 'finance');
    expect(await refusedBy([stillHasRole({ organisationId: here, personId }, ['admin'])])).toBe(
      'not-allowed',
    );
    const member = { ...(await belongs(here, 'finance')), personId };
    await putMember(member);
    expect(await refusedBy([stillHasRole(member, ['admin', 'finance'])])).toBeUndefined();
    await table.transact([changeMember(member, { ...member, roles: ['organiser'] })]);
    const inOtherWords = stillHasRole(member, ['admin', 'finance'], () => refuse('last-admin'));
    expect(await refusedBy([inOtherWords])).toBe('last-admin');
  });

  test('asked alone keeps all that is written with it from being written', async () => {
    const here = house();
    const [by, of] = [await belongs(here, 'finance'), await belongs(here, 'volunteer')];
    expect(await refusedBy([stillHasRole(by, ['admin']), dropMember(of)])).toBe('not-allowed');
    expect(await getMember(here, of.personId)).toEqual(of);
  });
});

describe('of two admins', () => {
  const admins = async () => {
    const here = house();
    return [await belongs(here, 'admin'), await belongs(here, 'admin')] as const;
  };
  type Admin = Awaited<ReturnType<typeof belongs>>;
  const takesOut = async (by: Admin, of: Admin): Promise<Writes> => [
    ...(await adminStands(by, of.personId, of, undefined)),
    dropMember(of),
  ];

  test('who take each other out at once one stays', async () => {
    const [one, two] = await admins();
    const refused = await atOnce(await takesOut(one, two), await takesOut(two, one));
    expect(refused.toSorted()).toEqual(['not-allowed', undefined]);
    const [winner, loser] = refused[0] === undefined ? [one, two] : [two, one];
    expect(await getMember(one.organisationId, winner.personId)).toEqual(winner);
    expect(await getMember(one.organisationId, loser.personId)).toBeUndefined();
  });

  test('who leave at once one stays: who reads again is the last one', async () => {
    const [one, two] = await admins();
    const refused = await atOnce(await takesOut(one, one), await takesOut(two, two));
    expect(refused.toSorted()).toEqual(['stale', undefined]);
    const last = refused[0] === undefined ? two : one;
    expect(await refusalOfAsync(() => takesOut(last, last))).toBe('last-admin');
    expect(await getMember(last.organisationId, last.personId)).toEqual(last);
  });

  test('each may be more besides without the other, and an admin elsewhere is none here', async () => {
    const here = house();
    const one = await belongs(here, 'admin');
    const more = { ...one, roles: ['admin', 'finance'] as Role[] };
    expect(await adminStands(one, one.personId, one, more)).toEqual([]);
    const elsewhere = await belongs(house(), 'admin');
    expect(await refusalOfAsync(() => takesOut(one, one))).toBe('last-admin');
    expect(await refusedBy(await takesOut({ ...elsewhere, organisationId: here }, one))).toBe('not-allowed');
    expect(await getMember(here, one.personId)).toEqual(one);
  });
});
