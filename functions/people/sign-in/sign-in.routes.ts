import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { callerOf } from '../../platform/http/caller';
import { config } from '../../platform/config';
import { refused, sayNo, type Env } from '../../platform/http/problem';
import { inFront } from '../../platform/http/in-front';
import { languageOf } from '../../platform/http/language';
import { log } from '../../platform/log';
import { newSecret } from '../../platform/new-id';
import { sendMail } from '../../platform/letters/messages';
import type { PersonId } from '../../shared/ids';
import { refuse, Refusal } from '../../shared/refusals';
import { requestRefusals } from '../../shared/request-refusals';
import { signInRefusals } from './sign-in.refusals';
import { makeAuthentication, type Authentication, type Code } from './authentication.action';
import { browserCookieName, isBrowserSecret, keepsSecret } from './browser-cookie';
import { askerOf, makeCode, takeCode, type Whom } from './code.action';
import { hashCode } from './code';
import { codeLetter } from './code-letter';
import { knowBrowser } from './know-browser.action';
import { limitTries } from './limit-tries.action';
import type { AuthRecord } from '../accounts/auth-rows';
import { Code as CodeText, Email, hasMailbox, personOf, Phone } from '../accounts/person';
import { valueOf } from './session';
import { signInLimits, type Limit, type SignInLimits } from './sign-in-limits';

/** Sends a code by text message. @param to with + and the country's number */
export type SendSms = (to: string, code: string) => Promise<void>;

export type SignInSettings = {
  publicUrl?: string;
  limits?: SignInLimits;
  /** None: signing in by phone is refused with a sentence that says so. */
  sendSms?: SendSms;
  /** The header in which the front writes the caller's address. */
  addressHeader?: string;
  /** The demo's people are all tried in one browser: it is none of them. */
  forgetsBrowsers?: boolean;
};

const Mailbox = Email.refine(hasMailbox);
const Bodies = {
  emailCode: z.strictObject({ email: Mailbox, type: z.literal('sign-in') }),
  email: z.strictObject({ email: Mailbox, otp: CodeText }),
  phoneCode: z.strictObject({ phoneNumber: Phone }),
  phone: z.strictObject({ phoneNumber: Phone, code: CodeText }),
};

const bodyOf = async <S extends z.ZodType>(c: Context<Env>, schema: S): Promise<z.infer<S>> => {
  const read = schema.safeParse(await c.req.json().catch(() => undefined));
  return read.success ? read.data : refuse('not-understood');
};

/** What better-auth's own codes mean in ours. What is not here and not a bug was not as expected. */
const MEANINGS: Readonly<Record<string, () => never>> = {
  INVALID_OTP: () => refuse('code-wrong'),
  OTP_NOT_FOUND: () => refuse('code-wrong'),
  OTP_EXPIRED: () => refuse('code-expired'),
  TOO_MANY_ATTEMPTS: () => refuse('code-locked'),
  INVALID_ORIGIN: () => refuse('wrong-origin'),
  MISSING_OR_NULL_ORIGIN: () => refuse('wrong-origin'),
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: () => refuse('wrong-origin'),
  UNAUTHORIZED: () => refuse('not-signed-in'),
};
const Failure = z.object({ code: z.string().optional() });

const judge = async (reply: Response): Promise<unknown> => {
  const told: unknown = await reply.json().catch(() => null);
  if (reply.ok) return told;
  const code = Failure.safeParse(told).data?.code ?? '';
  MEANINGS[code]?.();
  if (reply.status >= 500) throw new Error(`better-auth answered ${reply.status} ${code}`);
  return refuse('not-understood');
};

/**
 * Asks better-auth in the caller's name, hands its cookies on, and gives what it answered and the code that it made.
 * @param path under /api/auth, where it is another than the caller's; @param passing codes of its own that are of this sign-in alone
 */
