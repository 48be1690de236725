import { beforeEach, describe, expect, test } from 'vitest';
import type { ReceivingAccount } from '../../functions/people/receiving-account/receiving-account';
import type { HistoryLine } from '../../functions/people/audit/audited';
import { MerchantId, type OrganisationId } from '../../functions/shared/ids';
import { ask, asked } from '../support/ask';
import { mail } from '../support/mail';
import { newId } from '../support/new-id';
import { organisation, staffOf, type Staff } from '../support/people';
import { settle } from '../support/settle';

const account = { holder: '淳安县慈善总会', bank: '中国银行淳安支行', number: '4056 7890 1234 5678' };
const kept = { ...account, number: '4056789012345678' };
const thief = { holder: '淳安县慈善总会', bank: '别处银行', number: '6222021380571001' };

let houses = 0;
let o: OrganisationId;
let [admin, other, finance, merchant] = [] as unknown as [Staff, Staff, Staff, Staff];
beforeEach(async () => {
  o = await organisation(`accounts-${(houses += 1)}`);
  admin = await staffOf(o, ['admin'], { name: '郑主任' });
  other = await staffOf(o, ['admin'], { name: '邵主任' });
  finance = await staffOf(o, ['finance'], { name: '徐会计' });
  merchant = await staffOf(o, ['merchant'], { merchantId: MerchantId.parse(newId('mer')) });
});

const path = () => `/organisations/${o}/receiving-account`;
const read = (as: Staff) => asked<ReceivingAccount>(200, 'GET', path(), undefined, { as });
const propose = (as: Staff, to: object, revision: number) =>
  ask<Record<string, unknown>>('PUT', path(), { account: to, revision }, { as });
const approve = (as: Staff, of: object = kept) =>
  ask<Record<string, unknown>>('POST', `${path()}/approve`, { account: of }, { as });

describe('the account into which merchants pay', () => {
  test('is written by an admin and comes into force by a second person; a merchant sees what stands alone', async () => {
    expect(await read(merchant)).toEqual({ revision: 1 });
    expect((await propose(admin, account, 1)).body).toMatchObject({ proposed: { account: kept } });
    expect(await read(merchant), 'what waits is not told').toEqual({ revision: 2 });
    expect((await approve(admin)).body['code']).toBe('account-proposed-by-you');
    expect((await approve(finance)).body).toMatchObject({ account: kept });
    expect((await approve(finance)).status, 'twice').toBe(200);
    expect(await read(merchant)).toMatchObject({ account: kept, revision: 3 });
  });

  test('stays while another one waits; who confirms confirms what they read, and nothing else', async () => {
    await propose(admin, account, 1);
    await approve(finance);
    await propose(other, thief, 3);
    expect(await read(merchant)).toMatchObject({ account: kept });
    expect(await read(finance)).toMatchObject({ account: kept, proposed: { account: thief } });
    expect((await approve(finance, { ...thief, number: '6222021380571002' })).body['code']).toBe(
      'no-account-proposed',
    );
    expect(await read(merchant)).toMatchObject({ account: kept });
    const withdrawn = await ask(
      'POST',
      `${path()}/withdraw`,
      { reason: '电话核实过，不是我们的账户' },
      { as: finance },
    );
    expect(withdrawn.body).not.toHaveProperty('proposed');
    expect((await approve(finance, thief)).body['code']).toBe('no-account-proposed');
    expect(await read(merchant)).toMatchObject({ account: kept });
  });

  test('of two who write at once, the second is told who was quicker', async () => {
    await propose(admin, account, 1);
    const second = await propose(other, thief, 1);
    expect([second.status, second.body['code']]).toEqual([409, 'changed-meanwhile']);
    expect((await propose(admin, account, 1)).status, 'the same again is the same').toBe(200);
  });

  test('is told of by letter: what waits to all but who wrote it, what changed to all; its number by four digits', async () => {
    await propose(admin, account, 1);
    await settle();
    const to = (subject: string) =>
      mail
        .filter((one) => one.subject.includes(subject) && one.text.includes(`/${o}/desk`))
        .map((one) => one.to);
    expect(to('收款账户待确认').sort()).toEqual([other.email, finance.email].sort());
    const letter = mail.find((one) => one.to === finance.email);
    expect(letter?.text).toContain('****5678');
    expect(letter?.text).not.toContain(kept.number);
    expect(letter?.text).toContain('郑主任');
    await approve(finance);
    await settle();
    expect(to('收款账户已更换').sort()).toEqual([admin.email, other.email, finance.email].sort());
  });

  test('has its history: who, when, before and after, and why', async () => {
    await propose(admin, account, 1);
    await approve(finance);
    await propose(admin, thief, 3);
    await ask('POST', `${path()}/withdraw`, { reason: '写错了' }, { as: finance });
    await settle();
    const of = `/organisations/${o}/history/${o}?limit=4`;
    const { items } = await asked<{ items: HistoryLine[] }>(200, 'GET', of, undefined, { as: finance });
    expect(items).toMatchObject([
      { what: 'account-withdrawn', byName: '徐会计', reason: '写错了', changed: { proposed: [thief, null] } },
      { what: 'account-proposed', byName: '郑主任', changed: { proposed: [null, thief] } },
      {
        what: 'account-confirmed',
        byName: '徐会计',
        changed: { account: [null, kept], proposed: [kept, null] },
      },
      { what: 'account-proposed', byName: '郑主任', changed: { proposed: [null, kept] } },
    ]);
  });

  test('is a number of digits, in groups or full width; nobody but an admin writes it, and strangers read nothing', async () => {
    for (const number of ['12', 'abcd12345678', '1'.repeat(33), ''])
      expect((await propose(admin, { ...account, number }, 1)).status, number).toBe(400);
    expect(
      (await propose(admin, { ...account, number: '４０５６－７８９０－１２３４－５６７８' }, 1)).body,
    ).toMatchObject({
      proposed: { account: kept },
    });
    for (const as of [finance, merchant]) expect((await propose(as, account, 2)).status).toBe(403);
    expect((await approve(merchant)).status).toBe(403);
    expect((await ask('GET', path())).status).toBe(401);
    const organiser = await staffOf(o, ['organiser']);
    expect((await ask('GET', path(), undefined, { as: organiser })).status).toBe(403);
    const elsewhere = await staffOf(await organisation(`elsewhere-${houses}`), ['admin']);
    expect((await ask('GET', path(), undefined, { as: elsewhere })).status).toBe(404);
  });
});
