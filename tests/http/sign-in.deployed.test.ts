import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { callerOf } from '../../functions/platform/http/caller';
import { handler } from '../../functions/sign-in';
import { codeFor } from '../support/sign-in';

describe('the deployed function', () => {
  const event = (method: string, path: string, body?: unknown): APIGatewayProxyEventV2 => ({
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'shanchao.test', 'content-type': 'application/json' },
    requestContext: {
      accountId: '1',
      apiId: 'a',
      domainName: 'shanchao.test',
      domainPrefix: 'shanchao',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'a browser' },
      requestId: 'r',
      routeKey: '$default',
      stage: '$default',
      time: '08/Sep/2026:01:00:00 +0000',
      timeEpoch: 1_788_829_200_000,
    },
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const call = async (method: string, path: string, body?: unknown) =>
    (await handler(event(method, path, body) as never, {} as never)) as APIGatewayProxyStructuredResultV2;

  test('sends codes and signs in', async () => {
    const sent = await call('POST', '/api/auth/email-otp/send-verification-otp', {
      email: 'cloud@people.test',
      type: 'sign-in',
    });
    expect(sent.statusCode).toBe(200);
    const reply = await call('POST', '/api/auth/sign-in/email-otp', {
      email: 'cloud@people.test',
      otp: codeFor('cloud@people.test'),
    });
    expect(reply.statusCode).toBe(200);
    expect(reply.cookies?.[0]).toMatch(/^shanchao\.session_token=/);
  });

  test('has no door for demo people and no outbox', async () => {
    for (const [method, path] of [
      ['GET', '/dev/people.json'],
      ['POST', '/dev/sign-in'],
      ['GET', '/dev/outbox'],
      ['GET', '/dev/outbox.json'],
      ['POST', '/api/auth/dev/sign-in'],
      ['POST', '/api/dev/sign-in'],
    ] as const) {
      const reply = await call(method, path, method === 'POST' ? { email: 'cloud@people.test' } : undefined);
      expect(reply.statusCode, path).toBe(404);
      expect(reply.cookies ?? []).toEqual([]);
    }
  });
});

test('the caller’s network comes from the header that the front writes, or from the connection', () => {
  const context = (env: unknown, headers: Record<string, string> = {}) =>
    ({ env, req: { header: (name: string) => headers[name] } }) as unknown as Parameters<typeof callerOf>[0];
  const lambda = { requestContext: { http: { sourceIp: '203.0.113.9' } } };
  expect(callerOf(context(lambda), undefined)).toBe('203.0.113.9');
  expect(callerOf(context({ incoming: { socket: { remoteAddress: '::ffff:10.0.0.7' } } }), undefined)).toBe(
    '10.0.0.7',
  );
  expect(callerOf(context({}), undefined)).toBe('unknown');
  const told = (value: string) => callerOf(context(lambda, { front: value }), 'front');
  expect(told('198.51.100.10:46532')).toBe('198.51.100.10');
  expect(told('1.1.1.1, 198.51.100.10')).toBe('198.51.100.10');
  expect(told('2001:db8:a:b:c:d:e:f:46532')).toBe('2001:db8:a:b::/64');
  expect(told('2001:DB8::7')).toBe('2001:db8:0:0::/64');
  expect(told('not an address')).toBe('unknown');
  expect(callerOf(context(lambda), 'front')).toBe('unknown');
});
