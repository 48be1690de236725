import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { refuse } from '../../shared/refusals';
import { CODE_TRIES } from './code-letter';

/**
 * What the table keeps of a code. Keyed with the product's secret: a million codes are soon hashed, so a plain digest would
 * tell whoever can read the table the code.
 */
export const hashCode = (code: string, secret: string): string =>
  createHmac('sha256', secret).update(`code|${code}`).digest('base64url');

/** A code that was sent. `from`: who asked for it (`askerKey`), disguised. `expiresAt`: UTC. */
export const KeptCode = z.object({
  id: z.string(),
  hash: z.string(),
  from: z.string(),
  expiresAt: z.iso.datetime(),
});
export type KeptCode = z.infer<typeof KeptCode>;

/** The newest two of somebody: a letter that others ask for kills no code that its reader is just typing. */
export const Codes = z.object({ newest: KeptCode, older: KeptCode.nullish() });
export type Codes = z.infer<typeof Codes>;

/** Those that open still. */
const open = ({ newest, older }: Codes, now: Date): KeptCode[] =>
  [newest, ...(older ? [older] : [])].filter(({ expiresAt }) => now.toISOString() < expiresAt);

/** How long an expired code is told as expired, and not as unknown. */
const REMEMBERED_MS = 24 * 60 * 60_000;

/** The codes that may be entered now. Refuses `code-wrong` where there never were any, `code-expired`. */
export const openCodes = (codes: Codes | undefined, now: Date): { codes: Codes; open: KeptCode[] } => {
  if (!codes || now.getTime() - Date.parse(codes.newest.expiresAt) > REMEMBERED_MS)
    return refuse('code-wrong');
  const left = open(codes, now);
  return left.length > 0 ? { codes, open: left } : refuse('code-expired');
};

/**
 * Who tries a code: a browser in which its owner was signed in before, or who asked for one of the two, has tries of their own;
 * all others have theirs, each network so many, and so many together.
 */
export const isStranger = ({ newest, older }: Codes, asker: { key: string; isKnown: boolean }): boolean =>
  !asker.isKnown && asker.key !== newest.from && asker.key !== older?.from;

/** So many wrong tries of strangers, together, lock a code for all of them. */
export const STRANGERS_TRIES = 3 * CODE_TRIES;

/**
 * Refuses what is one try too many: the first of them is told `code-locked`, whoever goes on `code-wrong`.
 * @param tries of whoever tries, this one included; @param strangers those of all strangers together, 0 for who is none
 */
export const assertTriesLeft = (tries: number, strangers: number): void => {
  if (tries > CODE_TRIES + 1) refuse('code-wrong');
  if (tries > CODE_TRIES || strangers > STRANGERS_TRIES) refuse('code-locked');
};
