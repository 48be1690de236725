import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signInLimits } from '../../functions/people/sign-in/sign-in-limits';
import { browser, codeFor, otherThan, problemOf, signInByCode } from '../support/sign-in';

afterEach(() => {
  vi.useRealTimers();
});

describe('what strangers use up', () => {
  let whom = '';
  let owners = 0;
  const strangers = (at: number) => ({ 'x-test-address': `198.51.100.${at}` });
  const home = { 'x-test-address': '192.0.2.77' };
  beforeEach(() => {
    whom = `owner-${(owners += 1)}@people.test`;
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-09-08T01:05:00.000Z') });
  });

  test('keeps nobody out of the browser in which they were signed in before: letters', async () => {
    const own = browser();
    await signInByCode(own, whom);
    await own.post('/sign-out');
    const most = signInLimits.codesForPerson[1].most;
    for (let code = 0; code < most + 5; code += 1) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (code % 5 === 4 ? 15 * 60_000 : 0) });
      await browser().send(whom, strangers(code));
    }
    expect((await browser().send(whom, strangers(1))).status).toBe(429);
    expect((await browser().send(whom, home)).status).toBe(429);
    expect((await own.send(whom, home)).status).toBe(200);
    expect((await own.enter(whom, codeFor(whom), home)).status).toBe(200);
  });

  test('keeps nobody out who has one of the newest two letters, whoever asked for them', async () => {
    for (const at of [0, 1]) {
      const letters: string[] = [];
      for (let code = 0; code < signInLimits.codesForPerson[0].most; code += 1) {
        expect((await browser().send(`${at}-${whom}`, strangers(code))).status).toBe(200);
        letters.push(codeFor(`${at}-${whom}`));
      }
      const [newest, older] = letters.reverse();
      expect((await browser().enter(`${at}-${whom}`, (at === 0 ? newest : older) ?? '', home)).status).toBe(
        200,
      );
    }
  });

  test('keeps nobody out: twenty wrong codes, from one network or from many', async () => {
    for (const [round, from] of [() => strangers(1), strangers].entries()) {
      const [own, to] = [browser(), `${round}-tries-${whom}`];
      await own.send(to, home);
      const code = codeFor(to);
      for (let wrong = 0; wrong < 25; wrong += 1)
        expect((await browser().enter(to, otherThan(code), from(wrong))).status).not.toBe(200);
      expect((await own.enter(to, code, home)).status, `round ${round}`).toBe(200);
    }
  });

  test('keeps nobody out of their own browser, wherever it is', async () => {
    const own = browser();
    await signInByCode(own, whom);
    await own.send(whom, home);
    const code = codeFor(whom);
    for (let wrong = 0; wrong < 25; wrong += 1)
      await browser().enter(whom, otherThan(code), wrong % 2 ? home : strangers(wrong));
    expect((await own.enter(whom, code, { 'x-test-address': '203.0.113.200' })).status).toBe(200);
  });

  test('is theirs: a code that many networks guess at is locked for them, also where they guess right', async () => {
    await browser().send(whom, home);
    const code = codeFor(whom);
    for (let wrong = 0; wrong < 9; wrong += 1)
      expect(await problemOf(await browser().enter(whom, otherThan(code), strangers(wrong)))).toMatchObject({
        code: 'code-wrong',
      });
    expect(await problemOf(await browser().enter(whom, code, strangers(99)))).toMatchObject({
      status: 403,
      code: 'code-locked',
    });
  });

  test('a known browser has three tries of a code too, and no more', async () => {
    const own = browser();
    await signInByCode(own, whom);
    await own.send(whom, home);
    const code = codeFor(whom);
    for (const _ of [1, 2, 3]) await own.enter(whom, otherThan(code), home);
    expect((await own.enter(whom, code, home)).status).toBe(403);
  });

  test('a browser is known to whom signed in in it, and to nobody else; a made-up one to nobody', async () => {
    const own = browser();
    await signInByCode(own, 'neighbour@people.test');
    for (let code = 0; code < signInLimits.codesForPerson[0].most; code += 1)
      await browser().send(whom, strangers(code));
    expect((await own.send(whom, home)).status).toBe(429);
    const cookie = `shanchao.browser=${'a'.repeat(26)}`;
    expect((await browser().send(whom, { ...home, cookie })).status).toBe(429);
  });
});
