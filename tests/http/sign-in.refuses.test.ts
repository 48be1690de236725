import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signInLimits } from '../../functions/people/sign-in/sign-in-limits';
import { keepMailIn } from '../../functions/platform/letters/messages';
import { readSession } from '../../functions/people/sign-in/session.table';
import { browser, codeFor, mail, otherThan, problemOf, signInByCode } from '../support/sign-in';

afterEach(() => {
  vi.useRealTimers();
});

const EASY = {
  codesForPerson: [{ name: 'easy-codes', most: 1_000, seconds: 900 }],
  codesFromAddress: [{ name: 'easy-codes-from', most: 1_000, seconds: 900 }],
  triesForPerson: [{ name: 'easy-tries', most: 1_000, seconds: 900 }],
  triesFromAddress: [{ name: 'easy-tries-from', most: 1_000, seconds: 900 }],
};

describe('a code', () => {
  test('works once', async () => {
    const [first, second] = [browser(), browser()];
    await first.send('once@people.test');
    const code = codeFor('once@people.test');
    expect((await first.enter('once@people.test', code)).status).toBe(200);
    expect(await problemOf(await second.enter('once@people.test', code))).toMatchObject({
      status: 400,
      code: 'code-wrong',
    });
    expect(second.cookies()).toBe('');
  });

  test('of twenty at the same moment signs in exactly one', async () => {
    const by = browser({ limits: EASY });
    await by.send('rush@people.test');
    const code = codeFor('rush@people.test');
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => browser({ limits: EASY }).enter('rush@people.test', code)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
  });

  test('is locked after three wrong tries, even for the right code; a new one works', async () => {
    const by = browser();
    await by.send('locked@people.test');
    const code = codeFor('locked@people.test');
    for (const times of [1, 2, 3])
      expect(
        await problemOf(await by.enter('locked@people.test', otherThan(code))),
        `try ${times}`,
      ).toMatchObject({ code: 'code-wrong' });
    expect(await problemOf(await by.enter('locked@people.test', code))).toEqual({
      status: 403,
      code: 'code-locked',
      detail: '已输错三次，这个验证码已失效，请重新获取。',
    });
    expect(await problemOf(await by.enter('locked@people.test', code))).toMatchObject({ status: 400 });
    expect(by.cookies()).toBe('');
    expect((await signInByCode(by, 'locked@people.test')).status).toBe(200);
  });

  test('cannot be guessed by many tries at the same moment either', async () => {
    const by = browser({ limits: EASY });
    await by.send('guessed@people.test');
    const code = codeFor('guessed@people.test');
    const wrong = Array.from({ length: 30 }, () => by.enter('guessed@people.test', otherThan(code)));
    for (const reply of await Promise.all(wrong)) expect([400, 403]).toContain(reply.status);
    for (let more = 0; more < 3; more += 1) await by.enter('guessed@people.test', otherThan(code));
    expect((await by.enter('guessed@people.test', code)).status).not.toBe(200);
  });

  test('expires after ten minutes', async () => {
    const by = browser();
    await by.send('late@people.test');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 + 1_000 });
    expect(await problemOf(await by.enter('late@people.test', codeFor('late@people.test')))).toMatchObject({
      status: 400,
      code: 'code-expired',
    });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 24 * 60 * 60_000 });
    expect(await problemOf(await by.enter('late@people.test', codeFor('late@people.test')))).toMatchObject({
      code: 'code-wrong',
    });
  });

  test('opens beside the one after it, and is replaced by the one after that', async () => {
    const by = browser();
    const codes: string[] = [];
    for (let code = 0; code < 3; code += 1) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_000 });
      await by.send('twice@people.test');
      codes.push(codeFor('twice@people.test'));
    }
    const [first = '', second = '', third = ''] = codes;
    if (first !== second && first !== third)
      expect(await problemOf(await by.enter('twice@people.test', first))).toMatchObject({
        code: 'code-wrong',
      });
    expect((await by.enter('twice@people.test', second)).status).toBe(200);
    // Whoever is in used both.
    expect((await by.enter('twice@people.test', third)).status).toBe(400);
  });

  test('of one person opens nobody else’s account', async () => {
    const by = browser();
    await by.send('mine@people.test');
    await by.send('yours@people.test');
    const wrong =
      codeFor('mine@people.test') === codeFor('yours@people.test') ? '000000' : codeFor('mine@people.test');
    expect((await by.enter('yours@people.test', wrong)).status).toBe(400);
  });

  test('that could not be sent is not told as sent', async () => {
    keepMailIn(() => Promise.reject(new Error('the mail server is down')));
    const reply = await browser().send('unlucky@people.test');
    keepMailIn((sent) => {
      mail.push(sent);
    });
    expect(reply.headers.get('retry-after')).toBe('5');
    expect(await problemOf(reply)).toMatchObject({ status: 503, code: 'code-not-sent' });
  });
});

