import { expect, test } from 'vitest';
import { app } from '../../functions/app';

const idFor = async (header: string | undefined): Promise<string> => {
  const headers = header === undefined ? {} : { 'x-amzn-trace-id': header };
  const reply = await app.request('http://shanchao.test/api/nope', { headers });
  const { requestId } = (await reply.json()) as { requestId: string };
  expect(reply.headers.get('x-request-id')).toBe(requestId);
  return requestId;
};
const OURS = /^[0-9a-f-]{36}$/;

test('the gateway’s number of a request is taken over', async () => {
  const root = '1-67891233-abcdef012345678912345678';
  expect(await idFor(`Root=${root}`)).toBe(root);
  expect(await idFor(`Self=1-2;Root=${root};Parent=53995c3f42cd8ad8;Sampled=1`)).toBe(root);
});

test.each([
  `Root=${'a'.repeat(65)}`,
  `Root=${'a'.repeat(6_000)}`,
  'Root=a"b',
  'Root=<b>',
  'Root=',
  'x',
  undefined,
])('another caller’s own is bounded, or one of ours (%s)', async (header) => {
  expect(await idFor(header)).toMatch(OURS);
});
