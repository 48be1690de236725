import { beforeAll, describe, expect, test } from 'vitest';
import { foundOrganisation } from '../../functions/people/members/found-organisation.action';
import type { MemberRow } from '../../functions/people/members/member';
import { getMember } from '../../functions/people/members/member.table';
import { listAudited } from '../../functions/people/audit/audit.table';
import { findPersonByEmail } from '../../functions/people/accounts/person.table';
import { OrganisationId } from '../../functions/shared/ids';
import { ask, asked } from '../support/ask';
import { charity, merchantOf, type Charity } from '../support/fish-sale';
import { sessionOf, signedIn, type SignedInPerson } from '../support/sessions';

const founding = (id: string, email: string) => ({
  organisation: {
    organisationId: OrganisationId.parse(id),
    name: { zh: '淳安县慈善总会', en: "Chun'an Charity Federation" },
    district: { zh: '淳安县' },
    contact: '0571-0000 0000',
  },
  admin: { email },
});

type Page = { items: MemberRow[]; next?: string };
const membersOf = async (o: string, as: { cookie: string }): Promise<MemberRow[]> => {
  const page = await asked<Page>(200, 'GET', `/organisations/${o}/members?limit=50`, undefined, { as });
  return page.items;
};

/** Who was asked to join says yes. */
const accept = (o: string, as: Pick<SignedInPerson, 'cookie'>) =>
  asked(200, 'POST', `/me/invitations/${o}/accept`, undefined, { as });

let here: Charity;
beforeAll(async () => {
  here = await charity('chunan');
});

describe('an organisation is founded by the operator', () => {
  test('with a first admin, who signs in and brings everybody else', async () => {
    const { personId } = await foundOrganisation(
      'operator',
      founding('founded', 'zheng@founded.test'),
      new Date(),
    );
    const as = await sessionOf(personId);
    expect(await asked(200, 'GET', '/organisations/founded')).toMatchObject({
      name: { zh: '淳安县慈善总会' },
    });
    expect((await asked<Page>(200, 'GET', '/organisations')).items).toContainEqual(
      expect.objectContaining({ organisationId: 'founded' }),
    );
    const body = { email: 'Xu@founded.test', roles: ['finance'] };
    await asked(200, 'PUT', '/organisations/founded/members', body, { as });
    expect(await membersOf('founded', as)).toHaveLength(2);
    const audit = await listAudited(OrganisationId.parse('founded'), { limit: 10 });
    expect(audit.items.map(({ by, what }) => [what, by])).toEqual([
      ['member-set', personId],
      ['organisation-founded', 'operator'],
    ]);
  });

  test('again it changes nothing, at once or later; with another mailbox it makes one more admin', async () => {
    const [o, now] = [OrganisationId.parse('again'), new Date()];
    const first = await foundOrganisation('operator', founding('again', 'first@again.test'), now);
    const more = await Promise.all(
      [1, 2, 3].map(() => foundOrganisation('operator', founding('again', 'first@again.test'), new Date())),
    );
    for (const one of more) expect(one).toEqual(first);
    expect((await listAudited(o, { limit: 10 })).items).toHaveLength(1);
    const second = await foundOrganisation('operator', founding('again', 'second@again.test'), now);
    expect(await getMember(o, second.personId)).toMatchObject({ roles: ['admin'] });
    expect(await getMember(o, first.personId)).toMatchObject({ roles: ['admin'] });
  });

  test('at once by several, it is founded once', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(() =>
        foundOrganisation('operator', founding('at-once', 'one@at-once.test'), new Date()),
      ),
    );
    expect(new Set(made.map(({ personId }) => personId)).size).toBe(1);
    const { items } = await listAudited(OrganisationId.parse('at-once'), { limit: 10 });
    expect(items.map(({ what }) => what)).toEqual(['organisation-founded']);
  });

  test('whoever is something there already becomes admin as well', async () => {
    const email = (await findPersonByEmail(here.finance.email))?.email ?? '';
    const stands = await asked<ReturnType<typeof founding>['organisation']>(
      200,
      'GET',
      '/organisations/chunan',
    );
    const made = await foundOrganisation('operator', { organisation: stands, admin: { email } }, new Date());
    expect(made).toMatchObject({ personId: here.finance.personId, roles: ['finance', 'admin'] });
  });
});

