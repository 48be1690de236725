import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long somebody stays signed in without coming back, and after how long a visit extends it. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;
export const SESSION_RENEWED_AFTER_SECONDS = 24 * 60 * 60;

export const COOKIE_PREFIX = 'shanchao';
export const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https://');

/** Over https a browser takes this name only from a secure page of this very site. */
export const cookieName = (publicUrl: string): string =>
  `${isSecure(publicUrl) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;

const signatureOf = (token: string, secret: string): string =>
  createHmac('sha256', secret).update(token).digest('base64');

/** The value of the session's cookie: the token and its HMAC-SHA-256 in base 64, percent-encoded, as better-auth writes it. */
export const signedToken = (token: string, secret: string): string =>
  encodeURIComponent(`${token}.${signatureOf(token, secret)}`);

const decoded = (value: string): string | undefined => {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
};

/** The value of one cookie of a Cookie header. */
export const valueOf = (cookies: string, name: string): string | undefined => {
  const found = cookies
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found === undefined ? undefined : decoded(found.slice(name.length + 1));
};

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** The token of a Cookie header's session; undefined without one, or where the signature is not ours. */
export const tokenOf = (cookies: string | undefined, name: string, secret: string): string | undefined => {
  const value = cookies === undefined ? undefined : valueOf(cookies, name);
  const dot = value?.lastIndexOf('.') ?? -1;
  if (value === undefined || dot < 1) return undefined;
  const token = value.slice(0, dot);
  return same(value.slice(dot + 1), signatureOf(token, secret)) ? token : undefined;
};
