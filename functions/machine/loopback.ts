import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** An address that only this machine has for itself: 127.0.0.0/8, ::1, and the former written as the latter (::ffff:127.0.0.1). */
export const isLoopback = (address: string | undefined): boolean => {
  const plain = (address ?? '').replace(/%.*$/, '');
  const kind = isIP(plain);
  return kind !== 0 && loopback.check(plain, kind === 6 ? 'ipv6' : 'ipv4');
};
