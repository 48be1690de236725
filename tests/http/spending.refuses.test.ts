import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Spending } from '../../functions/books/spending/spending';
import { dayInWords } from '../../functions/shared/time-in-words';
import { ask, asked } from '../support/ask';
import { box, charity, dayIn, fishSale, invoice, paper, sellFish, type FishSale } from '../support/fish-sale';
import { staffOf } from '../support/people';
import { remit } from '../support/remit';
import { settle } from '../support/settle';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await sellFish(sale, 10);
  await settle();
  await remit(sale);
});

const told = async (...args: Parameters<typeof ask>) => {
  const { status, body } = await ask(...args);
  return [status, body['code']];
};
/** Each with an invoice of its own. */
const bodyOf = async (changed: Record<string, unknown> = {}) => ({
  amount: 1_000,
  payee: '杭州保温箱厂',
  purpose: box,
  quantity: 12,
  unit: { zh: '只' },
  invoiceFileId: await invoice(sale, sale.finance),
  ...changed,
});
const request = async (
  changed: Record<string, unknown>,
  more: Parameters<typeof ask>[3] = { as: sale.finance },
) => told('POST', `${sale.at}/funds/${sale.fundId}/spendings`, await bodyOf(changed), more);
const requested = async (changed: Record<string, unknown> = {}, as = sale.finance) =>
  asked<Spending>(201, 'POST', `${sale.at}/funds/${sale.fundId}/spendings`, await bodyOf(changed), { as });
const decide = (spendingId: string, as = sale.admin, how = 'approve', at = sale.at) =>
  told('POST', `${at}/spendings/${spendingId}/${how}`, how === 'decline' ? { reason: '不' } : undefined, {
    as,
  });

describe('money is not asked for', () => {
  test('beyond what the fund holds, and the sentence says how much that is', async () => {
    const path = `${sale.at}/funds/${sale.fundId}/spendings`;
    const { status, body } = await ask('POST', path, await bodyOf({ amount: 42_001 }), { as: sale.finance });
    expect([status, body['code']]).toEqual([409, 'fund-too-small']);
    expect(body['detail']).toContain('¥420.00');
  });

  test('without an invoice among the files of this organisation', async () => {
    expect(await request({ invoiceFileId: 'fil_00000000000000000000000000' })).toEqual([
      422,
      'invoice-not-found',
    ]);
    const elsewhere = await charity('invoices');
    expect(await request({ invoiceFileId: await invoice(elsewhere, elsewhere.finance) })).toEqual([
      422,
      'invoice-not-found',
    ]);
    expect(await request({ invoiceFileId: undefined })).toEqual([400, 'not-understood']);
  });

  test('of nothing, by halves, or of a fund that does not exist', async () => {
    expect(await request({ amount: 0 })).toEqual([400, 'not-understood']);
    expect(await request({ unit: undefined })).toEqual([422, 'unit-missing']);
    expect(await request({ status: 'approved' })).toEqual([400, 'not-understood']);
    const path = `${sale.at}/funds/fnd_00000000000000000000000000/spendings`;
    expect(await told('POST', path, await bodyOf(), { as: sale.finance })).toEqual([404, 'not-found']);
  });

  test('again under a used key, by other roles, or by the auditor', async () => {
    expect(await request({}, { as: sale.finance, key: 'a-used-key' })).toEqual([201, undefined]);
    expect(await request({ amount: 1_001 }, { as: sale.finance, key: 'a-used-key' })).toEqual([
      422,
      'request-key-reused',
    ]);
    for (const as of [sale.auditor, sale.seller])
      expect(await request({}, { as })).toEqual([403, 'not-allowed']);
    expect(await request({}, {})).toEqual([401, 'not-signed-in']);
  });
});

