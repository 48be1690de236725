import { useEffect, useRef } from 'preact/hooks';

/** A second tap so soon after the first is the same tap. */
const DOUBLE_TAP_MS = 800;

type Waiting = { timer: ReturnType<typeof setTimeout>; since: number };

/**
 * Deeds that wait a moment before they are done, so that they can be taken back without a trace. Leaving the page, or
 * closing it, does them. @param waitMs how long @param act the deed @param actOnLeaving the same, for a page that closes
 */
export const useUndoable = (
  waitMs: number,
  act: (id: string, since: number) => void,
  actOnLeaving: (id: string) => void,
) => {
  const waiting = useRef(new Map<string, Waiting>());
  const newest = useRef({ act, actOnLeaving });
  newest.current = { act, actOnLeaving };

  const begin = (id: string): void => {
    if (waiting.current.has(id)) return;
    const since = Date.now();
    const timer = setTimeout(() => {
      waiting.current.delete(id);
      newest.current.act(id, since);
    }, waitMs);
    waiting.current.set(id, { timer, since });
  };

  /** Says whether anything was taken back. */
  const takeBack = (id: string): boolean => {
    const found = waiting.current.get(id);
    if (!found || Date.now() - found.since < DOUBLE_TAP_MS) return false;
    clearTimeout(found.timer);
    return waiting.current.delete(id);
  };

  useEffect(() => {
    const leave = (): void => {
      for (const [id, { timer }] of waiting.current) {
        clearTimeout(timer);
        newest.current.actOnLeaving(id);
      }
      waiting.current.clear();
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return { begin, takeBack };
};
