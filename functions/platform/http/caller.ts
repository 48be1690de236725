import { isIPv4, isIPv6 } from 'node:net';
import type { Context } from 'hono';
import * as z from 'zod';
import { config } from '../config';

/** The four groups of an IPv6 address that name a network; what follows a household chooses freely. */
const prefix = (address: string): string => {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  const all = [...groups, ...zeros, ...rest].slice(0, 4);
  return `${all.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
};

const mapped = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

/** Whom a limit per address means: an IPv4 address, or the /64 network of an IPv6 one; `unknown` shares one limit. */
export const networkOf = (address: string | undefined): string => {
  const plain = mapped(address ?? '');
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? prefix(plain.toLowerCase().replace(/%.*$/, '')) : 'unknown';
};

/**
 * The address in a header that the front writes: its last part but those that `hops` proxies of ours added; what stands before
 * it a caller may have made up. Empty where the header is too short to have come that way. CloudFront-Viewer-Address has the
 * port behind it.
 */
export const addressIn = (header: string, hops = 0): string => {
  const last =
    header
      .split(',')
      .at(-1 - hops)
      ?.trim() ?? '';
  if (isIPv4(last) || (isIPv6(last) && !/:\d{4,5}$/.test(last))) return last;
  const bare = last.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return isIPv4(bare) || isIPv6(bare) ? bare : last;
};

/** What Node's server and Lambda's adapter tell of the connection. */
const Connection = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional() }) }).optional(),
  requestContext: z.object({ http: z.object({ sourceIp: z.string().optional() }).optional() }).optional(),
});

/** The address at the other end of the connection itself, whatever the request says of itself; undefined where nobody tells. */
export const connectedFrom = (c: Context): string | undefined => {
  const connection = Connection.safeParse(c.env).data;
  return connection?.incoming?.socket.remoteAddress ?? connection?.requestContext?.http?.sourceIp;
};

/**
 * The network that a request came from, for limits: from the header that the front writes (ADDRESS_HEADER) where one is
 * named, else of the connection itself. `unknown` where neither tells.
 */
export const callerOf = (c: Context, header = config.addressHeader, hops = config.addressHops): string => {
  const written = header === undefined ? undefined : c.req.header(header);
  if (header !== undefined) return networkOf(written === undefined ? undefined : addressIn(written, hops));
  return networkOf(connectedFrom(c));
};

/** As `callerOf`; undefined for a request of this very process, which came over no network. */
export const networkFrom = (c: Context): string | undefined =>
  connectedFrom(c) === undefined ? undefined : callerOf(c);
