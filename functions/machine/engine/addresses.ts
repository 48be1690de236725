import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Where an engine answers. */
export type Address = { host: string; port: number };

const OCTETS = 256;
/** Below are the ports of well-known programs; those that a web page tries first. */
const [FIRST_PORT, PORTS] = [10_000, 65_536];
const TRIES = 20;

/** One of 16 million addresses of this machine alone. Only Linux answers under all of 127.0.0.0/8. */
const someHost = (): string =>
  `127.${randomInt(1, OCTETS - 1)}.${randomInt(OCTETS)}.${randomInt(1, OCTETS - 1)}`;

const isFree = async ({ host, port }: Address): Promise<boolean> => {
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    if (probe.listening) await once(probe.close(), 'close');
  }
};

/**
 * A random port, where `anyHost` on a random address of 127.0.0.0/8 too, that is free at this moment; another process may be
 * quicker, so callers try again. It is told to nobody but this process: who does not know it would have to try 10^11 of them.
 */
export const secretAddress = async (anyHost: boolean): Promise<Address> => {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const address = { host: anyHost ? someHost() : '127.0.0.1', port: randomInt(FIRST_PORT, PORTS) };
    if (await isFree(address)) return address;
  }
  throw new Error(`the system gave no port in ${TRIES} tries`);
};
