import { refusals } from '../refusals';
import { Hono } from 'hono';
import * as z from 'zod';
import { Email } from '../people/accounts/person';
import { signInRoutes } from '../people/sign-in/sign-in.routes';
import { refused, sayNo, type Env } from '../platform/http/problem';
import { inFront } from '../platform/http/in-front';
import type { SentMail } from '../platform/letters/messages';
import { inTurn } from '../platform/turns';
import { refuse } from '../shared/refusals';
import type { Words } from '../shared/words';

/** Somebody of the demo: who they are, and in a few words what they do there. */
export type DemoPerson = { email: string; name: string; says?: Words };

export type DemoSignIn = {
  people: () => readonly DemoPerson[] | Promise<readonly DemoPerson[]>;
  /** The newest letter in this machine's outbox to an address. */
  newestTo: (email: string) => SentMail | undefined;
};

/** A visitor tries one person after the other: limits that protect a mailbox have nothing to protect here. */
const unhurried = (name: string) => [{ name: `demo-${name}`, most: 10_000, seconds: 900 }];
const limits = {
  codesForPerson: unhurried('codes'),
  codesFromAddress: unhurried('codes-from'),
  triesForPerson: unhurried('tries'),
  triesFromAddress: unhurried('tries-from'),
};
const Asked = z.strictObject({ email: Email });
const oneByOne = inTurn(1);

/**
 * For one machine only (no deployed entry may import functions/machine): `GET /dev/people.json` names the demo people,
 * `POST /dev/sign-in {email}` signs in as one. Nothing is feigned: a code is asked for, read from the outbox and entered,
 * all by the sign-in function's own code. Refuses `not-found` for anybody who is not of the demo.
 */
export const demoSignIn = ({ people, newestTo }: DemoSignIn) => {
  const signIn = signInRoutes({ limits, forgetsBrowsers: true });
  const app = new Hono<Env>();
  app.use('/dev/*', inFront({ refusals }));
  app.onError(sayNo);
  app.notFound((c) => refused(c, 'no-such-page'));

  return app
    .get('/dev/people.json', async (c) => c.json(await people()))
    .post('/dev/sign-in', async (c) => {
      const asked = Asked.safeParse(await c.req.json().catch(() => undefined));
      const { email } = asked.data ?? refuse('not-understood');
      if (!(await people()).some((person) => person.email.toLowerCase() === email)) refuse('not-found');
      const headers = new Headers(c.req.raw.headers);
      headers.set('content-type', 'application/json');
      headers.delete('content-length');
      const enter = async (path: string, body: unknown): Promise<Response> => {
        const url = new URL(`/api/auth${path}`, c.req.url);
        return signIn.request(url, { method: 'POST', headers, body: JSON.stringify(body) }, c.env);
      };
      return oneByOne(email, async () => {
        const sent = await enter('/email-otp/send-verification-otp', { email, type: 'sign-in' });
        if (!sent.ok) return sent;
        const otp = /\d{6}/.exec(newestTo(email)?.subject ?? '')?.[0];
        if (otp === undefined) throw new Error('the outbox holds no code: is the mail kept on this machine?');
        return enter('/sign-in/email-otp', { email, otp });
      });
    });
};
