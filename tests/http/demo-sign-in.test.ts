import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demoSignIn } from '../../functions/machine/demo-sign-in';
import { readSession } from '../../functions/people/sign-in/session.table';
import { mail, ORIGIN, problemOf } from '../support/sign-in';

const people = [
  { email: 'Lin@demo.test', name: '林小潮', says: { zh: '志愿者', en: 'volunteer' } },
  { email: 'chen@demo.test', name: '陈会计' },
];
const app = demoSignIn({
  people: () => people,
  newestTo: (email) => mail.findLast(({ to }) => to === email),
});
const signInAs = async (email: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  app.request(`${ORIGIN}/dev/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'shanchao.test', origin: ORIGIN, ...headers },
    body: JSON.stringify({ email }),
  });
const cookieOf = (reply: Response): string => reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('the demo people are named', async () => {
  const reply = await app.request(`${ORIGIN}/dev/people.json`);
  expect(await reply.json()).toEqual(people);
});

test('one of them is signed in by a real code, as often as somebody likes, even at the same moment', async () => {
  const before = mail.length;
  const replies = await Promise.all(Array.from({ length: 8 }, () => signInAs('lin@demo.test')));
  const sessions = await Promise.all(replies.map(async (reply) => readSession(cookieOf(reply), new Date())));
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect(new Set(sessions.map((session) => session?.personId)).size).toBe(1);
  expect(sessions[0]?.personId).toBe(((await replies[0]?.json()) as { personId: string }).personId);
  expect(mail.slice(before).map(({ to }) => to)).toEqual(Array.from({ length: 8 }, () => 'lin@demo.test'));
});

test('nobody else is, and no other site may ask', async () => {
  expect(await problemOf(await signInAs('stranger@people.test'))).toMatchObject({
    status: 404,
    code: 'not-found',
  });
  expect(await problemOf(await signInAs('nobody'))).toMatchObject({ status: 400, code: 'not-understood' });
  const other = await signInAs('chen@demo.test', { origin: 'https://evil.example' });
  expect(await problemOf(other)).toMatchObject({ status: 403, code: 'wrong-origin' });
});

test('no deployed entry names what is only for one machine', () => {
  const entries = readdirSync('functions').filter((name) => name.endsWith('.ts') && name !== 'local.ts');
  expect(entries).toContain('sign-in.ts');
  for (const entry of entries)
    expect(readFileSync(`functions/${entry}`, 'utf8')).not.toMatch(/'\.\/(machine|local)/);
});
