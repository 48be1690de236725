import { fc, test as property } from '@fast-check/vitest';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { asked, confirm } from '../../web/src/lib/asked';
import { deskLink } from '../../web/src/lib/desk-links';
import { draftAt } from '../../web/src/lib/drafts';
import { dropAskedLanguage, inWords, keepLanguage, language } from '../../web/src/lib/language';
import { newKey } from '../../web/src/lib/new-key';
import { asProblem, Problem } from '../../web/src/lib/problem';
import { onNews } from '../../web/src/lib/seen';
import { sendFile } from '../../web/src/lib/send-file';
import {
  askAgain,
  deskOf,
  hasRole,
  me,
  signOut,
  whoIsHere,
  whoIsHereIfKnown,
  type Me,
} from '../../web/src/lib/session';
import { hush, murmur, tell, told } from '../../web/src/lib/told';
import { withWords } from '../support/words';

const replies: Response[] = [];
const urls: string[] = [];
const news = vi.fn();
beforeAll(async () => {
  await withWords();
  onNews(news);
});
beforeEach(() => {
  replies.length = 0;
  urls.length = 0;
  localStorage.clear();
  sessionStorage.clear();
  me.value = undefined;
  vi.stubGlobal('fetch', (url: string) => {
    urls.push(url);
    return Promise.resolve(replies.shift() ?? new Response('{}', { status: 500 }));
  });
});
afterEach(() => news.mockReset());
const reply = (status: number, body: unknown): void =>
  void replies.push(new Response(JSON.stringify(body), { status }));

const LIN = {
  personId: 'per_lin',
  name: '林小潮',
  memberships: [
    { organisationId: 'other', roles: ['volunteer'] },
    { organisationId: 'chunan', roles: ['organiser', 'volunteer'] },
  ],
} as unknown as Me;

describe('who is here', () => {
  test('is asked once, and told to all who ask', async () => {
    reply(200, LIN);
    localStorage.setItem('signed-in', new Date().toISOString().slice(0, 10));
    expect(await Promise.all([whoIsHere(), whoIsHere()])).toEqual([LIN, LIN]);
    expect(await whoIsHere()).toEqual(LIN);
    expect(urls).toEqual(['/api/me']);
    expect(hasRole('chunan', ['organiser', 'admin'])).toBe(true);
    expect(hasRole('other', ['organiser'])).toBe(false);
    expect(deskOf(LIN)).toBe('chunan');
  });

  test('is nobody at 401, and unknown without an answer', async () => {
    reply(401, { code: 'not-signed-in', detail: '请登录。' });
    expect(await whoIsHere()).toBeNull();
    me.value = undefined;
    reply(500, {});
    await expect(whoIsHere()).rejects.toMatchObject({ status: 500 });
    expect(me.peek()).toBeUndefined();
  });

  test('costs no call where nobody signed in on this device', async () => {
    await whoIsHereIfKnown();
    expect(urls).toEqual([]);
    expect(me.peek()).toBeNull();
  });

  test('a session is renewed once a day', async () => {
    localStorage.setItem('signed-in', '2026-01-01');
    reply(200, LIN);
    reply(200, {});
    await whoIsHere();
    expect(urls).toEqual(['/api/me', '/api/auth/get-session']);
    me.value = undefined;
    reply(200, LIN);
    await whoIsHere();
    expect(urls).toHaveLength(3);
  });

  test('who signs out leaves nothing behind: no reading, no note, nothing typed', async () => {
    reply(200, LIN);
    await askAgain();
    expect(news).toHaveBeenLastCalledWith('forget');
    sessionStorage.setItem('draft:/x', '{}');
    reply(200, {});
    await signOut();
    expect(news).toHaveBeenLastCalledWith('forget');
    expect([me.peek(), localStorage.length, sessionStorage.length]).toEqual([null, 0, 0]);
  });
});

describe('language', () => {
  test('is kept where the server reads it, and a choice outlives an address that asked for another', () => {
    keepLanguage('en');
    expect(document.cookie).toContain('lang=en');
    expect(document.documentElement.lang).toBe('en');
    history.replaceState(null, '', '/me?lang=zh-CN&x=1');
    dropAskedLanguage();
    expect(location.search).toBe('?x=1');
    keepLanguage('zh-CN');
  });

  test.each([
    ['?lang=en', '', ['zh-CN'], 'en'],
    ['?lang=fr', 'en', ['zh-CN'], 'en'],
    ['', '', ['fr', 'en-GB'], 'en'],
    ['', '', ['zh-TW', 'en'], 'zh-CN'],
    ['', '', ['fr'], 'zh-CN'],
  ])('is that of %s, then cookie "%s", then browser %s: %s', async (search, cookie, spoken, first) => {
    history.replaceState(null, '', `/${search}`);
    document.cookie = cookie === '' ? 'lang=; max-age=0; path=/' : `lang=${cookie}; path=/`;
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(spoken);
    vi.resetModules();
    const fresh = await import('../../web/src/lib/language');
    expect(fresh.language.peek()).toBe(first);
    document.cookie = 'lang=; max-age=0; path=/';
    history.replaceState(null, '', '/');
  });

  test('Chinese stands where no English was written', () => {
    language.value = 'en';
    expect([inWords({ zh: '鱼', en: 'fish' }), inWords({ zh: '鱼' })]).toEqual(['fish', '鱼']);
    language.value = 'zh-CN';
    expect(inWords({ zh: '鱼', en: 'fish' })).toBe('鱼');
  });
});

