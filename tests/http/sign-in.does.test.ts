import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeAuthentication } from '../../functions/people/sign-in/authentication.action';
import {
  addPerson,
  findPersonByEmail,
  getPerson,
  renamePerson,
} from '../../functions/people/accounts/person.table';
import { readSession } from '../../functions/people/sign-in/session.table';
import { newPersonId } from '../../functions/platform/new-id';
import { PersonId } from '../../functions/shared/ids';
import { sessionOf, signedIn } from '../support/sessions';
import { browser, codeFor, mail, ORIGIN, signInByCode } from '../support/sign-in';
import { wholeTable } from '../support/whole-table';

afterEach(() => {
  vi.useRealTimers();
});
const later = (minutes: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
};
const sessionItems = async () =>
  (await wholeTable()).filter((item) => String(item['pk']).startsWith('AUTH#session'));

describe('a code signs in', () => {
  test('a newcomer: the letter carries the code, the session is theirs, the person has a short id', async () => {
    const by = browser();
    const sent = await by.send('Xiao.Chao@People.test');
    expect(await sent.json()).toEqual({ sent: true });
    expect(mail.at(-1)).toMatchObject({
      to: 'xiao.chao@people.test',
      subject: expect.stringMatching(/^\d{6} 是您的善潮登录验证码$/) as string,
    });
    const reply = await by.enter('xiao.chao@people.test', codeFor('xiao.chao@people.test'));
    expect(reply.status).toBe(200);
    const told = (await reply.json()) as { personId: string };
    expect(told).toEqual({ personId: expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{12}$/) as string, name: '' });
    expect(await readSession(by.cookies(), new Date())).toEqual({
      personId: told.personId,
      expiresAt: expect.stringMatching(/Z$/) as string,
    });
    expect(await getPerson(PersonId.parse(told.personId))).toEqual({
      personId: told.personId,
      name: '',
      email: 'xiao.chao@people.test',
    });
  });

  test('somebody who comes back, and somebody whom staff had written down, keep their person', async () => {
    const personId = PersonId.parse(newPersonId());
    await addPerson({ personId, name: '方老师', email: 'Fang@people.test' }, new Date());
    for (const visit of [1, 2]) {
      const reply = await signInByCode(browser(), 'fang@people.test');
      expect(await reply.json(), `visit ${visit}`).toEqual({ personId, name: '方老师' });
    }
    expect(await renamePerson(personId, '方正', new Date())).toMatchObject({ name: '方正' });
    expect(await findPersonByEmail('fang@people.test')).toEqual({
      personId,
      name: '方正',
      email: 'fang@people.test',
    });
  });

  test('the letter speaks the reader’s language', async () => {
    await browser().send('reader@people.test', { 'accept-language': 'en-GB,en;q=0.9' });
    expect(mail.at(-1)?.subject).toMatch(/^\d{6} is your Shanchao sign-in code$/);
  });

  test('nowhere in the table does a code stand, nor what anybody could make from it', async () => {
    const by = browser();
    await by.send('quiet@people.test');
    const code = codeFor('quiet@people.test');
    await by.enter('quiet@people.test', code === '000000' ? '000001' : '000000');
    const table = JSON.stringify(await wholeTable());
    expect(table).toContain('sign-in-otp-quiet@people.test');
    expect(table).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(table).not.toContain(createHash('sha256').update(code).digest(encoding));
  });

  test('by phone, where text messages can be sent: hashed, single use, without a mailbox', async () => {
    const texts: { to: string; code: string }[] = [];
    const by = browser({ sendSms: async (to, code) => void texts.push({ to, code }) });
    expect((await by.post('/phone-number/send-otp', { phoneNumber: '138 0013 8000' })).status).toBe(200);
    const [{ to, code } = { to: '', code: '' }] = texts;
    expect(to).toBe('+8613800138000');
    expect(JSON.stringify(await wholeTable())).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
    const wrong = await by.post('/phone-number/verify', {
      phoneNumber: to,
      code: code === '111111' ? '111112' : '111111',
    });
    expect(wrong.status).toBe(400);
    const reply = await by.post('/phone-number/verify', { phoneNumber: to, code });
    const { personId } = (await reply.json()) as { personId: string };
    expect(await getPerson(PersonId.parse(personId))).toEqual({
      personId,
      name: '',
      phone: '+8613800138000',
    });
    expect((await by.post('/phone-number/verify', { phoneNumber: to, code })).status).toBe(400);
    expect(await readSession(by.cookies(), new Date())).toMatchObject({ personId });
  });
});

