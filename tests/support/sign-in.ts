import { signInRoutes, type SignInSettings } from '../../functions/people/sign-in/sign-in.routes';
import { mail } from './mail';

export const ORIGIN = 'http://shanchao.test';

export { mail };

/** The code in the newest letter to somebody. */
export const codeFor = (email: string): string => {
  const letter = mail.findLast((sent) => sent.to === email);
  const code = /\d{6}/.exec(letter?.subject ?? '')?.[0];
  if (code === undefined) throw new Error(`no code was sent to ${email}`);
  return code;
};

/** Another code than the given one. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** A browser that talks to the sign-in function: keeps its cookies. */
export const browser = (settings: SignInSettings = {}) => {
  const origin = settings.publicUrl ?? ORIGIN;
  const app = signInRoutes({ addressHeader: 'x-test-address', ...settings });
  const jar = new Map<string, string>();
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await app.request(`${origin}/api/auth${path}`, {
      method,
      headers: {
        origin,
        host: new URL(origin).host,
        'x-test-address': '203.0.113.7',
        ...(cookie && { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const set of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return reply;
  };
  const post = (path: string, body?: unknown, headers?: Record<string, string>) =>
    ask('POST', path, body, headers);
  return {
    ask,
    post,
    cookies: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    send: (email: string, headers?: Record<string, string>) =>
      post('/email-otp/send-verification-otp', { email, type: 'sign-in' }, headers),
    enter: (email: string, otp: string, headers?: Record<string, string>) =>
      post('/sign-in/email-otp', { email, otp }, headers),
  };
};
export type Browser = ReturnType<typeof browser>;

/** Signs in as a person would: asks for a code, reads the letter, enters it. */
export const signInByCode = async (by: Browser, email: string): Promise<Response> => {
  await by.send(email);
  return by.enter(email, codeFor(email));
};

export const problemOf = async (
  reply: Response,
): Promise<{ status: number; code: unknown; detail: unknown }> => {
  const told = (await reply.json()) as { code?: unknown; detail?: unknown };
  return { status: reply.status, code: told.code, detail: told.detail };
};
