import { AsyncLocalStorage } from 'node:async_hooks';
import { betterAuth } from 'better-auth/minimal';
import { emailOTP } from 'better-auth/plugins/email-otp';
import { phoneNumber } from 'better-auth/plugins/phone-number';
import { config } from '../../platform/config';
import { log } from '../../platform/log';
import { newPersonId } from '../../platform/new-id';
import type { AuthRecord } from '../accounts/auth-rows';
import { authStore } from './auth-store.table';
import { hashCode } from './code';
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES } from './code-letter';
import { addressWithoutMailbox, Phone } from '../accounts/person';
import { COOKIE_PREFIX, isSecure, SESSION_RENEWED_AFTER_SECONDS, SESSION_SECONDS } from './session';

/** A code on its way to somebody; in clear only here and in what they receive. */
export type Code = { to: string; code: string };

/** Of the request that runs: the code that it made, what failed in it, and the records that are of it alone. */
type Place = { code?: Code; failures: unknown[]; passing: AuthRecord[] };
const present = new AsyncLocalStorage<Place>();
const keep = (code: Code): Promise<void> => {
  const place = present.getStore();
  if (!place) return Promise.reject(new Error('a code was made outside of a request'));
  place.code = code;
  return Promise.resolve();
};

/** better-auth stores a phone's code as `123456:0` (code, wrong tries); an e-mail's comes already hashed. */
const withoutCode = (value: string): string => {
  const [, code, tries] = /^(\d+):(\d+)$/.exec(value) ?? [];
  return code === undefined ? value : `${hashCode(code, config.authSecret)}:${tries}`;
};

const byEmail = () =>
  emailOTP({
    otpLength: CODE_DIGITS,
    expiresIn: CODE_MINUTES * 60,
    allowedAttempts: CODE_TRIES,
    storeOTP: { hash: (code) => Promise.resolve(hashCode(code, config.authSecret)) },
    sendVerificationOTP: ({ email, otp }) => keep({ to: email, code: otp }),
  });

const byPhone = () =>
  phoneNumber({
    otpLength: CODE_DIGITS,
    expiresIn: CODE_MINUTES * 60,
    allowedAttempts: CODE_TRIES,
    phoneNumberValidator: (phone) => Phone.safeParse(phone).success,
    sendOTP: ({ phoneNumber: to, code }) => keep({ to, code }),
    signUpOnVerification: { getTempEmail: addressWithoutMailbox, getTempName: () => '' },
  });

const advanced = (publicUrl: string) => ({
  cookiePrefix: COOKIE_PREFIX,
  useSecureCookies: isSecure(publicUrl),
  // Said, because better-auth drops them in an environment that it takes for a test.
  disableOriginCheck: false,
  disableCSRFCheck: false,
  // Nobody needs to know from where somebody signed in; the limits count in a disguised key of their own.
  ipAddress: { disableIpTracking: true },
  database: {
    generateId: ({ model }: { model: string }) => (model === 'user' ? newPersonId() : crypto.randomUUID()),
  },
});

/** On one machine the same page is reached as localhost, 127.0.0.1 or by a name of the network: its own host is its origin. */
const origins = (publicUrl: string) => (request?: Request) =>
  config.deployed || !request ? [publicUrl] : [publicUrl, new URL(request.url).origin];

const authOf = (publicUrl: string) =>
  betterAuth({
    appName: '善潮',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: config.authSecret,
    database: authStore({
      passing: () => present.getStore()?.passing,
      failed: (error) => present.getStore()?.failures.push(error),
    }),
    trustedOrigins: origins(publicUrl),
    telemetry: { enabled: false },
    // Ours count persons too, and in the table: see sign-in-limits.
    rateLimit: { enabled: false },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: SESSION_RENEWED_AFTER_SECONDS,
      cookieCache: { enabled: false },
    },
    // The table forgets expired codes by itself.
    verification: { disableCleanup: true },
    databaseHooks: {
      verification: {
        create: { before: async (row) => ({ data: { ...row, value: withoutCode(row.value) } }) },
      },
    },
    advanced: advanced(publicUrl),
    onAPIError: { throw: true },
    logger: {
      level: 'error',
      // Only the fixed message: what comes with it may name somebody.
      log: (level, message) => log.info('better-auth', { severity: level, message }),
    },
    plugins: [byEmail(), byPhone()],
  });

/** better-auth as it runs here. @param publicUrl decides the cookie's name and flags, and whom it trusts */
export const makeAuthentication = (publicUrl: string) => {
  const auth = authOf(publicUrl);
  return {
    api: auth.api,
    /**
     * Answers a request under /api/auth, and gives the code that it made, if it made one, for somebody to send. Throws what
     * the table threw (`busy`), also where better-auth would go on as if nothing had been.
     * @param passing codes that it made for an earlier request of the same sign-in: no table keeps them
     */
    answer: (
      request: Request,
      passing: AuthRecord[] = [],
    ): Promise<{ reply: Response; code: Code | undefined }> => {
      const place: Place = { failures: [], passing };
      return present.run(place, async () => {
        const reply = await auth.handler(request);
        if (place.failures.length > 0) throw place.failures[0];
        return { reply, code: place.code };
      });
    },
  };
};
export type Authentication = ReturnType<typeof makeAuthentication>;
