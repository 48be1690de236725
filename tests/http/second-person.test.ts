import { beforeAll, describe, expect, test } from 'vitest';
import type { Spending } from '../../functions/books/spending/spending';
import { PersonId } from '../../functions/shared/ids';
import { ask, asked } from '../support/ask';
import { box, fishSale, invoice, sellFish, type FishSale } from '../support/fish-sale';
import { staffOf } from '../support/people';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import { signedIn } from '../support/sessions';
import { browser, signInByCode, type Browser } from '../support/sign-in';
import { putMember } from '../../functions/people/members/member.table';
import type { Role } from '../../functions/shared/actor';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await sellFish(sale, 20);
  await settle();
  await remit(sale);
});

type As = { cookie: string };
const wished = async (as: As) =>
  asked<Spending>(
    201,
    'POST',
    `${sale.at}/funds/${sale.fundId}/spendings`,
    {
      amount: 100,
      payee: '杭州保温箱厂',
      purpose: box,
      quantity: 1,
      unit: { zh: '只' },
      invoiceFileId: await invoice(sale, sale.finance),
    },
    { as },
  );
const decide = async ({ spendingId }: Spending, as: As, how = 'approve', language = 'zh-CN') => {
  const reason = how === 'decline' ? { reason: '不' } : undefined;
  const path = `${sale.at}/spendings/${spendingId}/${how}`;
  const { status, body } = await ask('POST', path, reason, { as, headers: { 'accept-language': language } });
  return { status, code: body['code'], detail: body['detail'] as string };
};
/** An admin asks somebody in, and they accept. */
const appoint = async (by: As, email: string, roles: Role[], as: As) => {
  await asked(200, 'PUT', `${sale.at}/members`, { email, roles }, { as: by });
  await asked(200, 'POST', `/me/invitations/${sale.o}/accept`, undefined, { as });
};

describe('no second person is', () => {
  test('whom the one who asks gave their role, directly or through another: within seconds nothing is approved', async () => {
    const zheng = await staffOf(sale.o, ['admin'], { name: '郑主任' });
    const [second, third] = [await signedIn({ name: '任重' }), await signedIn({ name: '任远' })];
    await appoint(zheng, second.email, ['admin'], second);
    await appoint(second, third.email, ['finance'], third);
    // Who stood in between is taken out: that makes nobody independent.
    await asked(200, 'POST', `${sale.at}/members/${second.personId}/remove`, undefined, { as: zheng });
    await appoint(zheng, second.email, ['finance'], second);
    const spending = await wished(zheng);
    for (const as of [second, third])
      for (const how of ['approve', 'decline'])
        expect(await decide(spending, as, how)).toMatchObject({
          status: 409,
          code: 'second-appointed-by-first',
        });
    const { detail } = await decide(spending, second);
    expect(detail).toContain('30 天内');
    for (const able of ['陈会计', '王主任']) expect(detail).toContain(able);
    for (const unable of ['郑主任', '任重', '任远']) expect(detail).not.toContain(unable);
    expect((await decide(spending, second, 'approve', 'en')).detail).toMatch(/Who may: .*陈会计/);
    expect((await decide(spending, sale.finance)).status).toBe(200);
  });

  test('an earlier member whom they gave the role just now', async () => {
    const zheng = await staffOf(sale.o, ['admin']);
    const old = await staffOf(sale.o, ['volunteer']);
    await asked(200, 'PUT', `${sale.at}/members`, { email: old.email, roles: ['finance'] }, { as: zheng });
    expect((await decide(await wished(zheng), old)).code).toBe('second-appointed-by-first');
    // What another admin asks for, they decide.
    expect((await decide(await wished(sale.admin), old)).status).toBe(200);
  });

  test('who reads the same mailbox', async () => {
    const member = async (email: string) => {
      const person = await signedIn({ email });
      await putMember({ organisationId: sale.o, personId: person.personId, roles: ['finance'] });
      return person;
    };
    const [one, plus] = [await member('zheng@mailbox.test'), await member('zheng+2@mailbox.test')];
    expect((await decide(await wished(one), plus)).code).toBe('second-reads-same-mailbox');
    const [dots, none] = [await member('z.heng@gmail.com'), await member('zheng@googlemail.com')];
    expect((await decide(await wished(dots), none)).code).toBe('second-reads-same-mailbox');
    expect((await decide(await wished(one), none)).status).toBe(200);
  });

  test('who was signed in in the same browser, though they signed out between', async () => {
    const staff = async (by: Browser, email: string): Promise<As> => {
      const { personId } = (await (await signInByCode(by, email)).json()) as { personId: string };
      await putMember({ organisationId: sale.o, personId: PersonId.parse(personId), roles: ['finance'] });
      return { cookie: by.cookies() };
    };
    const [desk, phone] = [browser(), browser()];
    const first = await staff(desk, 'first@browser.test');
    const spending = await wished(first);
    await desk.post('/sign-out');
    const second = await staff(desk, 'second@browser.test');
    expect(await decide(spending, second)).toMatchObject({ status: 409, code: 'second-in-same-browser' });
    const elsewhere = await staff(phone, 'second@browser.test');
    expect((await decide(spending, elsewhere)).code).toBe('second-in-same-browser');
    expect((await decide(spending, await staff(browser(), 'third@browser.test'))).status).toBe(200);
  });
});

test('where nobody else may, the sentence says what to do', async () => {
  const alone = await fishSale('alone');
  const zheng = alone.admin;
  await asked(200, 'POST', `${alone.at}/members/${alone.finance.personId}/remove`, undefined, { as: zheng });
  await sellFish(alone, 1);
  await settle();
  const second = await signedIn();
  await asked(200, 'PUT', `${alone.at}/members`, { email: second.email, roles: ['finance'] }, { as: zheng });
  await asked(200, 'POST', `/me/invitations/${alone.o}/accept`, undefined, { as: second });
  await remit({ ...alone, finance: { ...second, organisationId: alone.o, roles: ['finance'] } });
  const body = {
    amount: 100,
    payee: '厂',
    purpose: box,
    invoiceFileId: await invoice(alone, second),
  };
  const path = `${alone.at}/funds/${alone.fundId}/spendings`;
  const { spendingId } = await asked<Spending>(201, 'POST', path, body, { as: zheng });
  const at = `${alone.at}/spendings/${spendingId}/approve`;
  const told = await ask('POST', at, undefined, { as: second, headers: { 'accept-language': 'zh-CN' } });
  expect([told.status, told.body['detail']]).toEqual([409, expect.stringContaining('可由其他同事提出申请')]);
});
