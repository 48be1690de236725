import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../support/ask';

const PUBLIC = join(import.meta.dirname, '../../web/public');
const page = async (language: 'zh' | 'en' = 'zh') => {
  const answer = await ask<string>('GET', '/docs', undefined, { language });
  return { ...answer, html: answer.body };
};

test('the page of the API is one of plain links, in the reader’s language', async () => {
  const { status, headers, html } = await page();
  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  expect(html).toMatch(/^<!doctype html>\s*<html lang="zh-CN">/);
  expect(html).toContain('接口说明');
  expect((await page('en')).html).toMatch(/<html lang="en">[\s\S]*OpenAPI 3.1 document/);
  expect(html).toContain('href="/api/openapi.json"');
});

test('nothing in it is inline, and its policy allows nothing that is', async () => {
  const { headers, html } = await page();
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
});

test('each file that it draws in is ours: in the static site, or the viewer that the build puts beside it', async () => {
  const { html } = await page();
  const drawnIn = [...html.matchAll(/(?:src|<link[^>]+href)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(drawnIn).toHaveLength(5);
  const viewer = createRequire(import.meta.url).resolve('swagger-ui-dist/package.json');
  for (const path of drawnIn) {
    expect(path).toMatch(/^\/(api-docs\/)?[\w.-]+$/);
    const inViewer = join(viewer, '..', path.replace('/api-docs/', ''));
    expect(existsSync(join(PUBLIC, path)) || existsSync(inViewer), path).toBe(true);
  }
  const config = readFileSync(join(PUBLIC, '../vite.config.ts'), 'utf8');
  for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css']) expect(config).toContain(`'${name}'`);
});

test('the document that it shows is there, and every other answer keeps the strictest policy', async () => {
  const { status, headers } = await ask('GET', '/openapi.json');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
});
