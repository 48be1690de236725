import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';

const isAddress = (hostname: string): boolean => isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0;

/**
 * What only this machine offers is answered under its address, `localhost`, or the name it was told (`publicUrl`). A stranger's
 * site may let its own name point here (DNS rebinding): its pages would then read every letter, and sign in as anybody.
 */
export const namedAsThisMachine =
  (publicUrl: string): MiddlewareHandler =>
  async (c, next) => {
    const asked = `http://${c.req.header('host') ?? ''}`;
    const hostname = URL.canParse(asked) ? new URL(asked).hostname : '';
    const isOurs =
      hostname === 'localhost' || hostname === new URL(publicUrl).hostname || isAddress(hostname);
    return isOurs ? next() : c.text('不在这个名字下提供。 Not offered under this name.\n', 421);
  };
