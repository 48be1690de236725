import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { app } from '../../functions/app';
import { wordsOf } from '../../functions/shared/csv';
import { ask, asked } from '../support/ask';
import { dayIn, fishSale, noticeFor, notify, orderFish, type FishSale } from '../support/fish-sale';
import { MerchantId } from '../../functions/shared/ids';
import { staffOf } from '../support/people';
import { settle } from '../support/settle';

const LONG_NUMBER = '4200001234202611281234567890';
const EVIL = "=cmd|'/C calc'!A0";

let sale: FishSale;
let orderId: string;
beforeAll(async () => {
  sale = await fishSale('chunan');
  const { order } = await orderFish(sale, 2, { email: '+evil@example.test' });
  orderId = order.orderId;
  const told = { transactionId: LONG_NUMBER, paidAt: `${dayIn(-2)}T17:00:00.000Z` };
  expect((await notify(noticeFor(order, told))).status).toBe(200);
  await settle();
});

type Who = { cookie: string };
const raw = (path: string, as: Who = sale.finance, headers: Record<string, string> = {}) =>
  app.request(`http://shanchao.test/api${sale.at}${path}`, {
    headers: { 'accept-language': 'zh-CN', cookie: as.cookie, ...headers },
  });
const file = async (path: string, as: Who, headers: Record<string, string>) => {
  const reply = await raw(path, as, headers);
  const text = await reply.text();
  expect(reply.status, text).toBe(200);
  const rows: string[][] = parse(text, { bom: true, relax_column_count: true, record_delimiter: '\r\n' });
  return { reply, text, rows };
};
const saved = async (path: string, as: Who = sale.finance, headers: Record<string, string> = {}) => {
  const { reply, text, rows } = await file(path, as, headers);
  const [head = [], ...rest] = rows;
  return {
    reply,
    text,
    head,
    rows: rest.map((row) => Object.fromEntries(row.map((cell, at) => [head[at] ?? at, cell]))),
  };
};

describe('a list saved as a file', () => {
  test('is for Excel in China: UTF-8 with its mark, CRLF, a Chinese name, nothing kept on the way', async () => {
    const { reply, text } = await saved('/orders.csv');
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const day = dayIn(0);
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename="list.csv"; filename*=UTF-8''${encodeURIComponent('订单')}-${day}.csv`,
    );
    expect(reply.headers.get('cache-control')).toBe('no-store');
    // The text of a reply has lost its mark.
    expect(text.startsWith('订单号,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    const bytes = new Uint8Array(await (await raw('/orders.csv')).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('orders: amounts in yuan, the clock of Shanghai, every digit, and no word that is reckoned', async () => {
    const { rows } = await saved('/orders.csv');
    expect(rows).toEqual([
      expect.objectContaining({
        订单号: orderId,
        状态: '已付款',
        付款时间: `${dayIn(-1)} 01:00`,
        商品: '千岛湖有机鱼',
        数量: '2',
        '订单金额（元）': '336.00',
        '其中善款（元）': '84.00',
        '已退款（元）': '0.00',
        支付单号: `${LONG_NUMBER}\t`,
        买家邮箱: "'+evil@example.test",
      }),
    ]);
    expect(wordsOf(String(rows[0]?.['支付单号']))).toBe(LONG_NUMBER);
  });

  test('in the reader’s language, also its head', async () => {
    const { reply, rows } = await saved('/orders.csv', sale.finance, { 'accept-language': 'en' });
    expect(rows[0]).toMatchObject({ Order: orderId, State: 'paid', Offer: 'Organic fish' });
    expect(reply.headers.get('content-disposition')).toContain("filename*=UTF-8''orders-");
  });

  test('filtered as the list is', async () => {
    expect((await saved(`/orders.csv?q=${LONG_NUMBER}`)).rows).toHaveLength(1);
    expect((await saved('/orders.csv?q=85')).rows).toEqual([]);
    expect((await saved('/dues.csv?status=paid-over')).rows).toEqual([]);
  });

  test('dues and the fund’s books, with names, each side of an entry a row', async () => {
    expect((await saved('/dues.csv')).rows).toEqual([
      expect.objectContaining({
        商家: '千岛湖鲜鱼行',
        销售日: dayIn(-1),
        件数: '2',
        '应捐（元）': '84.00',
        状态: '未划付',
        划付日: '',
      }),
    ]);
    const { rows } = await saved(`/funds/${sale.fundId}/entries.csv`);
    expect(rows.map((row) => [row['凭证'], row['科目'], row['借方（元）'], row['贷方（元）']])).toEqual([
      [`pay-sandbox-${LONG_NUMBER}`, '应收捐款 · 千岛湖鲜鱼行', '84.00', ''],
      [`pay-sandbox-${LONG_NUMBER}`, '专项基金 · 保温送餐箱专项基金', '', '84.00'],
    ]);
    expect((await saved(`/funds/${sale.fundId}/spendings.csv`)).head).toContain('收款方');
    expect((await saved('/dues.csv', sale.seller)).rows).toHaveLength(1);
  });

  test('dues of another merchant are in no file of theirs, asked for or not', async () => {
    const merchantId = MerchantId.parse(`mer_${'1'.repeat(26)}`);
    const other = await staffOf(sale.o, ['merchant'], { merchantId });
    const nobodys = await staffOf(sale.o, ['merchant']);
    for (const as of [other, nobodys]) {
      expect((await saved('/dues.csv', as)).rows).toEqual([]);
      const asked = `${sale.at}/dues.csv?merchantId=${sale.merchant.merchantId}`;
      expect((await ask('GET', asked, undefined, { as })).status).toBe(404);
    }
  });

  test('members: a name that looks like a formula is a name', async () => {
    await staffOf(sale.o, ['volunteer'], { name: EVIL });
    const { rows } = await saved('/members.csv', sale.admin);
    const cells = rows.map((row) => String(row['姓名']));
    expect(cells).toContain(`'${EVIL}`);
    expect(cells.map(wordsOf)).toContain(EVIL);
  });

  test('packed where the browser says that it unpacks', async () => {
    const reply = await raw('/orders.csv', sale.finance, { 'accept-encoding': 'gzip, deflate, br' });
    expect(reply.headers.get('content-encoding')).toBe('gzip');
    const text = gunzipSync(Buffer.from(await reply.arrayBuffer())).toString();
    expect(text).toContain(orderId);
  });

  test('a fund or a shift of nobody is not found', async () => {
    const nobody = '0'.repeat(26);
    for (const path of [
      `/funds/fnd_${nobody}/entries.csv`,
      `/funds/fnd_${nobody}/spendings.csv`,
      `/statements/stm_${nobody}/lines.csv`,
    ])
      expect(await asked(404, 'GET', sale.at + path, undefined, { as: sale.finance })).toMatchObject({
        code: 'not-found',
      });
  });

  test('each is for those who see the list', async () => {
    for (const path of ['/orders.csv', '/dues.csv', '/members.csv'])
      expect((await app.request(`/api${sale.at}${path}`)).status).toBe(401);
    expect((await ask('GET', `${sale.at}/orders.csv`, undefined, { as: sale.seller })).status).toBe(403);
    expect((await ask('GET', `${sale.at}/members.csv`, undefined, { as: sale.finance })).status).toBe(403);
  });
});
