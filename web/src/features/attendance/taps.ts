import type { Problem } from '../../lib/problem';
import type { rosterPath } from '../sign-ups/roster';

/** Of which shift: the API's address of its sign-ups. */
export type Base = ReturnType<typeof rosterPath>;
export type What = 'check-in' | 'check-out';

/** What a hand at the door tapped, until the server has noted it. */
export type Tap = {
  /** Its own: however often it is sent, it counts once. */
  id: string;
  /** Whose hand: of another person who signs in on this device nothing is sent. */
  by: string;
  /** Of which shift, as the API's address of its sign-ups. */
  base: Base;
  personId: string;
  name: string;
  what: What;
  /** When it was tapped, UTC by this device's clock. */
  at: string;
  /** Until then it can be taken back without a trace. Milliseconds by this device's clock. */
  notBefore: number;
  /** It was sent, and no answer came: perhaps it is noted. */
  isTold?: true;
  /** The server refused it, in its own words. */
  refused?: string;
};

/** Taps that are kept by the device, oldest first: a page that is read anew, without a network too, finds them. */
export type Taps = {
  all: () => readonly Tap[];
  add: (taps: readonly Tap[]) => void;
  change: (id: string, part: Partial<Tap>) => void;
  drop: (id: string) => void;
};

type Kept = Pick<Storage, 'getItem' | 'setItem'>;
const KEPT_AS = 'taps';

const isTap = (one: unknown): one is Tap =>
  typeof one === 'object' &&
  one !== null &&
  ['id', 'by', 'base', 'personId', 'what', 'at'].every((name) => name in one);

const readAll = (storage: Kept): readonly Tap[] => {
  const kept = JSON.parse(storage.getItem(KEPT_AS) ?? '[]') as unknown;
  return Array.isArray(kept) ? kept.filter(isTap) : [];
};

/** @param storage where it is forbidden or full, the page alone remembers */
export const tapsIn = (storage: Kept | undefined): Taps => {
  let inMemory: readonly Tap[] = [];
  let isKept = storage !== undefined;
  const all = (): readonly Tap[] => {
    try {
      if (isKept && storage) inMemory = readAll(storage);
    } catch {
      isKept = false;
    }
    return inMemory;
  };
  const write = (taps: readonly Tap[]): void => {
    inMemory = taps;
    try {
      storage?.setItem(KEPT_AS, JSON.stringify(taps));
    } catch {
      isKept = false;
    }
  };
  return {
    all,
    add: (taps) => write([...all(), ...taps]),
    change: (id, part) => write(all().map((one) => (one.id === id ? { ...one, ...part } : one))),
    drop: (id) => write(all().filter((one) => one.id !== id)),
  };
};

/** A tap that is sent at once happened now, by the server's clock, whatever this device's says. */
const LATE_MS = 20_000;

/** What is told of it beside what it is. */
export const bodyOf = ({ id, at, isTold }: Tap, now: number): { tap: string; tappedAt?: string } =>
  isTold || now - Date.parse(at) > LATE_MS ? { tap: id, tappedAt: at } : { tap: id };

/** So many people in a row without an answer: there is no network. */
const NO_ANSWERS = 2;

const isAnswer = ({ status }: Problem): boolean => status >= 400 && status < 500 && status !== 429;

export type Round = 'sent' | 'unsent' | 'signed-out';

/**
 * Sends what waits, in its order. One that is refused is marked and blocks nothing; one that gets no answer waits for the next
 * round, with what else there is of that person. @param send throws a Problem @param now milliseconds
 */
export const sendRound = async (
  taps: Taps,
  mine: (tap: Tap) => boolean,
  { send, now }: { send: (tap: Tap) => Promise<void>; now: () => number },
): Promise<Round> => {
  const waits = new Set<string>();
  let unanswered = 0;
  for (const tap of taps.all().filter(mine)) {
    const whom = `${tap.base} ${tap.personId}`;
    // Taken back meanwhile, by this hand or in another window.
    const stands = taps.all().find(({ id }) => id === tap.id);
    if (!stands || stands.refused !== undefined) continue;
    if (waits.has(whom) || stands.notBefore > now()) {
      waits.add(whom);
      continue;
    }
    taps.change(tap.id, { isTold: true });
    try {
      await send(stands);
      taps.drop(tap.id);
      unanswered = 0;
    } catch (thrown) {
      const problem = thrown as Problem;
      if (problem.status === 401) return 'signed-out';
      if (isAnswer(problem)) taps.change(tap.id, { refused: problem.sentence });
      else {
        waits.add(whom);
        unanswered += 1;
        if (unanswered >= NO_ANSWERS) return 'unsent';
      }
    }
  }
  return waits.size === 0 ? 'sent' : 'unsent';
};
