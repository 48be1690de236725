import { randomBytes, randomInt, createHash } from 'node:crypto';

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

const base32 = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => CROCKFORD[byte & 31]).join('');

/** 12 characters, 60 random bits. */
export const newPersonId = (): string => base32(randomBytes(12), 12);

/** 26 characters, 130 random bits: what opens something to whoever holds it. */
export const newSecret = (): string => base32(randomBytes(26), 26);

/** The id of a person that follows from a cause: 60 bits of it. */
export const personIdFrom = (cause: string): string =>
  base32(createHash('sha256').update(cause).digest(), 12);

/** So many digits, each as likely as any other: a code that is read and typed. */
export const newCode = (digits: number): string => String(randomInt(10 ** digits)).padStart(digits, '0');

/** The id that follows from a cause: the same cause gives the same id, so that a repeat makes nothing new. */
export const idFrom = (prefix: string, cause: string): string =>
  `${prefix}_${base32(createHash('sha256').update(cause).digest(), 26)}`;
