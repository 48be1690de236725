import { beforeAll, describe, expect, test } from 'vitest';
import type { Spending } from '../../functions/books/spending/spending';
import type { HistoryLine } from '../../functions/people/audit/audited';
import { wordsOf } from '../../functions/shared/csv';
import type { DisclosedSpending } from '../../functions/selling/campaigns/disclosed';
import { table } from '../../functions/platform/table/table';
import { spendingItem } from '../../functions/books/spending/spending.item';
import { app } from '../../functions/app';
import { ask, asked } from '../support/ask';
import {
  box,
  dayIn,
  fishSale,
  invoice,
  paper,
  PER_FISH,
  sellFish,
  type FishSale,
} from '../support/fish-sale';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import { openSite, type Site } from '../support/site';

const BUYER = 'buyer@example.test';
let sale: FishSale;
let site: Site;
let bought: Spending;
let campaign: string;
beforeAll(async () => {
  site = await openSite();
  sale = await fishSale('chunan');
  campaign = `${sale.at}/campaigns/${sale.campaign.campaignId}`;
  await sellFish(sale, 10, { email: BUYER });
  await settle();
  await remit(sale);
  bought = await spent({ purpose: box, payee: '杭州保温箱厂', quantity: 12, unit: { zh: '只' } });
});

const request = async (part: object) => {
  const { at, fundId, organiser, finance } = sale;
  const body = {
    amount: 1_200,
    invoiceFileId: await invoice(sale, finance),
    payee: '厂',
    purpose: box,
    ...part,
  };
  return asked<Spending>(201, 'POST', `${at}/funds/${fundId}/spendings`, body, { as: organiser });
};
const spent = async (part: object) => {
  const { spendingId } = await request(part);
  const path = `${sale.at}/spendings/${spendingId}/approve`;
  return asked<Spending>(200, 'POST', path, undefined, { as: sale.finance });
};
const shown = () =>
  asked<{ items: DisclosedSpending[]; next?: string }>(200, 'GET', `${campaign}/spendings?limit=50`);
const file = async (content: string, name = '张三-13800000000.pdf') =>
  (
    await asked<{ fileId: string }>(201, 'POST', `${sale.at}/files`, paper(content, name), {
      as: sale.finance,
    })
  ).fileId;
const act = (verb: string, body: object, as = sale.finance) =>
  ask<Record<string, unknown>>('POST', `${sale.at}/spendings/${bought.spendingId}/${verb}`, body, { as });
const read = (path: string, headers: Record<string, string> = {}) => app.request(`/api${path}`, { headers });

describe('each spending', () => {
  test('is told to everybody with day, purpose, payee, amount and paper; nothing of who asked or decided', async () => {
    await request({ purpose: { zh: '还没批' } });
    const { items } = await shown();
    expect(items).toEqual([
      {
        spendingId: bought.spendingId,
        on: dayIn(0),
        purpose: box,
        payee: '杭州保温箱厂',
        amount: 1_200,
        bought: { quantity: 12, unit: { zh: '只' }, handedOver: 0 },
        paper: 'kept',
      },
    ]);
    const { html } = await site.page(`/chunan/campaigns/${sale.campaign.campaignId}`, {
      'accept-language': 'zh',
    });
    for (const told of ['付给杭州保温箱厂', '¥12.00', '凭证已存档，未公开', 'entries.csv'])
      expect(html).toContain(told);
    for (const kept of ['还没批', '组织者', '陈会计']) expect(html).not.toContain(kept);
  });

  test('of an earlier release, whose row has no day, is told with its day', async () => {
    const { spendingId, requestedAt } = await spent({ purpose: { zh: '早先的' } });
    await table.update(
      spendingItem.key({ organisationId: sale.o, fundId: sale.fundId, spendingId, requestedAt }),
      {
        set: 'REMOVE decidedOn',
        condition: 'attribute_exists(decidedOn)',
        otherwise: () => undefined,
      },
    );
    expect((await shown()).items.find((one) => one.spendingId === spendingId)?.on).toBe(dayIn(0));
  });

  test('of a draft is told to nobody', async () => {
    const { campaignId } = await asked<{ campaignId: string }>(
      201,
      'POST',
      `${sale.at}/campaigns`,
      {
        name: { zh: '草稿' },
        purpose: { zh: '草稿' },
        startsOn: dayIn(0),
        endsOn: dayIn(1),
        fund: { name: { zh: '基金' } },
      },
      { as: sale.finance },
    );
    for (const list of ['spendings', 'hand-overs', 'entries.csv'])
      expect((await read(`${sale.at}/campaigns/${campaignId}/${list}`)).status, list).toBe(404);
  });
});

