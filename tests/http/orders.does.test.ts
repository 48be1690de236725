import { beforeAll, describe, expect, test } from 'vitest';
import type { OrderPage } from '../../functions/selling/orders/find-order.action';
import { ask, asked } from '../support/ask';
import {
  box,
  dayIn,
  fishSale,
  invoice,
  noticeFor,
  notify,
  orderFish,
  sellFish,
  type FishSale,
} from '../support/fish-sale';
import { mail } from '../support/mail';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import { wholeTable } from '../support/whole-table';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
});

const pageOf = (orderId: string, viewKey: string) =>
  asked<OrderPage>(200, 'GET', `${sale.at}/orders/${orderId}`, undefined, {
    headers: { 'x-order-key': viewKey },
  });

describe('an order', () => {
  test('is placed without an account, and promises what was shown', async () => {
    const { order, viewKey } = await orderFish(sale, 2);
    expect(order).toMatchObject({
      organisationId: 'chunan',
      name: { zh: '千岛湖有机鱼' },
      quantity: 2,
      price: 16_800,
      total: 33_600,
      gift: {
        perItem: 4_200,
        amount: 8_400,
        use: box,
        agreementId: sale.agreement.agreementId,
        agreementVersion: 1,
      },
      status: 'placed',
    });
    expect(await pageOf(order.orderId, viewKey)).toEqual({
      ...order,
      way: { standing: 'placed', handedOver: [] },
    });
    expect(await asked(200, 'GET', `${sale.at}/orders/${order.orderId}?key=${viewKey}`)).toMatchObject(order);
  });

  test('asked for again under the same key is the same order with the same key, also at once', async () => {
    const key = 'a-key-of-one-buyer';
    const first = await orderFish(sale, 2, { key });
    const again = await Promise.all([1, 2, 3].map(() => orderFish(sale, 2, { key })));
    for (const one of again) expect(one).toEqual(first);
    await notify(noticeFor(first.order));
    expect(await orderFish(sale, 2, { key })).toEqual({
      ...first,
      order: { ...first.order, status: 'paid' },
    });
  });

  test('keeps neither the key that opens it nor more than it needs', async () => {
    const { order, viewKey } = await orderFish(sale, 1, { email: 'buyer@example.test' });
    const items = (await wholeTable()).filter((item) => String(item['pk']).includes(order.orderId));
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain(viewKey);
    expect(JSON.stringify(await pageOf(order.orderId, viewKey))).not.toContain('buyer@example.test');
  });

  test('is paid at the provider, who is told its amount', async () => {
    const { order, viewKey } = await orderFish(sale, 2);
    const pay = () =>
      asked<{ payUrl: string }>(200, 'POST', `${sale.at}/orders/${order.orderId}/pay`, {
        provider: 'sandbox',
        key: viewKey,
      });
    const { payUrl } = await pay();
    expect(await pay()).toEqual({ payUrl });
    const url = new URL(payUrl);
    expect(`${url.origin}${url.pathname}`).toBe('http://shanchao.test/sandbox/pay');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      orderId: order.orderId,
      amount: '33600',
      returnTo: `http://shanchao.test/chunan/orders/${order.orderId}?key=${viewKey}`,
    });
  });
});

test('its page follows the money: paid, due, paid over, spent, handed over', async () => {
  const { at, finance, admin, organiser, fundId } = sale;
  const { order, viewKey } = await sellFish(sale, 2);
  const standing = async () => (await pageOf(order.orderId, viewKey)).way;
  expect(await standing()).toMatchObject({ standing: 'paid', paid: { amount: 33_600 } });
  await settle();
  expect(await standing()).toMatchObject({
    standing: 'due',
    due: { on: dayIn(0), amount: 8_400, merchantName: sale.merchant.name },
  });
  const remittance = await remit(sale, dayIn(0));
  expect(await standing()).toMatchObject({
    standing: 'paid-over',
    paidOver: { on: dayIn(0), remittanceId: remittance.remittanceId },
  });
  const spend = async (amount: number, quantity: number) => {
    const invoiceFileId = await invoice(sale, finance);
    const body = { amount, payee: '杭州保温箱厂', purpose: box, quantity, unit: { zh: '只' }, invoiceFileId };
    const { spendingId } = await asked<{ spendingId: string }>(
      201,
      'POST',
      `${at}/funds/${fundId}/spendings`,
      body,
      { as: finance },
    );
    await asked(200, 'POST', `${at}/spendings/${spendingId}/approve`, undefined, { as: admin });
    return spendingId;
  };
  const first = await spend(4_000, 4);
  expect(await standing()).toMatchObject({
    standing: 'partly-spent',
    spent: { share: 'partly', on: dayIn(0) },
  });
  await spend(remittance.amount - 4_000, 8);
  expect(await standing()).toMatchObject({ standing: 'spent', spent: { share: 'all' } });
  const given = { quantity: 3, place: { zh: '下姜村', en: 'Xiajiang' }, receivedBy: '陈阿婆', on: dayIn(0) };
  await asked(201, 'POST', `${at}/spendings/${first}/hand-overs`, given, { as: organiser });
  expect(await standing()).toMatchObject({
    standing: 'handed-over',
    handedOver: [{ on: dayIn(0), place: { zh: '下姜村', en: 'Xiajiang' }, quantity: 3, unit: { zh: '只' } }],
  });
  // A later order's money is not that money.
  const later = await sellFish(sale, 1);
  await settle();
  expect((await pageOf(later.order.orderId, later.viewKey)).way.standing).toBe('due');
  await remit(sale);
  expect((await pageOf(later.order.orderId, later.viewKey)).way).toMatchObject({
    standing: 'paid-over',
    handedOver: [],
  });
});

describe('thanks', () => {
  const lettersTo = (email: string) => mail.filter((sent) => sent.to === email);

  test('go once to a buyer who left an address, with the link, in their language', async () => {
    const { order, viewKey } = await orderFish(sale, 2, { email: 'anna@example.test', locale: 'en' });
    await settle();
    expect(lettersTo('anna@example.test')).toEqual([]);
    await notify(noticeFor(order));
    await notify(noticeFor(order));
    await settle();
    const letters = lettersTo('anna@example.test');
    expect(letters.map(({ subject }) => subject)).toEqual(['Thank you: ¥84.00 for insulated boxes']);
    expect(letters[0]?.text).toContain(`http://shanchao.test/chunan/orders/${order.orderId}?key=${viewKey}`);
  });

  test('in Chinese unless asked otherwise; none without an address', async () => {
    const before = mail.length;
    await sellFish(sale, 1);
    await sellFish(sale, 1, { email: 'chen@example.test' });
    await settle();
    expect(mail.length - before).toBe(1);
    expect(lettersTo('chen@example.test')[0]?.subject).toBe('谢谢您：¥42.00 用于保温送餐箱');
  });
});

test('those who keep the books see an order without its key, and a payment too many', async () => {
  const { order } = await sellFish(sale, 1, { transactionId: 'tx-the-first-one' });
  const extra = await notify(noticeFor(order, { transactionId: 'tx-the-second-one' }));
  expect(extra.status).toBe(200);
  for (const as of [sale.finance, sale.auditor, sale.admin]) {
    const page = await asked<OrderPage>(200, 'GET', `${sale.at}/orders/${order.orderId}`, undefined, { as });
    expect(page.extraPayments).toMatchObject([
      { provider: 'sandbox', transactionId: 'tx-the-second-one', amount: 16_800 },
    ]);
  }
  expect(
    (await ask('GET', `${sale.at}/orders/${order.orderId}`, undefined, { as: sale.organiser })).status,
  ).toBe(404);
});
