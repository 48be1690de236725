import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { howMany } from '../support/long';
import { startProduct, type Product } from '../support/product';

const folder = mkdtempSync(join(tmpdir(), 'news-killed-test-'));
const start = [
  '--data',
  folder,
  '--empty',
  '--found',
  'team',
  '--name',
  '志愿队',
  '--admin',
  'admin@team.example',
];
const PEOPLE = howMany({ inFull: 60, small: 20 });
/** Milliseconds behind the answer that it is cancelled. */
const MOMENTS = howMany({ inFull: [0, 5, 20, 60, 120, 250, 500, 1_000, 2_000], small: [0, 40, 150] });

type Who = { email: string; cookie: string };
type Letter = { to: string; subject: string; text: string; key: string };
let product: Product;
let admin: Who;
const people: Who[] = [];

const ask = async <T>(expected: number, method: string, path: string, body?: unknown, as?: Who, key = '') => {
  const reply = await fetch(`${product.url}/api${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      origin: product.url,
      ...(as && { cookie: as.cookie }),
      ...(method === 'POST' && { 'idempotency-key': key || randomUUID() }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect([method, path, reply.status]).toEqual([method, path, expected]);
  return { reply, told: (await reply.json()) as T };
};
const outbox = async (): Promise<Letter[]> =>
  ((await (await fetch(`${product.url}/dev/outbox.json`)).json()) as { items: Letter[] }).items;
const signIn = async (email: string): Promise<Who> => {
  await ask(200, 'POST', '/auth/email-otp/send-verification-otp', { email, type: 'sign-in' });
  const otp = /\d{6}/.exec((await outbox()).find(({ to }) => to === email)?.subject ?? '')?.[0];
  const { reply } = await ask(200, 'POST', '/auth/sign-in/email-otp', { email, otp });
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { email, cookie };
};

beforeAll(async () => {
  product = await startProduct(start);
  admin = await signIn('admin@team.example');
  for (let number = 0; number < PEOPLE; number += 1) people.push(await signIn(`p${number}@team.example`));
}, 300_000);
afterAll(async () => {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

const inDays = (days: number, hour: number): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T0${hour}:00:00.000Z`;
const AT = '/organisations/team';
/** A published event with everybody on its one shift. @param days each on a day of its own: nobody is on two at once */
const crowded = async (days: number): Promise<string> => {
  const times = { startsAt: inDays(days, 1), endsAt: inDays(days, 4) };
  const words = { title: { zh: `放鱼${days}` }, description: { zh: '放鱼' }, place: { zh: '码头' } };
  const { eventId } = (
    await ask<{ eventId: string }>(201, 'POST', `${AT}/events`, { ...words, ...times }, admin)
  ).told;
  const shift = { title: { zh: '放鱼' }, ...times, places: PEOPLE, waitlist: false };
  const made = await ask<{ shiftId: string }>(201, 'POST', `${AT}/events/${eventId}/shifts`, shift, admin);
  await ask(200, 'POST', `${AT}/events/${eventId}/publish`, undefined, admin);
  for (const who of people)
    await ask(201, 'POST', `${AT}/shifts/${made.told.shiftId}/sign-ups`, undefined, who);
  return eventId;
};

type Row = { eventTitle?: { zh: string }; status: string; startsAt: string };
const rowsOf = async (who: Who, days: number): Promise<string[]> => {
  const { items } = (await ask<{ items: Row[] }>(200, 'GET', '/me/sign-ups?limit=50', undefined, who)).told;
  return items.filter(({ startsAt }) => startsAt === inDays(days, 1)).map(({ status }) => status);
};
const toldOf = async (days: number): Promise<Letter[]> =>
  (await outbox()).filter(
    ({ subject, text }) => /取消|cancelled/i.test(subject + text) && text.includes(`放鱼${days}`),
  );
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 600 && !(await isSo()); tries += 1) await pause(100);
};

test.each(MOMENTS.map((ms, at) => [ms, 10 + at]))(
  'killed %i ms after an event was cancelled: the next start finishes it, and each is told once',
  async (ms, days) => {
    const eventId = await crowded(days);
    await ask(200, 'POST', `${AT}/events/${eventId}/cancel`, { reason: '台风' }, admin);
    await pause(ms);
    await product.kill();
    product = await startProduct(start);
    await until(async () => (await toldOf(days)).length >= PEOPLE);
    await until(async () => (await rowsOf(people.at(-1) ?? admin, days))[0] === 'cancelled');
    for (const who of people) expect(await rowsOf(who, days)).toEqual(['cancelled']);
    const told = await toldOf(days);
    expect(told.map(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());
    expect(new Set(told.map(({ key }) => key)).size).toBe(PEOPLE);
  },
  120_000,
);
