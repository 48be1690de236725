import { afterAll, describe, expect, inject, test } from 'vitest';
import { startLossy, type Loss } from '../meter/lossy';
import { alike, written } from '../support/alike';

// A deletion leaves no mark: that of a code or a session is known by its transaction's token.
const lossy = await startLossy(inject('endpoint'), { tokens: 'known' });
process.env['DYNAMODB_ENDPOINT'] = lossy.endpoint;
// Loaded only now: the product reads its settings once.
const product = await import('../support/sign-in');
const { signInRoutes } = await import('../../functions/people/sign-in/sign-in.routes');
afterAll(() => lossy.stop());

const names = ['codesForPerson', 'codesFromAddress', 'triesForPerson', 'triesFromAddress'] as const;
const limits = Object.fromEntries(
  names.map((name) => [name, [{ name, most: 10_000, seconds: 86_400 }]]),
) as never;

let people = 0;
const sms = new Map<string, string>();
const by = () => product.browser({ limits, sendSms: async (to, code) => void sms.set(to, code) });
const email = (): string => `lost-${String((people += 1)).padStart(6, '0')}@people.test`;
const phone = (): string => `+86138${String((people += 1)).padStart(8, '0')}`;

type Prepare = () => Promise<() => Promise<Response>>;
const entering = async (at: string): Promise<() => Promise<Response>> => {
  const here = by();
  await here.send(at);
  return () => here.enter(at, product.codeFor(at));
};
const signedIn = async () => {
  const here = by();
  await product.signInByCode(here, email());
  const cookie = here.cookies();
  return (method: string, path: string) =>
    here.ask(method, path, method === 'POST' ? {} : undefined, { cookie });
};
/** Each of the paths under which one signs in and out, and a way of somebody who is known already. */
const acts: Record<string, Prepare> = {
  '/email-otp/send-verification-otp': async () => {
    const [here, to] = [by(), email()];
    return () => here.send(to);
  },
  '/sign-in/email-otp': () => entering(email()),
  'somebody known': async () => {
    const at = email();
    await (
      await entering(at)
    )();
    return entering(at);
  },
  '/phone-number/send-otp': async () => {
    const [here, phoneNumber] = [by(), phone()];
    return () => here.post('/phone-number/send-otp', { phoneNumber });
  },
  '/phone-number/verify': async () => {
    const [here, phoneNumber] = [by(), phone()];
    await here.post('/phone-number/send-otp', { phoneNumber });
    return () => here.post('/phone-number/verify', { phoneNumber, code: sms.get(phoneNumber) });
  },
  '/sign-out': async () => {
    const ask = await signedIn();
    return () => ask('POST', '/sign-out');
  },
  '/revoke-sessions': async () => {
    const ask = await signedIn();
    return () => ask('POST', '/revoke-sessions');
  },
  '/get-session': async () => {
    const ask = await signedIn();
    return () => ask('GET', '/get-session');
  },
};

const told = async (reply: Response) => ({ status: reply.status, told: alike(await reply.json()) });

/** The same request twice, the reply of one of the first one's writes lost. */
const run = async (prepare: Prepare, loss?: Loss) => {
  const send = await prepare();
  lossy.watch(loss);
  const first = await told(await send());
  const { writes, lost } = lossy.counted();
  const what = written(await lossy.seen());
  return { first, writes, lost, written: what, again: await told(await send()) };
};

test('every path is tried', () => {
  const paths = signInRoutes()
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ path }) => path.replace('/api/auth', ''));
  expect(Object.keys(acts).sort()).toEqual([...paths, 'somebody known'].sort());
});

describe.each(Object.entries(acts))('%s', (_, prepare) => {
  test('answers as ever, whichever reply is lost, and is no bug where it stays lost', async () => {
    // The address's tries are counted already where the next one is looked at.
    await run(prepare);
    const undisturbed = await run(prepare);
    expect(undisturbed.first.status).toBe(200);
    for (let ofWrite = 1; ofWrite <= undisturbed.writes; ofWrite += 1) {
      const at = `the reply of write ${ofWrite} was lost`;
      const sentAgain = await run(prepare, { kind: 'sent-again', ofWrite });
      expect(sentAgain.lost, at).toBe(true);
      expect([sentAgain.first, sentAgain.again], at).toEqual([undisturbed.first, undisturbed.again]);
      expect(sentAgain.written, at).toEqual(undisturbed.written);

      const givenUp = await run(prepare, { kind: 'given-up', ofWrite });
      expect(givenUp.first.status, `${at} for good`).toBe(503);
      // A code is good for one try: who was not told that it was taken asks for another. Who is signed out is so.
      expect([200, 400, 401], `${at} for good, and asked again`).toContain(givenUp.again.status);
    }
  });
});
