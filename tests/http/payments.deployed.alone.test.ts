import { beforeAll, expect, test, vi } from 'vitest';
import { SANDBOX_ACCOUNT } from '../../functions/selling/payments/sandbox';

/** A stage without the sandbox's key: what every deployed stage is. */
const secret = process.env['SANDBOX_SECRET'] ?? '';
delete process.env['SANDBOX_SECRET'];
vi.resetModules();
const { fishSale, noticeFor, orderFish, notify } = await import('../support/fish-sale');
const { ask } = await import('../support/ask');
const { readConfig } = await import('../../functions/platform/config');

type Made = Awaited<ReturnType<typeof orderFish>> & { at: string };
let made: Made;
beforeAll(async () => {
  const sale = await fishSale('chunan');
  made = { ...(await orderFish(sale, 1)), at: sale.at };
});

test('nobody can pay with play money', async () => {
  const path = `${made.at}/orders/${made.order.orderId}`;
  const { status, body } = await ask('POST', `${path}/pay`, { provider: 'sandbox', key: made.viewKey });
  expect([status, body['code']]).toEqual([409, 'provider-not-available']);
  const notice = await notify(noticeFor(made.order, { account: SANDBOX_ACCOUNT }, { secret }));
  expect([notice.status, notice.body['code']]).toEqual([409, 'provider-not-available']);
  expect((await ask('GET', `${path}?key=${made.viewKey}`)).body).toMatchObject({ status: 'placed' });
});

test('a stage that is deployed does not start with the sandbox’s key', () => {
  const settings = { TABLE_NAME: 'table', AUTH_SECRET: 'x'.repeat(32), SANDBOX_SECRET: 'y'.repeat(32) };
  expect(() => readConfig({ ...settings, STAGE: 'production' })).toThrow('SANDBOX_SECRET');
  expect(() => readConfig({ ...settings, STAGE: 'local', AWS_LAMBDA_FUNCTION_NAME: 'api' })).toThrow(
    'SANDBOX_SECRET',
  );
  expect(readConfig({ ...settings, STAGE: 'local' }).sandboxSecret).toBe('y'.repeat(32));
});
