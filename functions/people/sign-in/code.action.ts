import { createHmac, timingSafeEqual } from 'node:crypto';
import { config } from '../../platform/config';
import { newCode, newSecret } from '../../platform/new-id';
import { refuse } from '../../shared/refusals';
import { findPersonByEmail, findPersonByPhone } from '../accounts/person.table';
import { browserHash, isBrowserOf } from '../browsers/browser.table';
import { assertTriesLeft, hashCode, isStranger, openCodes } from './code';
import { CODE_DIGITS, CODE_MINUTES } from './code-letter';
import { getCodes, putCode, useCodes } from './code.table';
import { countOne } from './limits.table';

/** Whose code it is: exactly one of the two. */
export type Whom = { email: string } | { phoneNumber: string };
const addressOf = (whom: Whom): string => ('email' in whom ? whom.email : whom.phoneNumber);

/** Who asks for a code or enters one. `key`: disguised. */
export type Asker = { key: string; isKnown: boolean };

const disguised = (whom: string): string =>
  createHmac('sha256', config.authSecret).update(`asker|${whom}`).digest('base64url').slice(0, 22);

/**
 * Who asks: a browser in which the person was signed in before, or else a network.
 * @param secret that the browser keeps, where it keeps one; @param network as `callerOf` gives it
 */
export const askerOf = async (
  whom: Whom,
  { secret, network }: { secret: string | undefined; network: string },
): Promise<Asker> => {
  const stranger = { key: disguised(network), isKnown: false };
  if (secret === undefined) return stranger;
  const person = await ('email' in whom
    ? findPersonByEmail(whom.email)
    : findPersonByPhone(whom.phoneNumber));
  const hash = browserHash(secret);
  const isKnown = person !== undefined && (await isBrowserOf(person.personId, hash));
  return isKnown ? { key: disguised(hash), isKnown } : stranger;
};

/** A code on its way to somebody; in clear only here and in what they receive. */
export type Sent = { to: string; code: string };

/** Makes somebody's next code, for somebody to send. The one before it opens still. */
export const makeCode = async (whom: Whom, asker: Asker, now: Date): Promise<Sent> => {
  const code = newCode(CODE_DIGITS);
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString();
  await putCode(addressOf(whom), {
    id: newSecret(),
    hash: hashCode(code, config.authSecret),
    from: asker.key,
    expiresAt,
  });
  return { to: addressOf(whom), code };
};

const DAY = 86_400;
const [TRIES, STRANGERS] = ['code-tries', 'code-strangers'].map((name) => ({ name, most: 0, seconds: DAY }));

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Takes a code that somebody entered: one of the newest two, once. Each try is counted before it is judged.
 * Refuses `code-wrong`, `code-expired`, `code-locked`.
 */
export const takeCode = async (whom: Whom, code: string, asker: Asker, now: Date): Promise<void> => {
  const { codes, open } = openCodes(await getCodes(addressOf(whom)), now);
  // Tries are those of the newest code, for as long as it is that: each letter brings new ones.
  const { id, expiresAt } = codes.newest;
  const count = (of: typeof TRIES, who: string) =>
    of ? countOne(of, `${id}|${who}`, new Date(expiresAt)) : Promise.resolve(0);
  const tries = await count(TRIES, asker.key);
  assertTriesLeft(tries, isStranger(codes, asker) ? await count(STRANGERS, 'all') : 0);
  const hash = hashCode(code, config.authSecret);
  if (open.filter((one) => same(one.hash, hash)).length === 0) refuse('code-wrong');
  await useCodes(addressOf(whom), codes);
};
