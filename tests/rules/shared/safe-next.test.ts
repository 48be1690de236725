import { expect, test } from 'vitest';
import { safeNext } from '../../../web/src/lib/safe-next';

test.each([
  '/',
  '/me',
  '/chunan/desk?list=open&q=%20',
  '/chunan/events/evt_1#shift',
  '/en/千岛湖',
  '/a//b',
  '/%09/b',
])('leads to %s, which is ours', (next) => {
  expect(safeNext(next)).toBe(next);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/a\tb',
  '/a b',
  '/\u0000/evil.example',
  '/\u00a0/evil.example',
  '/\u2028/evil.example',
  '/\u200b/evil.example',
  '/\ufeff/evil.example',
  '/me\\..',
  '/\ud800',
  'https://evil.example',
  'javascript:alert(1)',
  'me',
  '',
  undefined,
])('refuses %j', (next) => {
  expect(safeNext(next)).toBeUndefined();
});
