import type { OrganisationId } from '../../shared/ids';
import { following, type Followers } from '../table/changes';
import { letterItem, type Letter } from './letter.item';
import { askForLetter, endLetter, getLetter, letWait, listWaitingLetters, putBeat } from './letter.table';
import { log } from '../log';
import { isOfOneMail, sendMail, type Mail } from './messages';

/** Writes the letters of one name when they leave. Undefined: there is nobody (any more) whom it could reach. */
export type Writer = (of: {
  organisationId: OrganisationId;
  about: Readonly<Record<string, string>>;
}) => Promise<Mail | undefined>;
/** Who writes which letter, by its name. */
export type Writers = Readonly<Record<string, Writer>>;

const QUARTER_HOUR_MS = 15 * 60_000;
/** A letter that could not leave in a day, a quarter of an hour after the other, is given up, and a person told. */
const MOST_TRIES = 96;

const later = (now: Date): string => new Date(now.getTime() + QUARTER_HOUR_MS).toISOString();

const written = (writers: Writers, { what, ...of }: Letter): Promise<Mail | undefined> => {
  const write = writers[what];
  if (!write) throw new Error(`nobody writes a letter of the name ${what}`);
  return write(of);
};

/** It was put, or asked for again; what else happens to a letter is our own noting. */
const isToLeave = (before: Letter | undefined, after: Letter): boolean =>
  before === undefined
    ? after.again === undefined && after.ended === undefined
    : (after.again ?? 0) > (before.again ?? 0);

/** One that was asked for twice meanwhile is sent for the later asking. */
const isStillAsked = async (letter: Letter): Promise<boolean> => {
  const stands = await getLetter(letter);
  return stands !== undefined && stands.again === letter.again && stands.ended === undefined;
};

/** So many letters of the last while are remembered: far more than the stream tells again at once. */
const REMEMBERED = 10_000;
const dealtWith = new Map<string, Promise<void>>();

/** What the stream tells again, or to two at once, is dealt with once by this process; where it failed, it is tried again. */
const onceHere = (
  { organisationId, cause, again = -1 }: Letter,
  deal: () => Promise<void>,
): Promise<void> => {
  const key = `${organisationId}|${cause}|${again}`;
  const before = dealtWith.get(key);
  if (before) return before;
  const dealing = deal().catch((error: unknown) => {
    dealtWith.delete(key);
    throw error;
  });
  dealtWith.set(key, dealing);
  const [oldest] = dealtWith.keys();
  if (dealtWith.size > REMEMBERED && oldest !== undefined) dealtWith.delete(oldest);
  return dealing;
};

/**
 * Sends the letters that the stream tells of, for one batch of it. One that cannot leave waits in the queue and holds up no other
 * (`askForLetters` asks again); once the mail has failed, and not one mailbox alone, the rest of the batch does not try its patience. A process that
 * ends between sending and the stream's knowing of it may have it sent again by the next, under the same key. Fails only where the table does.
 */
export const sendingLetters = (writers: Writers): Followers => {
  let isDown = false;
  const isSent = async (letter: Letter): Promise<boolean> => {
    if (isDown) return false;
    try {
      const mail = await written(writers, letter);
      if (mail)
        await sendMail(mail, letter.cause).catch((error: unknown) => {
          isDown = !isOfOneMail(error);
          throw error;
        });
      return true;
    } catch (error) {
      log.error('letter waits', error, { letter: letter.what, cause: letter.cause });
      return false;
    }
  };
  const leave = async (letter: Letter, now: Date): Promise<void> => {
    const isAgain = letter.again !== undefined;
    if (isAgain && !(await isStillAsked(letter))) return;
    if (!(await isSent(letter))) return isAgain ? undefined : letWait(letter, later(now));
    if (isAgain) await endLetter(letter, 'sent');
  };
  return following(letterItem, async ({ before, after }, now) => {
    if (after && isToLeave(before, after)) await onceHere(after, () => leave(after, now));
  });
};

const PAGE = 50;

/**
 * Asks again for each letter that waits, by the clock, and calls who sends them also where none waits. What was tried for a day is given up. @param goOn is there time for more?
 * @returns how many were asked for, and which were given up
 */
export const askForLetters = async (
  now: Date,
  goOn: () => boolean,
): Promise<{ asked: number; givenUp: Pick<Letter, 'organisationId' | 'cause'>[] }> => {
  await putBeat(now);
  const done = { asked: 0, givenUp: [] as Pick<Letter, 'organisationId' | 'cause'>[] };
  let cursor: string | undefined;
  do {
    const page = await listWaitingLetters(now, { limit: PAGE, cursor });
    const inVain = page.items.filter(({ again }) => again >= MOST_TRIES);
    const others = page.items.filter(({ again }) => again < MOST_TRIES);
    await Promise.all([
      ...inVain.map((letter) => endLetter(letter, 'given-up')),
      ...others.map((letter) => askForLetter(letter, later(now))),
    ]);
    done.asked += others.length;
    done.givenUp.push(...inVain);
    cursor = page.next;
  } while (cursor !== undefined && goOn());
  return done;
};