describe('an invoice is paid once', () => {
  const number = '2433 2000-0000 8888';
  /** The same, as another hand types it. */
  const again = { invoiceNumber: '２４３３２００００００08888', payee: ' 杭州 保温箱厂' };

  test('neither its file nor its number of the same payee is on a second request, and the sentence names the first', async () => {
    const file = await invoice(sale, sale.finance);
    await requested({ invoiceFileId: file, invoiceNumber: number });
    const path = `${sale.at}/funds/${sale.fundId}/spendings`;
    for (const changed of [{ invoiceFileId: file, payee: '别家' }, again])
      for (const as of [sale.finance, sale.organiser]) {
        const { status, body } = await ask('POST', path, await bodyOf(changed), { as });
        expect([status, body['code']]).toEqual([409, 'invoice-already-used']);
        expect(body['detail']).toBe(
          `This invoice was already used for the request of ${dayInWords(dayIn(0), 'en')}: ¥10.00 to 杭州保温箱厂. An invoice can only be paid once.`,
        );
      }
    // Another payee counts their own invoices; a dash is no number.
    expect(await request({ invoiceNumber: number, payee: '别家' })).toEqual([201, undefined]);
    for (const _ of [1, 2]) expect(await request({ invoiceNumber: '-' })).toEqual([201, undefined]);
  });

  test('the same bytes under another name are the same invoice; in another organisation they are none of ours', async () => {
    const bytes = `%PDF-1.7 ${randomUUID()}`;
    const upload = async (of: Pick<FishSale, 'at' | 'finance'>, name: string) =>
      (await asked<{ fileId: string }>(201, 'POST', `${of.at}/files`, paper(bytes, name), { as: of.finance }))
        .fileId;
    await requested({ invoiceFileId: await upload(sale, '一.pdf') });
    const second = { invoiceFileId: await upload(sale, '二.pdf') };
    expect(await request(second)).toEqual([409, 'invoice-already-used']);
  });

  test('one that was declined may be sent again, and then is on that request', async () => {
    const changed = { invoiceFileId: await invoice(sale, sale.finance), invoiceNumber: '7777' };
    const { spendingId } = await requested(changed);
    expect(await decide(spendingId, sale.admin, 'decline')).toEqual([200, undefined]);
    const { spendingId: later } = await requested(changed);
    // Declined again by a late click: the later request keeps its invoice.
    expect(await decide(spendingId, sale.admin, 'decline')).toEqual([200, undefined]);
    expect(await request(changed)).toEqual([409, 'invoice-already-used']);
    expect(await decide(later)).toEqual([200, undefined]);
    expect(await request(changed)).toEqual([409, 'invoice-already-used']);
  });

  test('of many who send it at once one is heard', async () => {
    const changed = { invoiceFileId: await invoice(sale, sale.finance), amount: 100 };
    const replies = await Promise.all([1, 2, 3, 4].map(() => request(changed)));
    expect(replies.filter(([status]) => status === 201)).toHaveLength(1);
    for (const [status, code] of replies)
      if (status !== 201) expect(['invoice-already-used', 'busy']).toContain(code);
  });
});

describe('nobody approves', () => {
  test('their own request, whatever roles they hold', async () => {
    const both = await staffOf(sale.o, ['finance', 'admin', 'organiser'], { name: '身兼数职' });
    const { spendingId } = await requested({}, both);
    for (const how of ['approve', 'decline'])
      expect(await decide(spendingId, both, how)).toEqual([409, 'approver-is-requester']);
    expect(await decide(spendingId)).toEqual([200, undefined]);
    expect(await decide(spendingId, both)).toEqual([409, 'approver-is-requester']);
  });

  test('what another decided already, either way', async () => {
    const [one, two] = [await requested({}, sale.organiser), await requested({}, sale.organiser)];
    await decide(one.spendingId, sale.admin, 'approve');
    await decide(two.spendingId, sale.admin, 'decline');
    for (const { spendingId } of [one, two])
      for (const how of ['approve', 'decline'])
        expect(await decide(spendingId, sale.finance, how)).toEqual([409, 'spending-already-decided']);
    expect(await decide(one.spendingId, sale.admin, 'decline')).toEqual([409, 'spending-already-decided']);
    expect(await decide(two.spendingId, sale.admin, 'approve')).toEqual([409, 'spending-already-decided']);
  });

  test('without the role, or from another organisation', async () => {
    const { spendingId } = await requested();
    for (const as of [sale.organiser, sale.auditor])
      expect(await decide(spendingId, as)).toEqual([403, 'not-allowed']);
    const elsewhere = await charity('xihu');
    expect(await decide(spendingId, elsewhere.admin)).toEqual([404, 'not-found']);
    expect(await decide(spendingId, elsewhere.admin, 'approve', elsewhere.at)).toEqual([404, 'not-found']);
    expect(await decide(spendingId, sale.admin, 'decline')).toEqual([200, undefined]);
  });
});

test('nothing is handed over unapproved, beyond what was bought, tomorrow, or under another’s key', async () => {
  const { spendingId } = await requested();
  const given = { quantity: 12, place: { zh: '下姜村' }, receivedBy: '陈阿婆', on: dayIn(0) };
  const record = (
    changed: Record<string, unknown> = {},
    more: Parameters<typeof ask>[3] = { as: sale.organiser },
  ) => told('POST', `${sale.at}/spendings/${spendingId}/hand-overs`, { ...given, ...changed }, more);
  expect(await record()).toEqual([409, 'spending-not-approved']);
  await decide(spendingId);
  expect(await record({ quantity: 13 })).toEqual([409, 'more-than-bought']);
  expect(await record({ on: dayIn(1) })).toEqual([422, 'hand-over-day']);
  for (const on of [dayIn(-1), '2000-01-01'])
    expect(await record({ on })).toEqual([422, 'hand-over-before-approval']);
  expect(await record({ on: '0000-01-01' })).toEqual([400, 'not-understood']);
  expect(await record({ receivedBy: ' ' })).toEqual([400, 'not-understood']);
  expect(await record({}, { as: sale.auditor })).toEqual([403, 'not-allowed']);
  expect(await record({ quantity: 10 }, { as: sale.organiser, key: 'hand-over-key' })).toEqual([
    201,
    undefined,
  ]);
  expect(await record({ quantity: 1 }, { as: sale.organiser, key: 'hand-over-key' })).toEqual([
    422,
    'request-key-reused',
  ]);
  const { status, body } = await ask(
    'POST',
    `${sale.at}/spendings/${spendingId}/hand-overs`,
    { ...given, quantity: 3 },
    { as: sale.organiser },
  );
  expect([status, body['detail']]).toEqual([409, '2 are left to hand over.']);
});
