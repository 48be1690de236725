import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../../lib/api';
import { me } from '../../lib/session';
import type { SignUp } from '../sign-ups/roster';
import { bodyOf, sendRound, tapsIn, type Round, type Tap } from './taps';

/** What found no network is tried again so often, and when there is one. */
const AGAIN_MS = 10_000;

const storage = (): Storage | undefined => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
};
export const taps = tapsIn(storage());

/** Of another person who signed in on this device nothing is sent. */
export const isMine = (tap: Tap): boolean => tap.by === me.peek()?.personId;

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
    const path = `${tap.base}/${tap.personId}/${tap.what}` as const;
    onAnswer(tap, await post(path, bodyOf(tap, Date.now()), tap.id));
  };
  underWay ??= sendRound(taps, isMine, { send, now: Date.now }).finally(() => (underWay = undefined));
  return underWay;
};

/** What is kept, drawn anew whenever it changes, and sent whenever it may be. */
export const useSending = (onAnswer: (tap: Tap, signUp: SignUp) => void) => {
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
