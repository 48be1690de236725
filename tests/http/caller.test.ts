import { describe, expect, test } from 'vitest';
import { addressIn, callerOf } from '../../functions/platform/http/caller';
import { readConfig } from '../../functions/platform/config';
import { MOST_FORM } from '../../functions/platform/http/in-front';
import { MOST_BYTES } from '../../functions/books/files/file';
import { FILE_BYTES } from '../../functions/reconciling/readers/statement-limits';

/** The request as the API's gateway hands it on, behind CloudFront, whose key was asked for before it came here. */
const behind = (forwarded: string | undefined) =>
  ({
    env: { requestContext: { http: { sourceIp: '130.176.1.7' } } },
    req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
  }) as unknown as Parameters<typeof callerOf>[0];
const network = (forwarded: string | undefined) => callerOf(behind(forwarded), 'x-forwarded-for', 1);

describe('behind a front that writes into X-Forwarded-For, and a gateway that writes after it', () => {
  test('people behind one place of CloudFront have each their own address', () => {
    expect(network('203.0.113.9, 130.176.1.7')).toBe('203.0.113.9');
    expect(network('198.51.100.4,130.176.1.7')).toBe('198.51.100.4');
    expect(network('2001:db8:a:b:c:d:e:f, 130.176.1.7')).toBe('2001:db8:a:b::/64');
  });

  test('what a visitor made up stands before it, and changes nothing', () => {
    expect(network('1.1.1.1, 2.2.2.2, 203.0.113.9, 130.176.1.7')).toBe('203.0.113.9');
    expect(network(', , 203.0.113.9, 130.176.1.7')).toBe('203.0.113.9');
  });

  test('a header that did not come that way is nobody’s', () => {
    for (const told of [undefined, '', '203.0.113.9', 'unknown, 130.176.1.7', ', 130.176.1.7'])
      expect(network(told), told).toBe('unknown');
  });

  test('without a gateway after it the last one counts', () => {
    expect(addressIn('1.1.1.1, 203.0.113.9')).toBe('203.0.113.9');
  });
});

test('how many write after the front is a setting, none unless told, and a small number', () => {
  const env = { TABLE_NAME: 'the-table', AUTH_SECRET: 'x'.repeat(32) };
  expect(readConfig(env).addressHops).toBe(0);
  expect(readConfig({ ...env, ADDRESS_HOPS: '1' }).addressHops).toBe(1);
  for (const wrong of ['-1', '1.5', 'two', '9'])
    expect(() => readConfig({ ...env, ADDRESS_HOPS: wrong })).toThrow();
});

test('the largest form reaches us in an event of Lambda, so that a larger one is refused in a sentence', () => {
  const MOST_EVENT = 6_291_556;
  // HTTP APIs take 10,240 bytes of headers and request line, told twice at most; the rest is what the gateway adds.
  const AROUND_IT = 2 * 10_240 + 20_000;
  expect(Math.ceil(MOST_FORM / 3) * 4 + AROUND_IT).toBeLessThan(MOST_EVENT);
  // And the largest papers still fit, with what a form writes around them.
  for (const most of [MOST_BYTES, FILE_BYTES]) expect(most + 8_192).toBeLessThan(MOST_FORM);
});
