import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { HandOver } from '../../functions/books/hand-overs/hand-over';
import type { Spending } from '../../functions/books/spending/spending';
import type { HistoryLine } from '../../functions/people/audit/audited';
import type { CampaignPage } from '../../functions/selling/campaigns/campaign';
import { ask, asked } from '../support/ask';
import { box, fishSale, dayIn, invoice, sellFish, type FishSale } from '../support/fish-sale';
import { remit } from '../support/remit';
import { settle } from '../support/settle';

let sale: FishSale;
let path: string;
beforeAll(async () => {
  sale = await fishSale('chunan');
  await sellFish(sale, 10);
  await settle();
  await remit(sale);
  const { at, fundId, organiser, finance } = sale;
  const body = {
    amount: 42_000,
    payee: '杭州保温箱厂',
    purpose: box,
    quantity: 12,
    unit: { zh: '只' },
    invoiceFileId: await invoice(sale, finance),
  };
  const spendings = `${at}/funds/${fundId}/spendings`;
  const { spendingId } = await asked<Spending>(201, 'POST', spendings, body, { as: organiser });
  await asked(200, 'POST', `${at}/spendings/${spendingId}/approve`, undefined, { as: finance });
  path = `${at}/spendings/${spendingId}/hand-overs`;
});

const given = (quantity: number, zh: string, part: object = {}) => ({
  quantity,
  place: { zh },
  receivedBy: '陈阿婆',
  on: dayIn(0),
  ...part,
});
const record = (quantity: number, zh: string) =>
  asked<HandOver>(201, 'POST', path, given(quantity, zh), { as: sale.organiser });
const correct = (of: HandOver, body: object, key: string = randomUUID()) =>
  ask<HandOver>('POST', `${path}/${of.handOverId}/correct`, body, { as: sale.organiser, key });
const page = () => asked<CampaignPage>(200, 'GET', `${sale.at}/campaigns/${sale.campaign.campaignId}`);

test('a hand-over is corrected by another line: totals follow, and both are public, without the name', async () => {
  const first = await record(9, '下姜村');
  const body = { ...given(7, '枫树岭'), reason: '点错了' };
  const second = await correct(first, body, 'the-correction-1');
  expect([second.status, second.body]).toMatchObject([
    201,
    { quantity: 7, corrects: first.handOverId, because: '点错了', unit: { zh: '只' } },
  ]);
  expect((await correct(first, body, 'the-correction-1')).body, 'a lost reply').toEqual(second.body);
  const told = await page();
  expect(told.river.handedOver).toMatchObject({ quantity: 7, lastOn: dayIn(0) });
  const shown = new Map(told.handOvers.map((one) => [one.handOverId, one]));
  expect(shown.get(first.handOverId)).toMatchObject({ quantity: 9, correctedBy: second.body.handOverId });
  expect(shown.get(second.body.handOverId)).toMatchObject({ quantity: 7, place: { zh: '枫树岭' } });
  expect(JSON.stringify(told)).not.toContain('陈阿婆');

  const again = await correct(first, body);
  expect([again.status, again.body]).toMatchObject([409, { code: 'hand-over-corrected' }]);
  const third = await correct(second.body, { ...given(0, '枫树岭'), reason: '并未送达' });
  expect(third.body).toMatchObject({ quantity: 0, corrects: second.body.handOverId });
  const after = (await page()).river.handedOver;
  expect(after.quantity).toBe(0);
  expect(after).not.toHaveProperty('lastOn');
  // All twelve are there to be handed over again.
  expect(await record(12, '里商乡')).toMatchObject({ quantity: 12 });

  const history = `${sale.at}/history/${first.handOverId}`;
  const { items } = await asked<{ items: HistoryLine[] }>(200, 'GET', history, undefined, {
    as: sale.auditor,
  });
  expect(items[0]).toMatchObject({
    what: 'hand-over-corrected',
    reason: '点错了',
    changed: { quantity: [9, 7], place: [{ zh: '下姜村' }, { zh: '枫树岭' }] },
  });
});

test('no more than was bought, no day to come, a reason, and by those who may', async () => {
  const { items } = await asked<{ items: Spending[] }>(
    200,
    'GET',
    `${sale.at}/funds/${sale.fundId}/spendings`,
    undefined,
    { as: sale.auditor },
  );
  expect(items[0]?.bought).toMatchObject({ quantity: 12, handedOver: 12 });
  const stands = (await page()).handOvers.find(({ quantity }) => quantity === 12) as unknown as HandOver;
  const codeOf = async (body: object) => (await correct(stands, { reason: '点错了', ...body })).body;
  expect(await codeOf(given(13, '里商乡'))).toMatchObject({ code: 'more-than-bought' });
  expect(await codeOf(given(1, '里商乡', { on: dayIn(1) }))).toMatchObject({ code: 'hand-over-day' });
  expect(await codeOf(given(1, '里商乡', { on: dayIn(-9) }))).toMatchObject({
    code: 'hand-over-before-approval',
  });
  expect((await correct(stands, given(1, '里商乡'))).status).toBe(400);
  const body = { ...given(1, '里商乡'), reason: '点错了' };
  const to = `${path}/${stands.handOverId}/correct`;
  expect((await ask('POST', to, body, { as: sale.auditor })).status).toBe(403);
  expect(
    (
      await ask('POST', to.replace(stands.handOverId, 'hnd_00000000000000000000000000'), body, {
        as: sale.organiser,
      })
    ).status,
  ).toBe(404);
  // Two at once: one line stands in its place, not two.
  const both = await Promise.all([1, 2].map((quantity) => correct(stands, { ...body, quantity })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const won = both.find(({ status }) => status === 201);
  expect((await page()).river.handedOver.quantity).toBe(won?.body.quantity);
});
