import { beforeAll, describe, expect, test } from 'vitest';
import { approveSpending } from '../../functions/books/spending/approve-spending.action';
import { declineSpending } from '../../functions/books/spending/decline-spending.action';
import type { Spending } from '../../functions/books/spending/spending';
import { acceptInvitation } from '../../functions/people/members/answer-invitation.action';
import { removeMember, setMember } from '../../functions/people/members/set-member.action';
import { getMember, putMember } from '../../functions/people/members/member.table';
import { getInvitation } from '../../functions/people/members/invitation.table';
import { placesAhead } from '../../functions/volunteering/sign-ups/find-sign-ups.action';
import { ask, asked } from '../support/ask';
import { box, charity, dayIn, fishSale, invoice, sellFish, type FishSale } from '../support/fish-sale';
import { holdBack, meanwhile } from '../support/held-back';
import { mail } from '../support/mail';
import { invitedTo, staffOf, type Staff } from '../support/people';
import { releaseEvent } from '../support/release-event';
import { refusalOfAsync } from '../support/refusal';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import { signedIn } from '../support/sessions';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await sellFish(sale, 20);
  await settle();
  await remit(sale);
});

const role = (who: Staff, roles: Staff['roles']) =>
  putMember({ organisationId: sale.o, personId: who.personId, roles: [...roles] });
const takenOut = (who: Staff) => () => removeMember(sale.admin, { personId: who.personId }, new Date());
const codeOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'rejected' ? refusalOfAsync(() => Promise.reject(result.reason as Error)) : 'done';

const wish = async () => ({
  amount: 100,
  payee: '杭州保温箱厂',
  purpose: box,
  quantity: 1,
  unit: { zh: '只' },
  invoiceFileId: await invoice(sale, sale.finance),
});
const wished = async () =>
  asked<Spending>(201, 'POST', `${sale.at}/funds/${sale.fundId}/spendings`, await wish(), {
    as: sale.finance,
  });
const stands = async ({ spendingId }: Spending) =>
  (await asked<Spending>(200, 'GET', `${sale.at}/spendings/${spendingId}`, undefined, { as: sale.auditor }))
    .status;

describe('whose role is taken away while they', () => {
  test.each(['approve', 'decline'])('%s decides nothing', async (how) => {
    const [spending, yu] = [await wished(), await staffOf(sale.o, ['finance'])];
    const decide = () =>
      how === 'approve'
        ? approveSpending(yu, spending, new Date())
        : declineSpending(yu, { ...spending, reason: '不' }, new Date());
    const result = await meanwhile(decide, holdBack('transact'), takenOut(yu));
    expect(await codeOf(result)).toBe('not-allowed');
    expect(await stands(spending)).toBe('pending');
    const other = await meanwhile(decide, holdBack('transact'), () => role(yu, ['organiser']));
    expect(await codeOf(other)).toBe('not-allowed');
    expect(await stands(spending)).toBe('pending');
  });

  test('ask for money, or hand over, do neither', async () => {
    const spending = await wished();
    await asked(200, 'POST', `${sale.at}/spendings/${spending.spendingId}/approve`, undefined, {
      as: sale.admin,
    });
    const [body, given] = [
      await wish(),
      { quantity: 1, place: { zh: '下姜村' }, receivedBy: '姜书记', on: dayIn(0) },
    ];
    for (const [path, what] of [
      [`${sale.at}/funds/${sale.fundId}/spendings`, body],
      [`${sale.at}/spendings/${spending.spendingId}/hand-overs`, given],
    ] as const) {
      const who = await staffOf(sale.o, ['organiser']);
      const result = await meanwhile(
        () => ask('POST', path, what, { as: who }),
        holdBack('transact'),
        takenOut(who),
      );
      expect(result).toMatchObject({ value: { status: 403, body: { code: 'not-allowed' } } });
    }
  });

  test('give others a role, ask others in, or take others out do none of it', async () => {
    const second = async () => staffOf(sale.o, ['admin']);
    const [member, stranger] = [await staffOf(sale.o, ['organiser']), await signedIn()];
    const set = setMember({ hasMerchant: async () => true, placesAhead });
    const acts = [
      (by: Staff) => set(by, { email: member.email, roles: ['finance'] }, new Date()),
      (by: Staff) => set(by, { email: stranger.email, roles: ['admin'] }, new Date()),
      (by: Staff) => removeMember(by, { personId: member.personId }, new Date()),
    ];
    for (const act of acts) {
      const by = await second();
      expect(await codeOf(await meanwhile(() => act(by), holdBack('transact'), takenOut(by)))).toBe(
        'not-allowed',
      );
    }
    expect(await getMember(sale.o, member.personId)).toMatchObject({ roles: ['organiser'] });
    expect(await getInvitation({ organisationId: sale.o, personId: stranger.personId })).toBeUndefined();
  });
});

test('two last admins who leave at once: one stays', async () => {
  const alone = await charity('two-admins');
  const other = await staffOf(alone.o, ['admin']);
  const leave = (who: Staff) => removeMember(who, { personId: who.personId }, new Date());
  const result = await meanwhile(
    () => leave(alone.admin),
    holdBack('transact'),
    () => leave(other),
  );
  expect(await codeOf(result)).toBe('last-admin');
  expect(await getMember(alone.o, alone.admin.personId)).toMatchObject({ roles: ['admin'] });
});

