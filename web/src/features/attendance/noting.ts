import { useState } from 'preact/hooks';
import { asProblem, newKey, post } from '../../lib/api';
import type { Problem } from '../../lib/problem';
import { useUndoable } from '../../lib/undoable';
import type { rosterPath, SignUp } from '../sign-ups/roster';

/** A check-in waits so long before it is sent: until then it can be undone. */
const UNDO_MS = 5_000;
/** The list follows an answer by less than this. */
const LIST_LAG_MS = 3_000;

export type What = 'check-in' | 'check-out' | 'check-in/undo' | 'check-out/undo';

/** How a person stands on this page, above what the list says. */
export type Note =
  | { is: 'coming' }
  | { is: 'sending' }
  | { is: 'answered'; signUp: SignUp; at: number }
  | { is: 'failed'; problem: Problem; since: number };

type Notes = Readonly<Record<string, Note | undefined>>;

const bodyOf = (at: string | undefined): { at?: string } => (at === undefined ? {} : { at });

/** A page that closes cannot wait for an answer. */
const sendBlindly = (path: string): void => {
  navigator.sendBeacon(`/api${path}`, new Blob(['{}'], { type: 'application/json' }));
};

/**
 * Check-ins and check-outs of one shift. A check-in is shown at once and sent a few seconds later, so that it can be
 * undone. @param base of the API, up to `…/sign-ups`
 */
export const useNoting = (base: ReturnType<typeof rosterPath>) => {
  const [notes, setNotes] = useState<Notes>({});
  const set = (personId: string, note: Note | undefined): void =>
    setNotes((before) => ({ ...before, [personId]: note }));

  /** Throws a Problem. @param at UTC; absent: now, by the server's clock */
  const note = async (personId: string, what: What, at: string | undefined, key: string): Promise<void> => {
    const signUp = await post(`${base}/${personId}/${what}`, bodyOf(at), key);
    set(personId, { is: 'answered', signUp, at: Date.now() });
  };

  const send = async (personId: string, at: string | undefined, since: number): Promise<void> => {
    set(personId, { is: 'sending' });
    await note(personId, 'check-in', at, newKey()).catch((thrown: unknown) =>
      set(personId, { is: 'failed', problem: asProblem(thrown), since }),
    );
  };

  const waiting = useUndoable(
    UNDO_MS,
    (personId, since) => void send(personId, undefined, since),
    (personId) => sendBlindly(`${base}/${personId}/check-in`),
  );

  return {
    notes,
    note,
    come: (personId: string): void => {
      waiting.begin(personId);
      set(personId, { is: 'coming' });
    },
    undo: (personId: string): boolean => {
      const isUndone = waiting.takeBack(personId);
      if (isUndone) set(personId, undefined);
      return isUndone;
    },
    /** After a failure: with the time at which the person really came. */
    tryAgain: (personId: string, since: number): void =>
      void send(personId, new Date(since).toISOString(), since),
    /** What a list says that was asked for long enough after an answer stands above it. */
    listedAt: (asked: number): void => setNotes((before) => withoutOld(before, asked - LIST_LAG_MS)),
  };
};

const withoutOld = (notes: Notes, before: number): Notes =>
  Object.fromEntries(
    Object.entries(notes).filter(([, note]) => !(note?.is === 'answered' && note.at < before)),
  );

export type Noting = ReturnType<typeof useNoting>;