describe('a public copy of a paper', () => {
  const download = () => read(`${sale.at}/spendings/${bought.spendingId}/paper`);

  test('is read by everybody once it is published, saved under a name of ours; the history says who', async () => {
    expect((await download()).status, 'before').toBe(404);
    const fileId = await file('%PDF-1.7 redacted');
    expect((await act('publish-paper', { fileId })).body).toMatchObject({ publicFileId: fileId });
    expect((await act('publish-paper', { fileId })).status, 'twice').toBe(200);
    const reply = await download();
    expect(reply.status).toBe(200);
    expect(await reply.text()).toBe('%PDF-1.7 redacted');
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    expect(reply.headers.get('content-disposition')).toContain(`attachment`);
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).toContain(
      `paper-${dayIn(0)}.pdf`,
    );
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).not.toContain('张三');
    expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await shown()).items.find((one) => one.spendingId === bought.spendingId)?.paper).toBe('public');
    await settle();
    const path = `${sale.at}/history/${bought.spendingId}`;
    const { items } = await asked<{ items: HistoryLine[] }>(200, 'GET', path, undefined, {
      as: sale.auditor,
    });
    expect(items[0]).toMatchObject({ what: 'paper-published', changed: { publicFileId: [null, fileId] } });
    expect(items.filter(({ what }) => what === 'paper-published')).toHaveLength(1);
  });

  test('is withdrawn with a reason; then nobody but staff reads it', async () => {
    await act('publish-paper', { fileId: await file('%PDF-1.7 another copy') });
    expect((await download()).status).toBe(200);
    expect((await act('withdraw-paper', {})).status, 'a reason is asked for').toBe(400);
    expect((await act('withdraw-paper', { reason: '电话没有遮住' })).body).not.toHaveProperty('publicFileId');
    expect((await act('withdraw-paper', { reason: '电话没有遮住' })).status, 'twice').toBe(200);
    expect((await download()).status).toBe(404);
  });

  test('is never the invoice itself, nor what is not there, nor of what is not approved; organisers publish none', async () => {
    const same = await file('%PDF-1.7 the very invoice');
    const pending = await request({ invoiceFileId: same });
    const publish = (spendingId: string, fileId: string, as = sale.finance) =>
      ask('POST', `${sale.at}/spendings/${spendingId}/publish-paper`, { fileId }, { as });
    expect((await publish(pending.spendingId, same)).body['code']).toBe('spending-not-approved');
    await asked(200, 'POST', `${sale.at}/spendings/${pending.spendingId}/approve`, undefined, {
      as: sale.finance,
    });
    const copy = await file('%PDF-1.7 the very invoice', '改了名.pdf');
    for (const fileId of [same, copy])
      expect((await publish(pending.spendingId, fileId)).body['code']).toBe('paper-is-the-invoice');
    for (const fileId of [same, copy])
      expect((await publish(bought.spendingId, fileId)).body['code'], 'another’s').toBe(
        'paper-is-the-invoice',
      );
    const none = await publish(pending.spendingId, 'fil_00000000000000000000000000');
    expect([none.status, none.body['code']]).toEqual([422, 'paper-not-found']);
    expect((await publish(pending.spendingId, copy, sale.organiser)).status).toBe(403);
    expect((await read(`${sale.at}/files/${same}`)).status, 'the invoice stays with staff').toBe(401);
  });
});

