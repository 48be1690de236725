import { beforeAll, describe, expect, test } from 'vitest';
import { listAudited } from '../../functions/people/audit/audit.table';
import { getInvitation } from '../../functions/people/members/invitation.table';
import { inviteAgain, removeMember } from '../../functions/people/members/set-member.action';
import { getMember } from '../../functions/people/members/member.table';
import type { MemberRow } from '../../functions/people/members/member';
import { ask, asked } from '../support/ask';
import { charity, type Charity } from '../support/fish-sale';
import { mail } from '../support/mail';
import { invitedTo, staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { signedIn, type SignedInPerson } from '../support/sessions';
import { settle } from '../support/settle';

let here: Charity;
beforeAll(async () => {
  here = await charity('chunan');
});

const put = (body: unknown) => asked<MemberRow>(200, 'PUT', `${here.at}/members`, body, { as: here.admin });
const answer = async (as: SignedInPerson, what: 'accept' | 'decline') => {
  const { status, body } = await ask('POST', `/me/invitations/${here.o}/${what}`, undefined, { as });
  return [status, body['code']];
};
const mayRead = async (as: SignedInPerson) =>
  (await ask('GET', `${here.at}/merchants`, undefined, { as })).status;
const lettersTo = (email: string) => mail.filter((sent) => sent.to === email);
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe('an added member', () => {
  test('gets a letter in both languages, and is nothing before they accept', async () => {
    const lin = await signedIn({ name: '林小潮' });
    const row = await put({ email: lin.email, roles: ['finance', 'admin'] });
    await settle();
    const [letter, ...more] = lettersTo(lin.email);
    expect(more).toEqual([]);
    expect(letter?.subject).toContain('chunan 慈善总会');
    for (const part of ['财务、管理员', 'finance, admin', '王主任', '在您接受之前不会生效', '/me'])
      expect(letter?.text).toContain(part);
    expect([await mayRead(lin), await getMember(here.o, lin.personId)]).toEqual([404, undefined]);
    const me = await asked<{ memberships: unknown[]; invitations: unknown[] }>(200, 'GET', '/me', undefined, {
      as: lin,
    });
    expect([me.memberships, me.invitations]).toEqual([
      [],
      [
        {
          organisationId: here.o,
          roles: ['finance', 'admin'],
          organisationName: { zh: 'chunan 慈善总会', en: 'chunan charity federation' },
          until: row.invitedUntil,
        },
      ],
    ]);
    for (const _ of [1, 2]) expect(await answer(lin, 'accept')).toEqual([200, undefined]);
    expect(await mayRead(lin)).toBe(200);
    expect(await asked(200, 'GET', '/me', undefined, { as: lin })).not.toHaveProperty('invitations');
  });

  test('is asked once for the same; for other roles, and again on wish, there is another letter', async () => {
    const lin = await signedIn();
    const first = await put({ email: lin.email, roles: ['finance'] });
    expect(await put({ email: lin.email, roles: ['finance'] })).toEqual(first);
    await settle();
    expect(lettersTo(lin.email)).toHaveLength(1);
    await put({ email: lin.email, roles: ['organiser'] });
    await settle();
    expect(lettersTo(lin.email)).toHaveLength(2);
    const later = new Date(Date.now() + 3_600_000);
    const again = await inviteAgain(here.admin, { personId: lin.personId }, later);
    await inviteAgain(here.admin, { personId: lin.personId }, later);
    await settle();
    expect(lettersTo(lin.email)).toHaveLength(3);
    expect(again.invitedUntil > (first.invitedUntil ?? '')).toBe(true);
    expect(await answer(lin, 'accept')).toEqual([200, undefined]);
    expect(await getMember(here.o, lin.personId)).toMatchObject({ roles: ['organiser'] });
    const path = `${here.at}/members/${lin.personId}/invite-again`;
    expect((await ask('POST', path, undefined, { as: here.admin })).status).toBe(404);
  });

  test('who declines, is taken out before, or waits for longer than 14 days is nothing there', async () => {
    const [no, out, late] = [
      await invitedTo(here.o, here.admin),
      await invitedTo(here.o, here.admin),
      await invitedTo(here.o, here.admin, daysAgo(15)),
    ];
    for (const _ of [1, 2]) expect(await answer(no, 'decline')).toEqual([200, undefined]);
    await removeMember(here.admin, { personId: out.personId }, new Date());
    for (const one of [no, out, late]) {
      expect(await answer(one, 'accept')).toEqual([410, 'invitation-over']);
      expect(await mayRead(one)).toBe(404);
    }
    const { items } = await listAudited(here.o, { limit: 50 });
    const done = items.filter(({ which }) => which.startsWith(no.personId)).map(({ what }) => what);
    expect(done).toEqual(['invitation-declined', 'member-set']);
    const { items: listed } = await asked<{ items: MemberRow[] }>(
      200,
      'GET',
      `${here.at}/members?limit=50`,
      undefined,
      { as: here.auditor },
    );
    const until = listed.find(({ personId }) => personId === late.personId)?.invitedUntil ?? '';
    expect(until < new Date().toISOString()).toBe(true);
    await put({ email: late.email, roles: ['finance'] });
    expect(await answer(late, 'accept')).toEqual([200, undefined]);
  });

  test('is withdrawn with who asked: an admin taken out leaves nobody behind', async () => {
    const leaving = await staffOf(here.o, ['admin']);
    const lin = await invitedTo(here.o, leaving);
    await removeMember(here.admin, { personId: leaving.personId }, new Date());
    expect(await answer(lin, 'accept')).toEqual([410, 'invitation-over']);
  });

  test('of another person, or for another organisation, is nobody else’s to accept', async () => {
    const lin = await invitedTo(here.o, here.admin);
    expect(await answer(await signedIn(), 'accept')).toEqual([410, 'invitation-over']);
    const { status } = await ask('POST', '/me/invitations/xihu/accept', undefined, { as: lin });
    expect(status).toBe(410);
  });

  test('is no last admin, nor counts as one', async () => {
    const alone = await charity('alone');
    await invitedTo(alone.o, alone.admin, undefined, ['admin']);
    const path = `${alone.at}/members/${alone.admin.personId}/remove`;
    expect((await ask('POST', path, undefined, { as: alone.admin })).body['code']).toBe('last-admin');
  });

  test('as an auditor accepts only without a place ahead', async () => {
    const lin = await invitedTo(here.o, here.admin, undefined, ['auditor']);
    const { shiftIds } = await releaseEvent(here.o, here.organiser, [{ places: 2 }], { days: 5 });
    await asked(201, 'POST', `${here.at}/shifts/${shiftIds[0]}/sign-ups`, undefined, { as: lin });
    await settle();
    expect(await answer(lin, 'accept')).toEqual([409, 'auditor-takes-part']);
  });

  test('who is a member already stays one, and gets their new roles at once', async () => {
    const lin = await staffOf(here.o, ['volunteer']);
    expect(await put({ email: lin.email, roles: ['finance'] })).not.toHaveProperty('invitedUntil');
    expect(await mayRead(lin)).toBe(200);
    expect(await getInvitation({ organisationId: here.o, personId: lin.personId })).toBeUndefined();
  });
});