describe('the session', () => {
  test('its cookie cannot be read by scripts nor sent along by other sites; over https it is a secure one', async () => {
    const plain = await signInByCode(browser(), 'cookie@people.test');
    expect(plain.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^shanchao\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
      expect.stringMatching(
        /^shanchao\.browser=[0-9a-z]{26}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const secure = await signInByCode(
      browser({ publicUrl: 'https://shanchao.example' }),
      'cookie@people.test',
    );
    expect(secure.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Secure-shanchao\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
      expect.stringMatching(
        /^__Secure-shanchao\.browser=[0-9a-z]{26}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    for (const reply of [plain, secure]) expect(await reply.text()).not.toContain('token');
  });

  test('the API’s own reading and better-auth’s say the same, of a session made by either', async () => {
    const { api } = makeAuthentication(ORIGIN);
    const by = browser();
    await signInByCode(by, 'both@people.test');
    for (const cookie of [by.cookies(), (await signedIn()).cookie]) {
      const theirs = await api.getSession({ headers: new Headers({ cookie }) });
      expect(theirs).not.toBeNull();
      expect(await readSession(cookie, new Date())).toEqual({
        personId: theirs?.user.id,
        expiresAt: theirs?.session.expiresAt.toISOString(),
      });
    }
  });

  test('signing out ends it at once, for a copy of the cookie too, and leaves nothing of it', async () => {
    const by = browser();
    await signInByCode(by, 'leaving@people.test');
    const copy = by.cookies();
    const before = (await sessionItems()).length;
    expect(await readSession(copy, new Date())).toBeDefined();
    expect((await by.post('/sign-out')).status).toBe(200);
    // What stays is by what the browser is known, which opens nothing.
    expect(by.cookies()).toMatch(/^shanchao\.browser=[0-9a-z]{26}$/);
    expect(await readSession(by.cookies(), new Date())).toBeUndefined();
    expect(await readSession(copy, new Date())).toBeUndefined();
    expect(await sessionItems()).toHaveLength(before - 3);
  });

  test('signing out everywhere ends the other devices’ sessions and nobody else’s', async () => {
    const [phone, desk, other] = [browser(), browser(), browser()];
    await signInByCode(phone, 'two@people.test');
    await signInByCode(desk, 'two@people.test');
    await signInByCode(other, 'other@people.test');
    const [onPhone, onDesk] = [phone.cookies(), desk.cookies()];
    expect((await phone.post('/revoke-sessions')).status).toBe(200);
    expect(await readSession(onPhone, new Date())).toBeUndefined();
    expect(await readSession(onDesk, new Date())).toBeUndefined();
    expect(await readSession(other.cookies(), new Date())).toBeDefined();
  });

  test('a visit after a day extends it; without one it ends after thirty', async () => {
    const by = browser();
    await signInByCode(by, 'often@people.test');
    const first = await readSession(by.cookies(), new Date());
    later(25 * 60);
    const current = (await (await by.ask('GET', '/get-session')).json()) as {
      expiresAt: string;
      email: string;
    };
    expect(current).toMatchObject({ email: 'often@people.test', name: '' });
    expect(Date.parse(current.expiresAt)).toBeGreaterThan(Date.parse(first?.expiresAt ?? ''));
    expect(await readSession(by.cookies(), new Date())).toMatchObject({ expiresAt: current.expiresAt });
    later(30 * 24 * 60 + 1);
    expect(await readSession(by.cookies(), new Date())).toBeUndefined();
    expect(await (await by.ask('GET', '/get-session')).json()).toBeNull();
  });

  test('an expired one, a forged one and none are nobody', async () => {
    const person = await signedIn();
    const expired = await sessionOf(person.personId, new Date(Date.now() - 1000));
    expect(await readSession(person.cookie, new Date())).toMatchObject({ personId: person.personId });
    expect(await readSession(`lang=en; ${person.cookie}; other=1`, new Date())).toMatchObject({
      personId: person.personId,
    });
    const forged = person.cookie.replace(/.%3D$/, (end) => (end.startsWith('A') ? 'B%3D' : 'A%3D'));
    expect(forged).not.toBe(person.cookie);
    for (const cookie of [
      undefined,
      '',
      expired.cookie,
      forged,
      `shanchao.session_token=${person.token}`,
      'shanchao.session_token=%E0%A4%A',
    ])
      expect(await readSession(cookie, new Date())).toBeUndefined();
  });
});
