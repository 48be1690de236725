import { asProblem, type Problem } from './problem';
import { onNews } from './seen';

export type Loaded<Value> =
  { state: 'loading' } | { state: 'ready'; value: Value } | { state: 'failed'; problem: Problem };

/** A part of a page that shows what was read. */
export type Reader = {
  ask: () => Promise<unknown>;
  redraw: () => void;
  /** Is it read again when something was changed here, or the page is looked at again? */
  isKeptUp: boolean;
};

type Reading = {
  loaded: Loaded<unknown>;
  /** Numbers of the newest question, and of the one whose answer stands. */
  newest: number;
  standing: number;
  answeredAt: number;
  readers: Set<Reader>;
  /** `since`: how many changes were made here before it was asked. */
  underWay: { since: number; done: Promise<void> } | undefined;
};

/** Answers that no page shows just now are kept for going back. */
const MOST_KEPT = 40;
/** What was answered so recently is not asked again because somebody looks at the page again. */
const FRESH_MS = 30_000;

/** By what was asked: one answer for all who show it; in the order in which they were last asked. */
const readings = new Map<string, Reading>();
let changes = 0;

const readingOf = (key: string): Reading => {
  const found: Reading = readings.get(key) ?? {
    loaded: { state: 'loading' },
    newest: 0,
    standing: 0,
    answeredAt: 0,
    readers: new Set(),
    underWay: undefined,
  };
  readings.delete(key);
  readings.set(key, found);
  return found;
};

const dropOldest = (): void => {
  const unread = [...readings].filter(([, { readers, underWay }]) => readers.size === 0 && !underWay);
  for (const [key] of unread.slice(0, Math.max(0, unread.length - MOST_KEPT))) readings.delete(key);
};

/** No answer, or a server that is busy or broken: what was read before is worth more than a sentence. */
const mayPass = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500;

const show = (reading: Reading, number: number, loaded: Loaded<unknown>): void => {
  // A later question was answered before: this one is of the past.
  if (number <= reading.standing) return;
  if (loaded.state === 'failed' && mayPass(loaded.problem) && reading.loaded.state === 'ready') return;
  reading.standing = number;
  reading.answeredAt = Date.now();
  reading.loaded = loaded;
  for (const { redraw } of [...reading.readers]) redraw();
};

const askAnew = async (reading: Reading, ask: Reader['ask']): Promise<void> => {
  const number = (reading.newest += 1);
  const loaded = await ask().then(
    (value): Loaded<unknown> => ({ state: 'ready', value }),
    (thrown: unknown): Loaded<unknown> => ({ state: 'failed', problem: asProblem(thrown) }),
  );
  show(reading, number, loaded);
};

/** What is known of a key just now. */
export const known = (key: string): Loaded<unknown> => readings.get(key)?.loaded ?? { state: 'loading' };

/**
 * Asks again, while the old stays on the page. Who asks the same at once shares one answer, unless it was asked before the last
 * change here. An older question's answer never takes the place of a newer one's.
 */
export const readAgain = (key: string, ask: Reader['ask']): Promise<void> => {
  const reading = readingOf(key);
  if (reading.underWay?.since === changes) return reading.underWay.done;
  const mine = {
    since: changes,
    done: askAnew(reading, ask).finally(() => {
      if (reading.underWay === mine) reading.underWay = undefined;
      dropOldest();
    }),
  };
  reading.underWay = mine;
  return mine.done;
};

/** Begins to show a key, and asks. @returns what ends it */
export const watch = (key: string, reader: Reader): (() => void) => {
  const reading = readingOf(key);
  reading.readers.add(reader);
  void readAgain(key, reader.ask);
  return () => {
    reading.readers.delete(reader);
    dropOldest();
  };
};

const readKeptUp = (isDue: (reading: Reading) => boolean): void => {
  for (const [key, reading] of [...readings]) {
    const reader = [...reading.readers].find(({ isKeptUp }) => isKeptUp);
    if (reader && isDue(reading)) void readAgain(key, reader.ask);
  }
};

let isDue = false;

onNews((news) => {
  changes += 1;
  if (news === 'forget')
    for (const [key, reading] of [...readings]) {
      // What is still on its way was asked by somebody else.
      reading.standing = reading.newest;
      if (reading.readers.size === 0) readings.delete(key);
    }
  if (isDue) return;
  isDue = true;
  // A moment later: the page may be left because of the change.
  setTimeout(() => {
    isDue = false;
    readKeptUp(() => true);
  });
});

/** A page that is looked at again, or has a network again, is brought up to date. */
export const keepUp = (page: Pick<Document, 'addEventListener' | 'visibilityState'>, net: Window): void => {
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'visible')
      readKeptUp(({ answeredAt }) => Date.now() - answeredAt >= FRESH_MS);
  });
  net.addEventListener('online', () => readKeptUp(() => true));
};
