import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { pageLanguage } from '../../functions/platform/http/page-language';
import { FRONT_GUARD, VIEWER_REQUEST } from '../../stacks/edge-code';
import { CONTENT_SECURITY_POLICY } from '../../stacks/page-headers';

type Request = {
  uri: string;
  headers: Record<string, { value: string }>;
  querystring?: Record<string, { value: string }>;
  cookies?: Record<string, { value: string }>;
};
const viewerRequest = runInNewContext(`${VIEWER_REQUEST}; handler`) as (event: {
  viewer: { ip: string };
  request: Request;
}) => Request;
const asks = (request: Request) => viewerRequest({ viewer: { ip: '203.0.113.9' }, request });
const ask = (uri: string, headers: Request['headers'] = {}) => asks({ uri, headers });

describe('before every request, at CloudFront', () => {
  test.each([
    '/',
    '/chunan',
    '/chunan/events/evt_01',
    '/share/en/chunan/home/chunan/wide-1.png',
    '/sitemap.xml',
  ])('%s is asked for as it is, and told the reader’s language', (uri) => {
    expect(ask(uri)).toEqual({ uri, headers: { 'x-page-language': { value: 'zh-CN' } } });
  });

  test('a page’s language is that of the address, the cookie, the browser, Chinese: as the page itself reads it', async () => {
    const page = new Hono().get('/', (c) => c.text(pageLanguage(c)));
    const tellings = { lang: [undefined, 'en', 'zh-CN', 'fr'], cookie: [undefined, 'en', 'zh-CN', 'x'] };
    const browsers = [undefined, 'en-GB,zh;q=0.8', 'fr,zh-TW', 'zh-CN,zh;q=0.9,en;q=0.8', 'fr, EN', 'de', ''];
    for (const lang of tellings.lang)
      for (const cookie of tellings.cookie)
        for (const browser of browsers) {
          const { headers } = asks({
            uri: '/',
            headers: browser === undefined ? {} : { 'accept-language': { value: browser } },
            ...(lang !== undefined && { querystring: { lang: { value: lang } } }),
            ...(cookie !== undefined && { cookies: { lang: { value: cookie } } }),
          });
          const reply = await page.request(`/${lang === undefined ? '' : `?lang=${lang}`}`, {
            headers: {
              ...(browser !== undefined && { 'accept-language': browser }),
              ...(cookie !== undefined && { cookie: `lang=${cookie}` }),
            },
          });
          expect(headers['x-page-language']?.value, `${lang} ${cookie} ${browser}`).toBe(await reply.text());
        }
  });

  test('a visitor cannot choose another key than a language', () => {
    const { headers } = ask('/', { 'x-page-language': { value: 'x'.repeat(99) } });
    expect(headers['x-page-language']).toEqual({ value: 'zh-CN' });
  });

  test('the API is asked for as it is', () => {
    for (const uri of ['/api/organisations/chunan', '/api/no-such', '/api/calendar/x.ics', '/api/'])
      expect(ask(uri)).toEqual({ uri, headers: { 'x-viewer-address': { value: '203.0.113.9' } } });
  });

  test('the API hears the visitor’s own address, whatever the visitor says', () => {
    const { headers } = ask('/api/auth/sign-in/email-otp', { 'x-viewer-address': { value: '198.51.100.1' } });
    expect(headers['x-viewer-address']).toEqual({ value: '203.0.113.9' });
  });
});

type Guard = (event: { headers?: Record<string, string> }) => Promise<{ isAuthorized: boolean }>;
const guardWith = (env: Record<string, string>): Guard => {
  const module = { exports: {} as { handler: Guard } };
  const sandbox = { require: createRequire(import.meta.url), exports: module.exports, process: { env } };
  runInNewContext(FRONT_GUARD, sandbox);
  return module.exports.handler;
};

describe('the guard between CloudFront and the API', () => {
  const guard = guardWith({ FRONT_KEY: 'this-key', FRONT_KEY_NEXT: 'next-key' });

  test.each(['this-key', 'next-key'])('lets %s through', async (key) => {
    expect(await guard({ headers: { 'x-front-key': key } })).toEqual({ isAuthorized: true });
  });

  test.each([undefined, '', 'other', 'this-key '])('refuses %j', async (key) => {
    expect(await guard({ headers: key === undefined ? {} : { 'x-front-key': key } })).toEqual({
      isAuthorized: false,
    });
    expect(await guard({})).toEqual({ isAuthorized: false });
  });

  test('refuses everything where no key is set', async () => {
    expect(await guardWith({})({ headers: { 'x-front-key': '' } })).toEqual({ isAuthorized: false });
  });
});

test('the pages’ policy allows nothing inline, nothing evaluated, no other site, no frame', () => {
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self'");
  expect(CONTENT_SECURITY_POLICY).toContain("frame-ancestors 'none'");
});