test('an invitation that is withdrawn, or renewed as something else, while it is accepted makes no member of the old one', async () => {
  const accept = acceptInvitation({ placesAhead });
  const [out, changed] = [await invitedTo(sale.o, sale.admin), await invitedTo(sale.o, sale.admin)];
  const as = (personId: Staff['personId']) => ({ kind: 'person' as const, personId });
  const lost = await meanwhile(
    () => accept(as(out.personId), { organisationId: sale.o }, new Date()),
    holdBack('transact'),
    () => removeMember(sale.admin, { personId: out.personId }, new Date()),
  );
  expect(await codeOf(lost)).toBe('invitation-over');
  expect(await getMember(sale.o, out.personId)).toBeUndefined();
  const renewed = await meanwhile(
    () => accept(as(changed.personId), { organisationId: sale.o }, new Date()),
    holdBack('transact'),
    () =>
      asked(
        200,
        'PUT',
        `${sale.at}/members`,
        { email: changed.email, roles: ['organiser'] },
        { as: sale.admin },
      ),
  );
  expect(renewed).toMatchObject({ value: { roles: ['organiser'] } });
});

test('a member who is taken out while their invitation of before is accepted elsewhere stays out', async () => {
  const lin = await staffOf(sale.o, ['organiser']);
  const set = setMember({ hasMerchant: async () => true, placesAhead });
  const change = () => set(sale.admin, { email: lin.email, roles: ['finance'] }, new Date());
  const result = await meanwhile(change, holdBack('transact'), () =>
    removeMember(sale.admin, { personId: lin.personId }, new Date()),
  );
  // Decided again, they are somebody new: asked, and nothing yet.
  expect(result).toMatchObject({ value: { invitedUntil: expect.any(String) as string } });
  expect(await getMember(sale.o, lin.personId)).toBeUndefined();
});

describe('a place taken while its holder is made an auditor', () => {
  const take = (shiftId: string | undefined, as: Staff) =>
    ask('POST', `${sale.at}/shifts/${shiftId}/sign-ups`, undefined, { as });
  const audit = (who: Staff) =>
    ask('PUT', `${sale.at}/members`, { email: who.email, roles: ['auditor'] }, { as: sale.admin });
  const shiftOf = async (places: number) => {
    const shifts = [{ places, waitlist: true }];
    return (await releaseEvent(sale.o, sale.organiser, shifts, { days: 9 })).shiftIds[0];
  };
  const listed = async (who: Staff) =>
    (
      await asked<{ items: { status: string }[] }>(200, 'GET', '/me/sign-ups', undefined, { as: who })
    ).items.map(({ status }) => status);
  const told = (who: Staff) =>
    mail.filter(({ to, subject }) => to === who.email && /报名已取消|候补已结束/.test(subject));

  test('is given back, and they are told, when the gate’s write is the late one (6 of 6)', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [lin, shiftId] = [await staffOf(sale.o, ['volunteer']), await shiftOf(2)];
      const held = holdBack('update', (said) => said.includes('GATE#'));
      const result = await meanwhile(
        () => take(shiftId, lin),
        held,
        () => audit(lin),
      );
      expect(result).toMatchObject({ value: { status: 201 } });
      await settle();
      expect([await listed(lin), told(lin).length], `round ${round}`).toEqual([['given-up'], 1]);
      expect(await placesAhead(sale.o, lin.personId, new Date())).toBe(0);
    }
  });

  test('is given back when the role is the late one, and the list had not followed (6 of 6)', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [lin, shiftId] = [await staffOf(sale.o, ['volunteer']), await shiftOf(2)];
      const result = await meanwhile(
        () => audit(lin),
        holdBack('transact'),
        async () => {
          expect((await take(shiftId, lin)).status).toBe(201);
          await settle();
          expect(await listed(lin)).toEqual(['holding']);
        },
      );
      expect(result).toMatchObject({ value: { status: 200 } });
      await settle();
      expect([await listed(lin), told(lin).length], `round ${round}`).toEqual([['given-up'], 1]);
    }
  });

  test('so is a place in line', async () => {
    const [lin, shiftId] = [await staffOf(sale.o, ['volunteer']), await shiftOf(1)];
    expect((await take(shiftId, await staffOf(sale.o, ['volunteer']))).status).toBe(201);
    await meanwhile(
      () => audit(lin),
      holdBack('transact'),
      async () => {
        expect((await take(shiftId, lin)).body).toMatchObject({ status: 'waiting' });
        await settle();
      },
    );
    await settle();
    expect([await listed(lin), told(lin).length]).toEqual([['given-up'], 1]);
  });

  test('what they hold elsewhere stays theirs', async () => {
    const elsewhere = await charity('elsewhere');
    const lin = await staffOf(sale.o, ['volunteer']);
    const { shiftIds } = await releaseEvent(elsewhere.o, elsewhere.organiser, [{ places: 2 }], { days: 9 });
    await asked(201, 'POST', `${elsewhere.at}/shifts/${shiftIds[0]}/sign-ups`, undefined, { as: lin });
    expect((await audit(lin)).status).toBe(200);
    await settle();
    expect([await listed(lin), told(lin)]).toEqual([['holding'], []]);
  });
});
