import { beforeAll, describe, expect, test } from 'vitest';
import { foundOrganisation } from '../../functions/people/members/found-organisation.action';
import { removeMember } from '../../functions/people/members/set-member.action';
import { getMember, putMember } from '../../functions/people/members/member.table';
import { listAudited } from '../../functions/people/audit/audit.table';
import { newId } from '../support/new-id';
import type { Role } from '../../functions/shared/actor';
import { OrganisationId, PersonId } from '../../functions/shared/ids';
import { ask, asked } from '../support/ask';
import { charity, merchantOf, type Charity } from '../support/fish-sale';
import { organisation, staffOf } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { refusalOfAsync } from '../support/refusal';
import { signedIn } from '../support/sessions';
import { settle } from '../support/settle';

let here: Charity;
let elsewhere: Charity;
beforeAll(async () => {
  here = await charity('chunan');
  elsewhere = await charity('xihu');
});

const put = async (body: unknown, of = here) => {
  const { status, body: told } = await ask('PUT', `${of.at}/members`, body, { as: of.admin });
  return [status, told['code']];
};
const remove = async (personId: string, of = here) => {
  const path = `${of.at}/members/${personId}/remove`;
  const { status, body: told } = await ask('POST', path, undefined, { as: of.admin });
  return [status, told['code']];
};

describe('setting somebody’s roles', () => {
  test('an auditor holds no other role', async () => {
    const { email } = await signedIn();
    const others: Role[] = ['volunteer', 'organiser', 'finance', 'admin'];
    for (const other of others)
      expect(await put({ email, roles: ['auditor', other] })).toEqual([422, 'auditor-alone']);
    expect(await put({ email, roles: ['auditor'] })).toEqual([200, undefined]);
  });

  test('nobody becomes an auditor who holds or waits for a place ahead here; elsewhere, or given up, it is nobody’s matter', async () => {
    const who = await signedIn();
    const takes = async (of: Charity, places: number, days: number) => {
      const shifts = [{ places, waitlist: true }];
      const { shiftIds } = await releaseEvent(of.o, of.organiser, shifts, { days });
      const at = `${of.at}/shifts/${shiftIds[0]}/sign-ups`;
      if (places === 1) await asked(201, 'POST', at, undefined, { as: await signedIn() });
      await asked(201, 'POST', at, undefined, { as: who });
      await settle();
      return at;
    };
    const [held, waited] = [await takes(here, 2, 5), await takes(here, 1, 6)];
    await takes(elsewhere, 2, 8);
    const body = { email: who.email, roles: ['auditor'] };
    const { status, body: told } = await ask('PUT', `${here.at}/members`, body, { as: here.admin });
    expect([status, told['code'], told['detail']]).toEqual([
      409,
      'auditor-takes-part',
      expect.stringContaining('2 places ahead'),
    ]);
    expect(await put({ email: who.email, roles: ['organiser'] })).toEqual([200, undefined]);
    for (const at of [held, waited]) {
      expect(await put(body)).toEqual([409, 'auditor-takes-part']);
      await asked(200, 'POST', `${at}/give-up`, undefined, { as: who });
      await settle();
    }
    expect(await put(body)).toEqual([200, undefined]);
  });

  test('a merchant’s person speaks for one merchant of this organisation', async () => {
    const { email } = await signedIn();
    const { merchant } = await merchantOf(elsewhere);
    expect(await put({ email, roles: ['merchant'] })).toEqual([422, 'merchant-for-its-role']);
    const merchantId = merchant.merchantId;
    expect(await put({ email, roles: ['finance'], merchantId })).toEqual([422, 'merchant-for-its-role']);
    expect(await put({ email, roles: ['merchant'], merchantId })).toEqual([422, 'merchant-not-found']);
    const made = { email, roles: ['merchant'], merchantId: newId('mer') };
    expect(await put(made)).toEqual([422, 'merchant-not-found']);
  });

  test('what is not a mailbox, not a role, nothing, or more than asked', async () => {
    const wrong = [
      { email: 'nobody', roles: ['finance'] },
      { email: 'a@b.test', roles: ['owner'] },
      { email: 'a@b.test', roles: [] },
      { email: 'a@b.test', roles: ['finance'], organisationId: 'xihu' },
      { roles: ['finance'] },
    ];
    for (const body of wrong) expect(await put(body)).toEqual([400, 'not-understood']);
  });

  test('nothing is made of somebody who was refused', async () => {
    await put({ email: 'refused@nowhere.test', roles: ['auditor', 'finance'] });
    const { findPersonByEmail } = await import('../../functions/people/accounts/person.table');
    expect(await findPersonByEmail('refused@nowhere.test')).toBeUndefined();
  });
});

