import { useEffect, useRef, useState } from 'preact/hooks';
import { newKey, post } from '../../lib/api';
import { me } from '../../lib/session';
import type { Holding, SignUp } from '../sign-ups/roster';
import { bodyOf, sendRound, tapsIn, type Round, type Tap, type What } from './taps';

/** A check-in waits so long before it is sent: until then it can be undone. */
const UNDO_MS = 5_000;
/** A second tap so soon after the first is the same tap. */
const DOUBLE_TAP_MS = 800;
/** The list follows an answer by less than this. */
const LIST_LAG_MS = 3_000;
/** What found no network is tried again so often, and when there is one. */
const AGAIN_MS = 10_000;

/** How a person stands on this page, above what the list says. */
export type Note =
  | { is: 'coming' }
  /** Tapped, and not noted yet. */
  | { is: 'unsent'; what: What; at: string }
  | { is: 'answered'; signUp: SignUp; at: number };

type Answers = Readonly<Record<string, { signUp: SignUp; at: number } | undefined>>;

const storage = (): Storage | undefined => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
};
const taps = tapsIn(storage());

const isMine = (tap: Tap): boolean => tap.by === me.peek()?.personId;

/** A page that closes cannot wait for an answer: what it still had is told once more when it comes again. */
const sendBlindly = (tap: Tap): void => {
  taps.change(tap.id, { notBefore: 0, isTold: true });
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(bodyOf(tap, Date.now()));
  void fetch(`/api${tap.base}/${tap.personId}/${tap.what}`, {
    method: 'POST',
    keepalive: true,
    headers,
    body,
  }).catch(() => undefined);
};

let underWay: Promise<Round> | undefined;

/** One round at a time, whichever page began it. */
const roundOf = (onAnswer: (tap: Tap, signUp: SignUp) => void): Promise<Round> => {
  const send = async (tap: Tap): Promise<void> => {
    const path = `${tap.base}/${tap.personId}/${tap.what}`;
    onAnswer(tap, await post<SignUp>(path, bodyOf(tap, Date.now()), tap.id));
  };
  underWay ??= sendRound(taps, isMine, { send, now: Date.now }).finally(() => (underWay = undefined));
  return underWay;
};

const bodyOfTime = (at: string | undefined): { at?: string } => (at === undefined ? {} : { at });

/** What is kept, drawn anew whenever it changes, and sent whenever it may be. */
const useSending = (onAnswer: (tap: Tap, signUp: SignUp) => void) => {
  const [, draw] = useState(0);
  const [round, setRound] = useState<Round>('sent');
  const newest = useRef(onAnswer);
  newest.current = onAnswer;
  const changed = (): void => draw((count) => count + 1);

  const sendNow = async (): Promise<void> => {
    const told = await roundOf((tap, signUp) => {
      newest.current(tap, signUp);
      changed();
    });
    setRound(told);
    changed();
  };

  useEffect(() => {
    const leave = (): void =>
      taps
        .all()
        .filter(isMine)
        .filter(({ isTold }) => !isTold)
        .forEach(sendBlindly);
    const seen = (): void => {
      if (document.visibilityState === 'visible') void sendNow();
    };
    const online = (): void => void sendNow();
    const timer = setInterval(online, AGAIN_MS);
    addEventListener('online', online);
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', seen);
    void sendNow();
    return () => {
      clearInterval(timer);
      removeEventListener('online', online);
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', seen);
      leave();
    };
  }, [me.value?.personId]);
  return { round, changed, sendNow };
};

/** How somebody stands by the newest of their taps that is not noted yet. */
const standing = (tap: Tap | undefined): Note | undefined => {
  if (tap === undefined) return undefined;
  if (tap.notBefore > Date.now() && !tap.isTold) return { is: 'coming' };
  return { is: 'unsent', what: tap.what, at: tap.at };
};

/**
 * Check-ins and check-outs of one shift. Each is kept by the device at once and sent in its order, a check-in a few seconds later, so
 * that it can be undone; without a network, when there is one. @param base of the API, up to `…/sign-ups`
 */
export const useNoting = (base: string) => {
  const [answers, setAnswers] = useState<Answers>({});
  const answered = (personId: string, signUp: SignUp): void =>
    setAnswers((before) => ({ ...before, [personId]: { signUp, at: Date.now() } }));
  const { round, changed, sendNow } = useSending((tap, signUp) => answered(tap.personId, signUp));
  const here = taps.all().filter((tap) => tap.base === base && isMine(tap));
  const waiting = here.filter(({ refused }) => refused === undefined);

  const add = (people: readonly Pick<Holding, 'personId' | 'name'>[], what: What, waitMs: number): void => {
    const [by, now] = [me.peek()?.personId, Date.now()];
    if (by === undefined) return;
    const at = new Date(now).toISOString();
    taps.add(
      people.map(({ personId, name }) => ({
        id: newKey(),
        by,
        base,
        personId,
        name,
        what,
        at,
        notBefore: now + waitMs,
      })),
    );
    changed();
    setTimeout(() => void sendNow(), waitMs + 1);
  };

  return {
    round,
    /** How many are not noted yet, of those that cannot be taken back any more. */
    unsent: waiting.filter(({ notBefore, isTold }) => isTold || notBefore <= Date.now()).length,
    refused: here.filter(({ refused }) => refused !== undefined),
    of: (personId: string): Note | undefined => {
      const answer = answers[personId];
      return (
        standing(waiting.filter((tap) => tap.personId === personId).at(-1)) ??
        (answer && { is: 'answered', ...answer })
      );
    },
    /** At once, and told where it fails: throws a Problem. @param at UTC; absent: now, by the server's clock */
    note: async (
      personId: string,
      what: What | `${What}/undo`,
      at: string | undefined,
      key: string,
    ): Promise<void> =>
      answered(personId, await post<SignUp>(`${base}/${personId}/${what}`, bodyOfTime(at), key)),
    answered,
    /** Whom this page was answered of and the list may not name yet. */
    added: (listed: readonly { personId: string }[]): Holding[] =>
      Object.values(answers).flatMap((one) =>
        one?.signUp.status === 'holding' && !listed.some(({ personId }) => personId === one.signUp.personId)
          ? [one.signUp]
          : [],
      ),
    come: (person: Pick<Holding, 'personId' | 'name'>): void => {
      if (!waiting.some((tap) => tap.personId === person.personId)) add([person], 'check-in', UNDO_MS);
    },
    go: (people: readonly Pick<Holding, 'personId' | 'name'>[]): void => add(people, 'check-out', 0),
    /** Says whether anything was taken back. */
    undo: (personId: string): boolean => {
      const tap = waiting.filter((one) => one.personId === personId).at(-1);
      if (!tap || tap.isTold || Date.now() - Date.parse(tap.at) < DOUBLE_TAP_MS) return false;
      taps.drop(tap.id);
      changed();
      return true;
    },
    tryAgain: ({ id, refused: _before, ...tap }: Tap): void => {
      taps.drop(id);
      taps.add([{ ...tap, id: newKey(), isTold: true }]);
      changed();
      void sendNow();
    },
    forget: ({ id }: Tap): void => {
      taps.drop(id);
      changed();
    },
    /** What a list says that was asked for long enough after an answer stands above it. */
    listedAt: (asked: number): void =>
      setAnswers((before) =>
        Object.fromEntries(Object.entries(before).filter(([, one]) => one && one.at >= asked - LIST_LAG_MS)),
      ),
  };
};

export type Noting = ReturnType<typeof useNoting>;
