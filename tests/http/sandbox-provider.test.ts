import { beforeAll, describe, expect, test } from 'vitest';
import { app } from '../../functions/app';
import { sandboxProvider } from '../../functions/machine/sandbox-provider';
import type { OrderPage } from '../../functions/selling/orders/find-order.action';
import { asked } from '../support/ask';
import { fishSale, orderFish, type FishSale } from '../support/fish-sale';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
});

/** The provider's page beside the shop, as on one machine; its notices pass through `deliver`. */
const provider = (deliver: (notice: Request) => Promise<Response> = async (notice) => app.request(notice)) =>
  sandboxProvider({ deliver, patience: 1 });

const toPay = async () => {
  const { order, viewKey } = await orderFish(sale, 2);
  const path = `${sale.at}/orders/${order.orderId}`;
  const { payUrl } = await asked<{ payUrl: string }>(200, 'POST', `${path}/pay`, {
    provider: 'sandbox',
    key: viewKey,
  });
  const status = async () => (await asked<OrderPage>(200, 'GET', `${path}?key=${viewKey}`)).status;
  return {
    payUrl,
    status,
    orderId: order.orderId,
    returnTo: `http://shanchao.test/chunan/orders/${order.orderId}?key=${viewKey}`,
  };
};

/** What the page's form sends when a button is pressed. */
const press = async (page: string, button: 'pay' | 'cancel'): Promise<Request> => {
  const fields = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const form = new URLSearchParams([
    ...fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
    ['do', button],
  ]);
  const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(page) ?? [];
  return new Request(`http://shanchao.test${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
};

describe('the page that plays the provider', () => {
  test('says the amount in figures and in words, and that no money moves, without a script or style inside', async () => {
    const { payUrl, orderId } = await toPay();
    const reply = await provider().request(payUrl);
    const page = await reply.text();
    for (const said of ['¥336.00', '叁佰叁拾陆元整', orderId, '支付', '取消', '不会扣真钱'])
      expect(page).toContain(said);
    expect(page).not.toMatch(/<script|<style|style="|\son\w+="/);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    const style = await provider().request('http://shanchao.test/sandbox/plain.css');
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  test('paid: the shop is told by a signed notice, and the buyer is led back to the order', async () => {
    const { payUrl, status, returnTo } = await toPay();
    const page = await (await provider().request(payUrl)).text();
    const reply = await provider().request(await press(page, 'pay'));
    expect([reply.status, reply.headers.get('location')]).toEqual([303, returnTo]);
    expect(await status()).toBe('paid');
  });

  test('pressed twice it is one payment', async () => {
    const { payUrl, status, orderId } = await toPay();
    const page = await (await provider().request(payUrl)).text();
    await Promise.all(
      [press(page, 'pay'), press(page, 'pay')].map(async (pressed) => provider().request(await pressed)),
    );
    expect(await status()).toBe('paid');
    const seen = await asked<OrderPage>(200, 'GET', `${sale.at}/orders/${orderId}`, undefined, {
      as: sale.finance,
    });
    expect(seen.extraPayments).toEqual([]);
  });

  test('cancelled: nothing is told, and the buyer is led back', async () => {
    const { payUrl, status, returnTo } = await toPay();
    let told = 0;
    const silent = provider(async () => {
      told += 1;
      return new Response();
    });
    const page = await (await silent.request(payUrl)).text();
    const reply = await silent.request(await press(page, 'cancel'));
    expect([reply.status, reply.headers.get('location'), told]).toEqual([303, returnTo, 0]);
    expect(await status()).toBe('placed');
  });

  test('a shop that does not answer is told again, signed anew', async () => {
    const { payUrl, status } = await toPay();
    const nonces = new Set<string | null>();
    const unlucky = provider(async (notice) => {
      nonces.add(notice.headers.get('sandbox-nonce'));
      if (nonces.size === 1) throw new Error('no connection');
      return nonces.size < 4 ? new Response('busy', { status: 503 }) : app.request(notice);
    });
    const page = await (await unlucky.request(payUrl)).text();
    await unlucky.request(await press(page, 'pay'));
    expect([nonces.size, await status()]).toEqual([4, 'paid']);
  });

  test('a link that the shop did not sign is no payment link', async () => {
    const { payUrl, status } = await toPay();
    const changed = payUrl.replace('amount=33600', 'amount=1');
    const shown = await provider().request(changed);
    expect([shown.status, (await shown.text()).includes('没有扣款')]).toEqual([400, true]);
    const page = await (await provider().request(payUrl)).text();
    const pressed = await provider().request(await press(page.replace('value="33600"', 'value="1"'), 'pay'));
    expect([pressed.status, await status()]).toEqual([400, 'placed']);
  });

  test('without the sandbox’s key there is nothing to pay with', async () => {
    const { payUrl } = await toPay();
    const none = sandboxProvider({ secret: '' });
    expect((await none.request(payUrl)).status).toBe(400);
  });
});
