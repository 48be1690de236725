import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { callerOf } from '../../platform/http/caller';
import { config } from '../../platform/config';
import { refused, sayNo, type Env } from '../../platform/http/problem';
import { inFront } from '../../platform/http/in-front';
import { languageOf } from '../../platform/http/language';
import { log } from '../../platform/log';
import { sendMail } from '../../platform/letters/messages';
import { refuse, Refusal } from '../../shared/refusals';
import { requestRefusals } from '../../shared/request-refusals';
import { signInRefusals } from './sign-in.refusals';
import { hashCode, makeAuthentication, type Authentication, type Code } from './authentication.action';
import { codeLetter } from './code-letter';
import { limitTries } from './limit-tries.action';
import { Code as CodeText, Email, hasMailbox, personOf, Phone } from '../accounts/person';
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

/** Asks better-auth in the caller's name, hands its cookies on, and gives what it answered and the code that it made. */
const ask = async (
  auth: Authentication,
  c: Context<Env>,
  body?: unknown,
): Promise<{ told: unknown; code: Code | undefined }> => {
  const headers = new Headers(c.req.raw.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  const asked = {
    method: c.req.method,
    headers,
    ...(c.req.method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  };
  const { reply, code } = await auth.answer(new Request(c.req.url, asked));
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
      .update(`${to}|${hashCode(code)}`)
      .digest('hex')
      .slice(0, 24)}`,
  );

const SignedIn = z.object({ user: z.unknown() });
const CurrentSession = z
  .object({ user: z.unknown(), session: z.object({ expiresAt: z.string() }) })
  .nullable();

/**
 * Signing in and out under /api/auth, on better-auth's own paths: those that the product uses and no other. The session's
 * token leaves in its cookie alone, never in a body.
 */
export const signInRoutes = (settings: SignInSettings = {}) => {
  const auth = makeAuthentication(settings.publicUrl ?? config.publicUrl);
  const limits = settings.limits ?? signInLimits;
  const app = new Hono<Env>().basePath('/api/auth');
  const limited = async (
    c: Context<Env>,
    whom: string,
    fromAddress: readonly Limit[],
    forPerson: readonly Limit[],
  ) => {
    const now = c.get('now');
    await limitTries(callerOf(c, settings.addressHeader ?? config.addressHeader), fromAddress, now);
    await limitTries(whom, forPerson, now);
  };
  const signedIn = async (c: Context<Env>, body: unknown) => {
    const { told } = await ask(auth, c, body);
    const { personId, name } = personOf(SignedIn.parse(told).user);
    return c.json({ personId, name });
  };
  app.use(inFront({ refusals: { ...requestRefusals, ...signInRefusals } }));
  app.onError(sayNo);
  app.notFound((c) => refused(c, 'no-such-page'));

  return app
    .post('/email-otp/send-verification-otp', async (c) => {
      const body = await bodyOf(c, Bodies.emailCode);
      await limited(c, body.email, limits.codesFromAddress, limits.codesForPerson);
      const { code } = await ask(auth, c, body);
      await sendOrSay(() =>
        code ? mailCode(code, languageOf(c)) : Promise.reject(new Error('no code was made')),
      );
      return c.json({ sent: true });
    })
    .post('/sign-in/email-otp', async (c) => {
      const body = await bodyOf(c, Bodies.email);
      await limited(c, body.email, limits.triesFromAddress, limits.triesForPerson);
      return signedIn(c, body);
    })
    .post('/phone-number/send-otp', async (c) => {
      const { sendSms } = settings;
      if (!sendSms) return refuse('phone-not-available');
      const body = await bodyOf(c, Bodies.phoneCode);
      await limited(c, body.phoneNumber, limits.codesFromAddress, limits.codesForPerson);
      const { code } = await ask(auth, c, body);
      await sendOrSay(() =>
        code ? sendSms(code.to, code.code) : Promise.reject(new Error('no code was made')),
      );
      return c.json({ sent: true });
    })
    .post('/phone-number/verify', async (c) => {
      if (!settings.sendSms) return refuse('phone-not-available');
      const body = await bodyOf(c, Bodies.phone);
      await limited(c, body.phoneNumber, limits.triesFromAddress, limits.triesForPerson);
      // What is stored is the hash (see authentication.action), so the hash is what is compared.
      return signedIn(c, { ...body, code: hashCode(body.code) });
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
      return c.json(session && { ...personOf(session.user), expiresAt: session.session.expiresAt });
    });
};
