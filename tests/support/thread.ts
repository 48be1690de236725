import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { app } from '../../functions/app';
import { sandboxProvider } from '../../functions/machine/sandbox-provider';
import { PersonId } from '../../functions/shared/ids';
import { ask, asked } from './ask';
import type { SignedInPerson } from './sessions';
import { browser, signInByCode } from './sign-in';

/** Somebody who signs in with the code from their letter, and says what they are called. */
export const arrive = async (email: string, name: string): Promise<SignedInPerson> => {
  const by = browser();
  const reply = await signInByCode(by, email);
  if (reply.status !== 200) throw new Error(`${email} is not signed in: ${reply.status}`);
  const { personId } = (await reply.json()) as { personId: string };
  const cookie = by.cookies();
  await asked(200, 'PUT', '/me', { name }, { as: { cookie } });
  const token = cookie.slice(cookie.indexOf('=') + 1);
  return { personId: PersonId.parse(personId), name, email, token, cookie, headers: { cookie } };
};

type Asking = { as?: SignedInPerson; status?: 200 | 201 };

/** Something is made, and asked for again under the same key, as after a lost answer: the first answer comes again. */
export const twice = async <T = Record<string, unknown>>(
  path: string,
  body: unknown,
  { as, status = 201 }: Asking = {},
): Promise<T> => {
  const key = randomUUID();
  const first = await ask<T>('POST', path, body, { as, key });
  expect([path, first.status, first.body]).toEqual([path, status, expect.anything()]);
  const again = await ask<T>('POST', path, body, { as, key });
  expect([path, again.status, again.body]).toEqual([path, status, first.body]);
  return first.body;
};

/** What is asked is refused so. */
export const refused = async (
  code: string,
  path: string,
  body: unknown,
  as?: SignedInPerson,
): Promise<string> => {
  const { status, body: told } = await ask('POST', path, body, { as });
  expect([path, status, told['code']]).toEqual([path, 409, code]);
  return String(told['detail']);
};

/** The page that plays the provider, filled in and sent by a buyer; its notice goes to the shop over HTTP. */
export const payAt = async (payUrl: string): Promise<void> => {
  const provider = sandboxProvider({ deliver: async (notice) => app.request(notice), patience: 1 });
  const page = await (await provider.request(payUrl)).text();
  const fields = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const form = new URLSearchParams([
    ...fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
    ['do', 'pay'],
  ]);
  const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(page) ?? [];
  const reply = await provider.request(
    new Request(`http://shanchao.test${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    }),
  );
  if (reply.status !== 303) throw new Error(`the provider answered ${reply.status}`);
};
