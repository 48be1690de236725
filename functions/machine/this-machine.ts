import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { connectedFrom } from '../platform/http/caller';
import { isLoopback } from './loopback';

/** Whoever writes one of these passes on what somebody else asked: a proxy of this machine is on loopback, its callers are not. */
const PASSED_ON = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
];

/** HTTP/1.0 is spoken by no browser, but by proxies that say nothing of whom they ask for. */
const isOldProxy = (c: Context): boolean =>
  (c.env as { incoming?: { httpVersion?: string } } | undefined)?.incoming?.httpVersion === '1.0';

/** Does somebody on this very machine ask? Judged by the connection's address, never by a name or address that the request brings. */
export const isFromHere = (c: Context): boolean =>
  isLoopback(connectedFrom(c)) &&
  !isOldProxy(c) &&
  PASSED_ON.every((name) => c.req.header(name) === undefined);

const isAddress = (hostname: string): boolean => isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0;

const isNamedSo = (c: Context, publicUrl: string): boolean => {
  const asked = `http://${c.req.header('host') ?? ''}`;
  const hostname = URL.canParse(asked) ? new URL(asked).hostname : '';
  return hostname === 'localhost' || hostname === new URL(publicUrl).hostname || isAddress(hostname);
};

/**
 * What only this machine offers is answered to callers on this machine (403 to everybody else), and to them under an address,
 * `localhost`, or the name it was told (`publicUrl`): a stranger's site may let its own name point here (DNS rebinding), and its
 * pages would then read every letter, and sign in as anybody (421).
 * @param hereUrl under which this machine reaches itself
 */
export const onlyForThisMachine =
  ({ publicUrl, hereUrl }: { publicUrl: string; hereUrl: string }): MiddlewareHandler =>
  async (c, next) => {
    const elsewhere =
      `只在运行本程序的机器上提供，请在那里打开 ${hereUrl}。 ` +
      `Offered only on the machine that runs this: open ${hereUrl} there.\n`;
    if (!isFromHere(c)) return c.text(elsewhere, 403, { 'cache-control': 'no-store' });
    if (!isNamedSo(c, publicUrl)) return c.text('不在这个名字下提供。 Not offered under this name.\n', 421);
    return next();
  };
