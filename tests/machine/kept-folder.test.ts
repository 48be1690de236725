import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enginesHere, here } from '../../functions/machine/engine/engine-kinds';
import { keptOf, RELEASES, unpackFolder } from '../fixtures/data-folder';
import { startProduct, type Product } from '../support/product';

/** The season is the seed's: what stands here is what it sold, and whom it made. */
const opened = enginesHere(here()).some(({ kind }) => kind === 'dynoxide') ? RELEASES : [];
describe.each(opened)('a folder that release %s left', (release) => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-folder-test-'));
  let product: Product;
  beforeAll(async () => {
    unpackFolder(readFileSync(keptOf(release)), folder);
    // No demo is played: what is read is what was kept.
    product = await startProduct(['--data', folder, '--empty']);
  });
  afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const at = '/api/organisations/chunan';
  const get = async (path: string, cookie = ''): Promise<unknown> => {
    const reply = await fetch(product.url + path, { headers: { cookie } });
    expect([path, reply.status]).toEqual([path, 200]);
    return reply.json();
  };
  const send = async (method: string, path: string, cookie: string, body: unknown): Promise<number> => {
    const headers = {
      cookie,
      'content-type': 'application/json',
      'idempotency-key': `kept-folder-${path.length}`,
      origin: product.url,
    };
    return (await fetch(product.url + path, { method, headers, body: JSON.stringify(body) })).status;
  };
  const signIn = async (email: string): Promise<string> => {
    await send('POST', '/api/auth/email-otp/send-verification-otp', '', { email, type: 'sign-in' });
    const { items } = (await get('/dev/outbox.json')) as { items: { to: string; subject: string }[] };
    const otp = /\d{6}/.exec(items.find(({ to }) => to === email)?.subject ?? '')?.[0];
    const reply = await fetch(`${product.url}/api/auth/sign-in/email-otp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: product.url },
      body: JSON.stringify({ email, otp }),
    });
    expect(reply.status).toBe(200);
    return reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };
  const listed = async (path: string, cookie = '') =>
    ((await get(path, cookie)) as { items: Record<string, unknown>[] }).items;

  test('is read: its people, what they sold and where it stands', async () => {
    expect((await listed('/api/organisations')).map((one) => one['organisationId'])).toEqual([
      'chunan',
      'xihu',
    ]);
    const [campaign] = await listed(`${at}/campaigns`);
    expect(campaign).toMatchObject({ name: { zh: '我在千岛湖有条鱼' } });
    expect(JSON.stringify(await get(`${at}/campaigns/${String(campaign?.['campaignId'])}`))).toMatch(
      /"(sold|due|paid)\w*":(\{[^}]*)?[1-9]/,
    );
    const cookie = await signIn('xu@chunan.example');
    expect(await get('/api/me', cookie)).toMatchObject({ memberships: [{ organisationId: 'chunan' }] });
    expect((await listed(`${at}/merchants`, cookie)).length).toBeGreaterThan(0);
    expect((await listed(`${at}/dues`, cookie)).length).toBeGreaterThan(0);
  });

  test('is changed: a new name for somebody who was there, a merchant who was not; both are there after a restart', async () => {
    const email = 'xu@chunan.example';
    const cookie = await signIn(email);
    const before = (await listed(`${at}/merchants`, cookie)).length;
    expect(await send('PUT', '/api/me', cookie, { name: '徐会计二世' })).toBe(200);
    expect(
      await send('POST', `${at}/merchants`, cookie, { name: { zh: '后来的商家' }, contactName: '方' }),
    ).toBe(201);
    expect(await product.stop()).toBe(0);
    product = await startProduct(['--data', folder, '--empty']);
    // The session that was signed in is still one.
    expect(await get('/api/me', cookie)).toMatchObject({ name: '徐会计二世' });
    const merchants = await listed(`${at}/merchants`, cookie);
    expect(merchants).toHaveLength(before + 1);
    expect(merchants.map(({ name }) => name)).toContainEqual({ zh: '后来的商家' });
  });
});
