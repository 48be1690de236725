import { BROWSER_SECONDS } from '../browsers/browser';
import { COOKIE_PREFIX, isSecure } from './session';

export const browserCookieName = (publicUrl: string): string =>
  `${isSecure(publicUrl) ? '__Secure-' : ''}${COOKIE_PREFIX}.browser`;

/** As `newSecret` makes them; what else stands in the cookie is no browser's. */
export const isBrowserSecret = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-hjkmnp-tv-z]{26}$/.test(text);

/** The Set-Cookie header that has a browser keep its secret: no script reads it, and no other site sends it along. */
export const keepsSecret = (secret: string, publicUrl: string): string =>
  [
    `${browserCookieName(publicUrl)}=${secret}`,
    `Max-Age=${BROWSER_SECONDS}`,
    'Path=/',
    'HttpOnly',
    ...(isSecure(publicUrl) ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ');