describe('an admin says who is what', () => {
  const put = (body: unknown) => asked<MemberRow>(200, 'PUT', `${here.at}/members`, body, { as: here.admin });

  test('of somebody who never signed in: an account is made, and their first code opens it', async () => {
    const made = await put({ email: 'New.Colleague@chunan.test', roles: ['finance', 'organiser'] });
    expect(made).toEqual({
      personId: made.personId,
      name: '',
      email: 'new.colleague@chunan.test',
      roles: ['organiser', 'finance'],
      invitedUntil: expect.stringMatching(/Z$/) as string,
    });
    const as = await sessionOf(made.personId);
    expect((await ask('GET', `${here.at}/merchants`, undefined, { as })).status).toBe(404);
    expect(await membersOf('chunan', here.auditor)).toContainEqual(made);
    await accept('chunan', as);
    await asked(200, 'GET', `${here.at}/merchants`, undefined, { as });
    const { invitedUntil: _until, ...joined } = made;
    expect(await membersOf('chunan', here.auditor)).toContainEqual(joined);
  });

  test('the roles told are the whole of them, from the next request on; the same again is written nowhere', async () => {
    const person = await signedIn({ name: '江小组' });
    await put({ email: person.email, roles: ['finance'] });
    await accept('chunan', person);
    await asked(200, 'GET', `${here.at}/merchants`, undefined, { as: person });
    const changed = await put({ email: person.email, roles: ['organiser', 'organiser'] });
    expect(changed).toMatchObject({ personId: person.personId, name: '江小组', roles: ['organiser'] });
    expect((await ask('GET', `${here.at}/merchants`, undefined, { as: person })).status).toBe(403);
    await put({ email: person.email.toUpperCase(), roles: ['organiser'] });
    const { items } = await listAudited(here.o, { limit: 50 });
    expect(
      items.filter(({ which }) => which.startsWith(person.personId)).map(({ which, by }) => [which, by]),
    ).toEqual([
      [`${person.personId} organiser`, here.admin.personId],
      [`${person.personId} finance`, person.personId],
      [`${person.personId} finance`, here.admin.personId],
    ]);
  });

  test('of a merchant’s person: they see what is their merchant’s own', async () => {
    const { merchant } = await merchantOf(here);
    const person = await signedIn();
    const { merchantId } = merchant;
    expect(await put({ email: person.email, roles: ['merchant'], merchantId })).toMatchObject({ merchantId });
    await accept('chunan', person);
    await asked(200, 'GET', `${here.at}/agreements`, undefined, { as: person });
    expect(await put({ email: person.email, roles: ['volunteer'] })).not.toHaveProperty('merchantId');
  });

  test('taken out, they are nothing there from the next request on; done twice it is the same', async () => {
    const person = await signedIn();
    await put({ email: person.email, roles: ['finance'] });
    await accept('chunan', person);
    const remove = () =>
      asked(200, 'POST', `${here.at}/members/${person.personId}/remove`, undefined, { as: here.admin });
    expect(await remove()).toEqual({ personId: person.personId });
    expect((await ask('GET', `${here.at}/merchants`, undefined, { as: person })).status).toBe(404);
    expect(await remove()).toEqual({ personId: person.personId });
    const { items } = await listAudited(here.o, { limit: 50 });
    const own = items.filter(({ which }) => which.startsWith(person.personId));
    expect(own.map(({ what }) => what)).toEqual(['member-removed', 'invitation-accepted', 'member-set']);
    expect((await membersOf('chunan', here.admin)).map(({ personId }) => personId)).not.toContain(
      person.personId,
    );
  });

  test('the list comes in pages', async () => {
    const all = await membersOf('chunan', here.admin);
    const seen: MemberRow[] = [];
    let cursor = '';
    do {
      const path = `${here.at}/members?limit=2${cursor && `&cursor=${cursor}`}`;
      const page = await asked<Page>(200, 'GET', path, undefined, { as: here.admin });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      cursor = page.next ?? '';
    } while (cursor);
    expect(seen).toEqual(all);
  });
});
