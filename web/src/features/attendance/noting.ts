import { useState } from 'preact/hooks';
import { newKey, post } from '../../lib/api';
import { me } from '../../lib/session';
import type { Holding, SignUp } from '../sign-ups/roster';
import { isMine, taps, useSending } from './sending';
import type { Base, Tap, What } from './taps';

/** A check-in waits so long before it is sent: until then it can be undone. */
const UNDO_MS = 5_000;
/** A second tap so soon after the first is the same tap. */
const DOUBLE_TAP_MS = 800;
/** The list follows an answer by less than this. */
const LIST_LAG_MS = 3_000;

/** How a person stands on this page, above what the list says. */
export type Note =
  | { is: 'coming' }
  /** Tapped, and not noted yet. */
  | { is: 'unsent'; what: What; at: string }
  | { is: 'answered'; signUp: SignUp; at: number };

type Answers = Readonly<Record<string, { signUp: SignUp; at: number } | undefined>>;

/** How somebody stands by the newest of their taps that is not noted yet. */
const standing = (tap: Tap | undefined): Note | undefined => {
  if (tap === undefined) return undefined;
  if (tap.notBefore > Date.now() && !tap.isTold) return { is: 'coming' };
  return { is: 'unsent', what: tap.what, at: tap.at };
};

const bodyOfTime = (at: string | undefined): { at?: string } => (at === undefined ? {} : { at });

type Person = Pick<Holding, 'personId' | 'name'>;

/** What this page was answered, above what the list says until that follows. */
const useAnswers = () => {
  const [answers, setAnswers] = useState<Answers>({});
  return {
    answers,
    answered: (personId: string, signUp: SignUp): void =>
      setAnswers((before) => ({ ...before, [personId]: { signUp, at: Date.now() } })),
    /** Whom this page was answered of and the list may not name yet. */
    added: (listed: readonly { personId: string }[]): Holding[] =>
      Object.values(answers).flatMap((one) =>
        one?.signUp.status === 'holding' && !listed.some(({ personId }) => personId === one.signUp.personId)
          ? [one.signUp]
          : [],
      ),
    /** What a list says that was asked for long enough after an answer stands above it. */
    listedAt: (asked: number): void =>
      setAnswers((before) =>
        Object.fromEntries(Object.entries(before).filter(([, one]) => one && one.at >= asked - LIST_LAG_MS)),
      ),
  };
};

/** What is done with taps: each draws the page anew, and is sent when it may be. */
const acts = (base: Base, waiting: readonly Tap[], sending: ReturnType<typeof useSending>) => {
  const { changed, sendNow } = sending;
  const add = (people: readonly Person[], what: What, waitMs: number): void => {
    const [by, now] = [me.peek()?.personId, Date.now()];
    if (by === undefined) return;
    const tap = { by, base, what, at: new Date(now).toISOString(), notBefore: now + waitMs };
    taps.add(people.map(({ personId, name }) => ({ ...tap, id: newKey(), personId, name })));
    changed();
    setTimeout(() => void sendNow(), waitMs + 1);
  };
  return {
    come: (person: Person): void => {
      if (!waiting.some((tap) => tap.personId === person.personId)) add([person], 'check-in', UNDO_MS);
    },
    go: (people: readonly Person[]): void => add(people, 'check-out', 0),
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
  };
};

/**
 * Check-ins and check-outs of one shift. Each is kept by the device at once and sent in its order, a check-in a few seconds later, so
 * that it can be undone; without a network, when there is one. @param base of the API, up to `…/sign-ups`
 */
export const useNoting = (base: Base) => {
  const { answers, answered, ...listed } = useAnswers();
  const sending = useSending((tap, signUp) => answered(tap.personId, signUp));
  const here = taps.all().filter((tap) => tap.base === base && isMine(tap));
  const waiting = here.filter(({ refused }) => refused === undefined);
  return {
    ...listed,
    ...acts(base, waiting, sending),
    answered,
    round: sending.round,
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
    ): Promise<void> => answered(personId, await post(`${base}/${personId}/${what}`, bodyOfTime(at), key)),
  };
};

export type Noting = ReturnType<typeof useNoting>;