describe('too many', () => {
  // In the middle of a span, so that none ends while a test runs.
  const at = new Date('2026-09-08T01:00:00.000Z');
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(at.getTime() + 5 * 60_000) });
  });

  test('codes for one person: refused with the time to wait, from whatever address; others are not held up', async () => {
    const most = signInLimits.codesForPerson[0].most;
    for (let code = 0; code < most; code += 1)
      expect(
        (await browser().send('eager@people.test', { 'x-test-address': `198.51.100.${code}` })).status,
      ).toBe(200);
    const reply = await browser().send('eager@people.test', {
      'x-test-address': '198.51.100.99',
      'accept-language': 'en',
    });
    expect(reply.headers.get('retry-after')).toBe('600');
    expect(await problemOf(reply)).toEqual({
      status: 429,
      code: 'too-many-requests',
      detail: 'Too many tries. Wait a little, then try again.',
    });
    expect((await browser().send('patient@people.test')).status).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(at.getTime() + 15 * 60_000) });
    expect((await browser().send('eager@people.test')).status).toBe(200);
  });

  test('codes from one address: refused for everybody there, and for nobody elsewhere', async () => {
    const limits = { ...EASY, codesFromAddress: [{ name: 'two-from', most: 2, seconds: 900 }] };
    const from = (address: string, whom: string) =>
      browser({ limits }).send(whom, { 'x-test-address': address });
    expect((await from('192.0.2.1', 'a@people.test')).status).toBe(200);
    expect((await from('192.0.2.1', 'b@people.test')).status).toBe(200);
    const reply = await from('192.0.2.1', 'c@people.test');
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await from('192.0.2.2', 'c@people.test')).status).toBe(200);
    expect((await from('2001:db8:1:2::1', 'd@people.test')).status).toBe(200);
    expect((await from('2001:db8:1:2:ffff::2', 'e@people.test')).status).toBe(200);
    expect((await from('2001:0db8:1:2::3', 'f@people.test')).status).toBe(429);
  });

  test('at the same moment: the count is one, whoever asks', async () => {
    const limits = { ...EASY, codesForPerson: [{ name: 'seven', most: 7, seconds: 900 }] };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => browser({ limits }).send('crowd@people.test')),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(7);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(13);
  });

  test('tries to enter a code, per person and per address', async () => {
    const perPerson = { ...EASY, triesForPerson: [{ name: 'two-tries', most: 2, seconds: 900 }] };
    const perAddress = { ...EASY, triesFromAddress: [{ name: 'two-tries-from', most: 2, seconds: 900 }] };
    for (const [limits, next] of [
      [perPerson, 'tried@people.test'],
      [perAddress, 'another@people.test'],
    ] as const) {
      const by = browser({ limits });
      for (let tries = 0; tries < 2; tries += 1)
        expect((await by.enter('tried@people.test', '000000')).status).toBe(400);
      expect((await by.enter(next, '000000')).status).toBe(429);
    }
  });
});

describe('what is asked', () => {
  test('is made plain before it is judged: full width, spaces, and what nobody sees', async () => {
    const by = browser();
    expect((await by.send(' Ｐlain\u200b@people.test\u3000')).status).toBe(200);
    const code = codeFor('plain@people.test');
    const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('\u200d');
    expect(
      (await by.enter('plain@people.test\ufeff', ` ${wide.slice(0, 5)} ${wide.slice(5)}\n`)).status,
    ).toBe(200);
  });

  test('is refused where it is not an address, not a code, more than asked, or another kind of code', async () => {
    const by = browser();
    const bodies: [string, unknown][] = [
      ['/email-otp/send-verification-otp', { email: 'nobody', type: 'sign-in' }],
      ['/email-otp/send-verification-otp', { email: `${'x'.repeat(3_000)}@people.test`, type: 'sign-in' }],
      ['/email-otp/send-verification-otp', { email: '8613800138000@phone.invalid', type: 'sign-in' }],
      ['/email-otp/send-verification-otp', { email: 'a@people.test', type: 'forget-password' }],
      ['/email-otp/send-verification-otp', { email: 'a@people.test', type: 'sign-in', role: 'admin' }],
      ['/email-otp/send-verification-otp', undefined],
      ['/sign-in/email-otp', { email: 'a@people.test', otp: '12345' }],
      ['/sign-in/email-otp', { email: 'a@people.test', otp: '123456', emailVerified: true }],
    ];
    for (const [path, body] of bodies)
      expect(await problemOf(await by.post(path, body)), JSON.stringify(body)).toMatchObject({
        status: 400,
        code: 'not-understood',
      });
  });

  test('by phone is refused in clear words where no text message can be sent', async () => {
    for (const path of ['/phone-number/send-otp', '/phone-number/verify'])
      expect(await problemOf(await browser().post(path, { phoneNumber: '13800138000' }))).toEqual({
        status: 501,
        code: 'phone-not-available',
        detail: '这里尚未开通手机登录，请使用电子邮箱。',
      });
  });

  test('by another site is refused, and its reader stays signed in', async () => {
    const by = browser();
    await signInByCode(by, 'target@people.test');
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect(await problemOf(await by.post('/sign-out', undefined, headers))).toMatchObject({
        status: 403,
        code: 'wrong-origin',
      });
    expect(await readSession(by.cookies(), new Date())).toBeDefined();
  });

  test('of better-auth’s other doors none is open', async () => {
    const by = browser();
    await signInByCode(by, 'doors@people.test');
    const doors: [string, string][] = [
      ['POST', '/sign-up/email'],
      ['POST', '/sign-in/email'],
      ['POST', '/sign-in/social'],
      ['POST', '/sign-in/phone-number'],
      ['POST', '/update-user'],
      ['POST', '/delete-user'],
      ['POST', '/change-email'],
      ['POST', '/email-otp/verify-email'],
      ['POST', '/email-otp/check-verification-otp'],
      ['POST', '/email-otp/reset-password'],
      ['GET', '/list-sessions'],
      ['GET', '/ok'],
      ['GET', '/error'],
    ];
    for (const [method, path] of doors) {
      const reply = await by.ask(
        method,
        path,
        method === 'POST' ? { name: 'x', email: 'doors@people.test' } : undefined,
      );
      expect(await problemOf(reply), path).toMatchObject({ status: 404, code: 'no-such-page' });
    }
  });

  test('without a session: signing out does no harm, ending all sessions is refused', async () => {
    expect((await browser().post('/sign-out')).status).toBe(200);
    expect(await problemOf(await browser().post('/revoke-sessions'))).toMatchObject({
      status: 401,
      code: 'not-signed-in',
    });
  });
});