describe('the fund’s books as a file', () => {
  const rowsOf = (text: string) =>
    text
      .replace('\u{feff}', '')
      .split('\r\n')
      .filter(Boolean)
      .map((line) => line.split(','));

  test('are for everybody, in the reader’s language, balanced, without a buyer and without a provider’s number', async () => {
    const reply = await read(`${campaign}/entries.csv`, { 'accept-language': 'zh' });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = new Uint8Array(await reply.clone().arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text).not.toContain(BUYER);
    expect(text).not.toMatch(/tx-|陈会计|方大伟|方老板/);
    const [header, ...rows] = rowsOf(text);
    expect(header).toEqual([
      '时间（北京）',
      '事项',
      '科目',
      '借方（元）',
      '贷方（元）',
      '分录编号',
      '关联编号',
    ]);
    expect(rows[0]?.slice(1, 4)).toEqual([
      '售出，商家应捐',
      '应收捐款：千岛湖鲜鱼行',
      ((10 * PER_FISH) / 100).toFixed(2),
    ]);
    const sum = (column: number) =>
      rows.reduce((total, row) => total + Math.round(Number(wordsOf(row[column] ?? '')) * 100), 0);
    expect(sum(3)).toBe(sum(4));
    expect(rows.some((row) => row[6] === bought.spendingId)).toBe(true);
    const english = await (await read(`${campaign}/entries.csv`, { 'accept-language': 'en' })).text();
    expect(english).toContain('Due from Lake Fish Co.');
  });

  test('of one month are those of that month in Beijing; no month is refused by its field', async () => {
    const month = dayIn(0).slice(0, 7);
    const of = async (query: string) =>
      rowsOf(await (await read(`${campaign}/entries.csv?month=${query}`)).text());
    expect((await of(month)).length).toBeGreaterThan(2);
    expect(await of('2020-01')).toHaveLength(1);
    expect((await read(`${campaign}/entries.csv?month=2026-13`)).status).toBe(400);
  });
});

test('lists go on page by page under addresses of their own, and what is no end of a list is nowhere', async () => {
  const at = `/chunan/campaigns/${sale.campaign.campaignId}`;
  for (let more = 0; more < 51; more += 1) {
    await table.put(
      spendingItem.item({
        ...bought,
        organisationId: sale.o,
        purpose: { zh: `第${more}笔` },
        requestedAt: `2026-01-01T00:00:${String(more).padStart(2, '0')}.000Z`,
        decidedOn: '2026-01-02',
      }),
    );
  }
  const page = (path: string) => site.page(path, { 'accept-language': 'zh' });
  expect((await page(at)).html).toContain(`href="${at}/spendings"`);
  const first = (await page(`${at}/spendings`)).html;
  const next = /href="([^"]*\/spendings\/page\/[^"]+)" rel="next"/.exec(first)?.[1] ?? '';
  expect(first).not.toContain('第0笔');
  const second = await page(next);
  expect([second.status, second.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=0, s-maxage=60, stale-while-revalidate=60',
  ]);
  expect(second.html).toContain('第0笔');
  expect(second.html).toContain(`href="${at}/spendings"`);
  for (const path of [
    `${at}/spendings/page/made-up`,
    `${at}/offers/page/${next.split('/').at(-1)}`,
    `${at}/members`,
    `${at}/constructor`,
    '/nobody/events',
    '/chunan/events/page/xyz',
  ])
    expect((await page(path)).status, path).toBe(404);
  const map = (await site.page('/sitemap/chunan.xml')).html;
  for (const path of [
    '/chunan/events',
    '/chunan/campaigns',
    '/chunan/offers',
    `${at}/spendings`,
    `${at}/hand-overs`,
  ]) {
    expect(map).toContain(`${path}</loc>`);
    expect((await page(path)).status, path).toBe(200);
  }
});