describe('drafts', () => {
  const form = document.createElement('form');
  form.innerHTML =
    '<input name="a"><textarea name="b"></textarea><input type="checkbox" name="c" value="true">' +
    '<input type="password" name="secret"><input type="hidden" name="h"><input type="file" name="f">' +
    '<input name="code" autocomplete="one-time-code"><input><button>x</button>';
  const at = (name: string) => form.elements.namedItem(name) as HTMLInputElement;

  property.prop([fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.string()), { maxLength: 8 }), fc.boolean()])(
    'give back what was typed last, by address, and no secret',
    (typed, tick) => {
      sessionStorage.clear();
      at('secret').value = 'secret';
      at('code').value = '123456';
      at('c').checked = tick;
      for (const [name, value] of typed) {
        at(name).value = value;
        draftAt('/x').keep(form);
      }
      draftAt('/x').keep(form);
      expect(draftAt('/x').typed).toEqual({ a: at('a').value, b: at('b').value, c: tick ? 'true' : '' });
      expect(draftAt('/x?y').typed).toBeUndefined();
      draftAt('/x').drop();
      expect(draftAt('/x').typed).toBeUndefined();
    },
  );

  test('are nothing where what was kept is damaged, or storage is forbidden', () => {
    sessionStorage.setItem('draft:/x', '{');
    expect(draftAt('/x').typed).toBeUndefined();
    const forbidden = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied');
    });
    expect(() => draftAt('/x').keep(form)).not.toThrow();
    forbidden.mockRestore();
  });
});

describe('a file that is sent', () => {
  class Sending {
    static last: Sending;
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
    headers = new Map<string, string>();
    status = 0;
    responseText = '';
    onload: () => void = () => undefined;
    onerror: () => void = () => undefined;
    opened: string[] = [];
    constructor() {
      Sending.last = this;
    }
    open(...opened: string[]): void {
      this.opened = opened;
    }
    setRequestHeader(name: string, value: string): void {
      this.headers.set(name, value);
    }
    send(): void {}
    answer(status: number, text: string): void {
      [this.status, this.responseText] = [status, text];
      this.onload();
    }
  }
  const percents: number[] = [];
  const send = (key?: string) =>
    sendFile(`/organisations/${'chunan' as string}/files`, new FormData(), key, (one) => percents.push(one));
  beforeEach(() => vi.stubGlobal('XMLHttpRequest', Sending));

  test('says how far it is, and whether something new was made of it', async () => {
    const sent = send('key-1');
    expect(Sending.last.opened).toEqual(['POST', '/api/organisations/chunan/files']);
    expect(Sending.last.headers.get('idempotency-key')).toBe('key-1');
    Sending.last.upload.onprogress?.({ loaded: 1, total: 3 });
    Sending.last.upload.onprogress?.({ loaded: 0, total: 0 });
    Sending.last.answer(201, '{"fileId":"fil_1"}');
    expect(await sent).toEqual({ reply: { fileId: 'fil_1' }, isNew: true });
    expect(percents).toEqual([33, 0]);
    expect(news).toHaveBeenCalledExactlyOnceWith('changed');
    const again = send();
    expect(Sending.last.headers.has('idempotency-key')).toBe(false);
    Sending.last.answer(200, '{}');
    expect((await again).isNew).toBe(false);
  });

  test('is refused in words, or lost', async () => {
    const refused = send();
    Sending.last.answer(413, '<html>too large</html>');
    await expect(refused).rejects.toMatchObject({ code: 'unreadable', status: 413 });
    const lost = send();
    Sending.last.onerror();
    await expect(lost).rejects.toMatchObject({ code: 'offline', status: 0 });
    expect(news).not.toHaveBeenCalled();
  });
});

test('what is asked is answered once, and the question is gone', async () => {
  const agreed = confirm({ title: '放弃？', says: '不能撤回。', action: '放弃' });
  expect(asked.peek()?.title).toBe('放弃？');
  asked.peek()?.answer(true);
  expect(await agreed).toBe(true);
  expect(asked.peek()).toBeUndefined();
});

test('what is told stays until it is hushed; a murmur is only heard', () => {
  tell('已保存');
  expect(told.peek()).toEqual({ text: '已保存', mood: 'good' });
  murmur('已签到');
  expect(told.peek()?.isHeardOnly).toBe(true);
  hush();
  expect(told.peek()).toBeUndefined();
});

test('a key is 20 letters that an address takes, and never the same', () => {
  const keys = Array.from({ length: 500 }, newKey);
  for (const key of keys) expect(key).toMatch(/^[\w-]{20}$/);
  expect(new Set(keys).size).toBe(500);
});

test('any thrown thing can be shown', () => {
  const problem = new Problem('no', 'No.', 409);
  expect(asProblem(problem)).toBe(problem);
  expect(asProblem('what')).toMatchObject({ code: 'unreadable', status: 0 });
  expect(problem.message).toBe('no: No.');
  expect(deskLink('chunan', '/funds')).toBe('/chunan/desk/funds');
});
