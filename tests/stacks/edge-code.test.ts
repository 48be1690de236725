import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { pages } from '../../functions/machine/pages';
import { FRONT_GUARD, PAGE_SHELL, VIEWER_REQUEST } from '../../stacks/edge-code';
import { CONTENT_SECURITY_POLICY, PAGE_HEADERS } from '../../stacks/page-headers';

type Request = { uri: string; headers: Record<string, { value: string }> };
const viewerRequest = runInNewContext(`${VIEWER_REQUEST}; handler`) as (event: {
  viewer: { ip: string };
  request: Request;
}) => Request;
const ask = (uri: string, headers: Request['headers'] = {}) =>
  viewerRequest({ viewer: { ip: '203.0.113.9' }, request: { uri, headers } });

describe('before every request, at CloudFront', () => {
  test.each(['/', '/campaigns', '/events/evt_01', '/o/chunan/campaigns/cmp_01/', '/v1.2/events/evt_01'])(
    'the page answers %s',
    (uri) => {
      expect(ask(uri).uri).toBe('/index.html');
    },
  );

  test.each(['/assets/index-3f2a.js', '/favicon.svg', '/robots.txt', '/assets/gone.css'])(
    '%s is a file',
    (uri) => {
      expect(ask(uri).uri).toBe(uri);
    },
  );

  test('the API is never answered with a page', () => {
    for (const uri of ['/api/organisations/chunan', '/api/no-such', '/api/calendar/x.ics', '/api/'])
      expect(ask(uri).uri).toBe(uri);
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

test('the page shell answers with the page, its headers and a short life', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shell-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>善潮</title>');
  writeFileSync(join(folder, 'index.mjs'), PAGE_SHELL);
  process.env['PAGE_HEADERS'] = JSON.stringify(PAGE_HEADERS);
  const { handler } = (await import(pathToFileURL(join(folder, 'index.mjs')).href)) as {
    handler: () => Promise<unknown>;
  };
  delete process.env['PAGE_HEADERS'];
  expect(await handler()).toMatchObject({
    statusCode: 200,
    body: '<!doctype html><title>善潮</title>',
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'public, max-age=0, s-maxage=60',
    },
  });
});

test('the pages’ policy allows nothing inline, nothing evaluated, no other site, no frame', () => {
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self'");
  expect(CONTENT_SECURITY_POLICY).toContain("frame-ancestors 'none'");
});

test('one machine answers its pages with the same policy, so that a page which works there works here', async () => {
  const web = mkdtempSync(join(tmpdir(), 'web-'));
  mkdirSync(join(web, 'dist'));
  writeFileSync(join(web, 'dist', 'index.html'), '<!doctype html><head></head>');
  const reply = await pages(web).request('/');
  const directives = (policy: string) => policy.split('; ').toSorted();
  expect(directives(reply.headers.get('content-security-policy') ?? '')).toEqual(
    directives(CONTENT_SECURITY_POLICY),
  );
  for (const name of ['x-content-type-options', 'referrer-policy', 'x-frame-options'])
    expect(reply.headers.get(name)).toBe(PAGE_HEADERS[name]);
});