describe('the last admin', () => {
  test('is not taken away, by others or by themselves; with a second one they may go', async () => {
    const { admin } = here;
    expect(await put({ email: admin.email, roles: ['finance'] })).toEqual([409, 'last-admin']);
    expect(await remove(admin.personId)).toEqual([409, 'last-admin']);
    expect(await put({ email: admin.email, roles: ['admin', 'finance'] })).toEqual([200, undefined]);
    const second = await signedIn();
    expect(await put({ email: second.email, roles: ['admin'] })).toEqual([200, undefined]);
    expect(await remove(second.personId)).toEqual([200, undefined]);
    expect(await remove(admin.personId)).toEqual([409, 'last-admin']);
  });

  test('stays when two admins take each other’s role away at once, however often', async () => {
    const o = await organisation('duel');
    for (let round = 0; round < 10; round += 1) {
      const pair = await Promise.all([staffOf(o, ['admin']), staffOf(o, ['admin'])]);
      const [one, other] = pair.map(({ personId }) => ({
        organisationId: o,
        personId,
        roles: ['admin' as const],
      }));
      if (!one || !other) throw new Error('two were made');
      await Promise.allSettled([
        removeMember(one, { personId: other.personId }, new Date()),
        removeMember(other, { personId: one.personId }, new Date()),
      ]);
      const left = (await Promise.all(pair.map(({ personId }) => getMember(o, personId)))).filter(Boolean);
      expect(left.length, `round ${round}`).toBe(1);
      const audit = await listAudited(o, { limit: 50 });
      expect(audit.items.filter(({ what }) => what === 'member-removed')).toHaveLength(round + 1);
      // The one who stayed is no admin in the next round.
      for (const member of left) if (member) await putMember({ ...member, roles: ['volunteer'] });
    }
  });
});

describe('another organisation’s', () => {
  test('people are neither seen nor moved, though their ids are known', async () => {
    const foreign = { as: elsewhere.admin };
    expect((await ask('GET', `${here.at}/members`, undefined, foreign)).status).toBe(404);
    const body = { email: elsewhere.admin.email, roles: ['admin'] };
    expect((await ask('PUT', `${here.at}/members`, body, foreign)).status).toBe(404);
    const path = `${here.at}/members/${here.finance.personId}/remove`;
    expect((await ask('POST', path, undefined, foreign)).status).toBe(404);
    expect(await remove(here.finance.personId, elsewhere)).toEqual([200, undefined]);
    expect(await getMember(here.o, here.finance.personId)).toMatchObject({ roles: ['finance'] });
  });
});

describe('founding', () => {
  test('takes nobody’s name: an organisation that says something else of itself stays', async () => {
    const founding = {
      organisation: {
        organisationId: OrganisationId.parse('chunan'),
        name: { zh: '另一个机构' },
        district: { zh: '淳安' },
        contact: '-',
      },
      admin: { email: 'stranger@else.test' },
    };
    expect(await refusalOfAsync(() => foundOrganisation('operator', founding, new Date()))).toBe(
      'organisation-exists',
    );
    const { body } = await ask('GET', '/organisations/chunan');
    expect(body['name']).toEqual({ zh: 'chunan 慈善总会', en: 'chunan charity federation' });
  });

  test('makes no admin of an auditor', async () => {
    const { body } = await ask('GET', '/organisations/chunan');
    const founding = { organisation: body as never, admin: { email: here.auditor.email } };
    expect(await refusalOfAsync(() => foundOrganisation('operator', founding, new Date()))).toBe(
      'auditor-alone',
    );
    expect(await getMember(here.o, PersonId.parse(here.auditor.personId))).toMatchObject({
      roles: ['auditor'],
    });
  });
});
