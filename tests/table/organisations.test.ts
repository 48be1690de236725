import { describe, expect, test } from 'vitest';
import {
  changeMember,
  dropMember,
  getMember,
  keepAnAdmin,
  listMembers,
  listMemberships,
  putMember,
} from '../../functions/people/members/member.table';
import type { Membership } from '../../functions/people/organisations/organisation';
import {
  getOrganisation,
  listOrganisations,
  putNewOrganisation,
  putOrganisation,
  writeOrganisation,
} from '../../functions/people/organisations/organisation.table';
import { decideAgain, stale } from '../../functions/platform/table/decide-again';
import { newPersonId } from '../../functions/platform/new-id';
import { table } from '../../functions/platform/table/table';
import type { Role } from '../../functions/shared/actor';
import { OrganisationId, PersonId } from '../../functions/shared/ids';
import { refuse } from '../../functions/shared/refusals';
import { refusalOfAsync } from '../support/refusal';

let towns = 0;
const newTown = (): OrganisationId => OrganisationId.parse(`town-${String((towns += 1)).padStart(3, '0')}`);
const organisation = (organisationId: OrganisationId, zh = '慈善总会') => ({
  organisationId,
  name: { zh },
  district: { zh: '淳安' },
  contact: '0571-0000 0000',
});
const member = (organisationId: OrganisationId, ...roles: Role[]): Membership => ({
  organisationId,
  personId: PersonId.parse(newPersonId()),
  roles,
});

describe('an organisation', () => {
  test('is founded once under its name; one that stands is changed by who may', async () => {
    const id = newTown();
    const busy = () => refuse('busy');
    expect(await getOrganisation(id)).toBeUndefined();
    await table.transact([putNewOrganisation(organisation(id), busy)]);
    expect(
      await refusalOfAsync(() => table.transact([putNewOrganisation(organisation(id, '别的'), busy)])),
    ).toBe('busy');
    expect(await getOrganisation(id, true)).toEqual({ ...organisation(id), revision: 1 });
    await putOrganisation(organisation(id, '改名'));
    expect((await getOrganisation(id))?.name.zh).toBe('改名');
    const before = { ...organisation(id, '改名'), revision: 1 };
    const after = { ...before, contact: '0571-1', revision: 2 };
    expect(await table.transact([writeOrganisation(before, after)])).toBe('done');
    await expect(table.transact([writeOrganisation(before, after)])).rejects.toThrow('stale');
    expect(await getOrganisation(id, true)).toEqual(after);
  });

  test('is in the public directory, by its name in the address', async () => {
    const [one, two, three] = [newTown(), newTown(), newTown()];
    for (const id of [three, one, two]) await putOrganisation(organisation(id));
    const first = await listOrganisations({ limit: 2 });
    const all = [...first.items];
    for (let { next } = first; next !== undefined;) {
      const page = await listOrganisations({ limit: 2, cursor: next });
      all.push(...page.items);
      next = page.next;
    }
    const ids = all.map(({ organisationId }) => organisationId);
    expect(ids).toEqual([...ids].sort());
    expect(ids.filter((id) => [one, two, three].includes(id))).toEqual([one, two, three]);
  });
});

describe('a member', () => {
  test('is what they are in one organisation alone, and knows what they are anywhere', async () => {
    const [here, there] = [newTown(), newTown()];
    const finance = member(here, 'finance');
    const volunteer = { ...finance, organisationId: there, roles: ['volunteer' as const] };
    for (const each of [finance, volunteer]) await putMember(each);
    expect(await getMember(here, finance.personId)).toEqual(finance);
    expect(await getMember(newTown(), finance.personId)).toBeUndefined();
    expect(await listMemberships(finance.personId)).toEqual([finance, volunteer]);
    expect(await listMemberships(PersonId.parse(newPersonId()))).toEqual([]);
  });

  test('is listed with their organisation, page by page', async () => {
    const here = newTown();
    const members = [member(here, 'admin'), member(here, 'finance'), member(here, 'volunteer')];
    for (const each of members) await putMember(each);
    await putMember(member(newTown(), 'admin'));
    const first = await listMembers(here, { limit: 2 });
    const rest = await listMembers(here, { limit: 2, cursor: first.next });
    const byId = (a: Membership, b: Membership) => (a.personId < b.personId ? -1 : 1);
    expect([...first.items, ...rest.items]).toEqual([...members].sort(byId));
  });

  test('changes and leaves only as they were read', async () => {
    const before = member(newTown(), 'finance');
    const { organisationId, personId } = before;
    const admin = { ...before, roles: ['admin' as const] };
    expect(await table.transact([changeMember(undefined, before)])).toBe('done');
    expect(await refusalOfAsync(() => table.transact([changeMember(undefined, admin)]))).toBe('stale');
    await table.transact([changeMember(before, admin)]);
    expect(await refusalOfAsync(() => table.transact([changeMember(before, admin)]))).toBe('stale');
    expect(await refusalOfAsync(() => table.transact([dropMember(before)]))).toBe('stale');
    expect(await getMember(organisationId, personId)).toEqual(admin);
    await table.transact([dropMember(admin)]);
    expect(await getMember(organisationId, personId)).toBeUndefined();
    expect((await listMembers(organisationId, { limit: 5 })).items).toEqual([]);
  });

  test('is decided on anew where somebody was quicker, and not for ever', async () => {
    const before = member(newTown(), 'finance');
    await putMember(before);
    const seen: (Membership | undefined)[] = [];
    const quicker = { ...before, roles: ['organiser' as const] };
    await decideAgain(async () => {
      const read = await getMember(before.organisationId, before.personId);
      seen.push(read);
      if (seen.length === 1) await putMember(quicker);
      await table.transact([changeMember(read, { ...before, roles: ['admin'] })]);
    });
    expect(seen).toEqual([before, quicker]);
    let tries = 0;
    const never = decideAgain(async () => {
      tries += 1;
      return stale();
    });
    expect(await refusalOfAsync(() => never)).toBe('busy');
    expect(tries).toBe(8);
    const refused = decideAgain(async () => refuse('last-admin'));
    expect(await refusalOfAsync(() => refused)).toBe('last-admin');
  });
});

describe('the last admin', () => {
  test('stays: their role goes only while another admin is left, also of two who take it from each other at once', async () => {
    const here = newTown();
    const [one, two] = [member(here, 'admin'), member(here, 'admin')];
    await putMember(one);
    expect(await refusalOfAsync(() => keepAnAdmin(one, undefined))).toBe('last-admin');
    expect(await keepAnAdmin(one, { ...one, roles: ['admin', 'finance'] })).toEqual([]);
    expect(await keepAnAdmin(undefined, one)).toEqual([]);
    await putMember(two);
    const both = [
      [dropMember(one), ...(await keepAnAdmin(one, undefined))],
      [dropMember(two), ...(await keepAnAdmin(two, undefined))],
    ];
    const told = await Promise.all(both.map((writes) => refusalOfAsync(() => table.transact(writes))));
    expect(told.filter((code) => code === 'stale')).toHaveLength(1);
    expect((await listMembers(here, { limit: 5 })).items).toHaveLength(1);
  });
});