const ask = async (
  auth: Authentication,
  c: Context<Env>,
  body?: unknown,
  { path, passing }: { path?: string; passing?: AuthRecord[] } = {},
): Promise<{ told: unknown; code: Code | undefined }> => {
  const headers = new Headers(c.req.raw.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  const asked = {
    method: c.req.method,
    headers,
    ...(c.req.method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  };
  const url = path === undefined ? c.req.url : new URL(`/api/auth${path}`, c.req.url);
  const { reply, code } = await auth.answer(new Request(url, asked), passing);
  const told = await judge(reply);
  for (const cookie of reply.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  return { told, code };
};

/** better-auth would answer "sent" in any case. Whoever waits for a code must hear that none is coming. */
const sendOrSay = async (send: () => Promise<void>): Promise<void> => {
  try {
    await send();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    log.error('code not sent', error);
    refuse('code-not-sent', { retryAfterSeconds: 5 });
  }
};

const mailCode = ({ to, code }: Code, language: 'zh' | 'en'): Promise<void> =>
  sendMail(
    { to, ...codeLetter(code, language) },
    `code-${createHash('sha256')
      .update(`${to}|${hashCode(code, config.authSecret)}`)
      .digest('hex')
      .slice(0, 24)}`,
  );

const SignedIn = z.object({ user: z.unknown() });
const CurrentSession = z
  .object({ user: z.unknown(), session: z.object({ expiresAt: z.string() }) })
  .nullable();

const addressOf = (whom: Whom): string => ('email' in whom ? whom.email : whom.phoneNumber);

/** How somebody's code is entered, and how better-auth is asked to make one of its own and given it. */
type ByCode = {
  code: string;
  path: string;
  asked: unknown;
  body: (made: string) => unknown;
};

/**
 * Signing in and out under /api/auth, on better-auth's own paths: those that the product uses and no other. The session's
 * token leaves in its cookie alone, never in a body.
 */
export const signInRoutes = (settings: SignInSettings = {}) => {
  const publicUrl = settings.publicUrl ?? config.publicUrl;
  const auth = makeAuthentication(publicUrl);
  const limits = settings.limits ?? signInLimits;
  const app = new Hono<Env>().basePath('/api/auth');
  const secretOf = (c: Context<Env>): string | undefined => {
    const kept = valueOf(c.req.header('cookie') ?? '', browserCookieName(publicUrl));
    return isBrowserSecret(kept) && !settings.forgetsBrowsers ? kept : undefined;
  };
  const whoAsks = async (c: Context<Env>, whom: Whom, fromAddress: readonly Limit[]) => {
    const network = callerOf(c, settings.addressHeader ?? config.addressHeader);
    await limitTries(network, fromAddress, c.get('now'));
    return { network, asker: await askerOf(whom, { secret: secretOf(c), network }) };
  };
  /** A letter of strangers counts among those of all strangers; one that the owner's browser asks for among its own. */
  const send = async (c: Context<Env>, whom: Whom, deliver: (code: Code) => Promise<void>) => {
    const { asker } = await whoAsks(c, whom, limits.codesFromAddress);
    const of = `${addressOf(whom)}${asker.isKnown ? `|${asker.key}` : ''}`;
    await limitTries(of, limits.codesForPerson, c.get('now'));
    const code = await makeCode(whom, asker, c.get('now'));
    await sendOrSay(() => deliver(code));
    return c.json({ sent: true });
  };
  const remember = async (c: Context<Env>, personId: PersonId): Promise<void> => {
    if (settings.forgetsBrowsers) return;
    const kept = secretOf(c);
    const secret = kept ?? newSecret();
    if (kept === undefined) c.header('set-cookie', keepsSecret(secret, publicUrl), { append: true });
    await knowBrowser(personId, secret, c.get('now'));
  };
  /** Whose code was right is signed in by better-auth, which makes one of its own for that: it knows no other way. */
  const enter = async (c: Context<Env>, whom: Whom, { code, ...own }: ByCode) => {
    const { asker } = await whoAsks(c, whom, limits.triesFromAddress);
    await limitTries(`${addressOf(whom)}|${asker.key}`, limits.triesForPerson, c.get('now'));
    await takeCode(whom, code, asker, c.get('now'));
    const passing: AuthRecord[] = [];
    const made = (await ask(auth, c, own.asked, { path: own.path, passing })).code?.code;
    if (made === undefined) throw new Error('better-auth made no code');
    const { told } = await ask(auth, c, own.body(made), { passing });
    const { personId, name } = personOf(SignedIn.parse(told).user);
    await remember(c, personId);
    return c.json({ personId, name });
  };
  app.use(inFront({ refusals: { ...requestRefusals, ...signInRefusals } }));
  app.onError(sayNo);
  app.notFound((c) => refused(c, 'no-such-page'));

  return app
    .post('/email-otp/send-verification-otp', async (c) => {
      const { email } = await bodyOf(c, Bodies.emailCode);
      return send(c, { email }, (code) => mailCode(code, languageOf(c)));
    })
    .post('/sign-in/email-otp', async (c) => {
      const { email, otp: code } = await bodyOf(c, Bodies.email);
      const path = '/email-otp/send-verification-otp';
      return enter(
        c,
        { email },
        { code, path, asked: { email, type: 'sign-in' }, body: (otp) => ({ email, otp }) },
      );
    })
    .post('/phone-number/send-otp', async (c) => {
      const { sendSms } = settings;
      if (!sendSms) return refuse('phone-not-available');
      return send(c, await bodyOf(c, Bodies.phoneCode), ({ to, code }) => sendSms(to, code));
    })
    .post('/phone-number/verify', async (c) => {
      if (!settings.sendSms) return refuse('phone-not-available');
      const { phoneNumber, code } = await bodyOf(c, Bodies.phone);
      // What is stored is the hash (see authentication.action), so the hash is what is compared.
      const body = (made: string) => ({ phoneNumber, code: hashCode(made, config.authSecret) });
      return enter(
        c,
        { phoneNumber },
        { code, path: '/phone-number/send-otp', asked: { phoneNumber }, body },
      );
    })
    .post('/sign-out', async (c) => {
      await ask(auth, c);
      return c.json({ signedOut: true });
    })
    .post('/revoke-sessions', async (c) => {
      await ask(auth, c);
      return c.json({ signedOut: true });
    })
    .get('/get-session', async (c) => {
      const session = CurrentSession.parse((await ask(auth, c)).told);
      if (!session) return c.json(null);
      const person = personOf(session.user);
      // Pages ask this once a day: so a browser in which somebody stays signed in stays known.
      const secret = secretOf(c);
      if (secret !== undefined) await knowBrowser(person.personId, secret, c.get('now'));
      return c.json({ ...person, expiresAt: session.session.expiresAt });
    });
};
