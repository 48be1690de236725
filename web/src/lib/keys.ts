import { signal } from './signal';
import { useEffect, useRef } from 'preact/hooks';

const NAME = 'keys';

const stored = (): boolean => {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    return true;
  }
};

/** Single keys that do something; whoever types by voice or hits keys by accident switches them off (WCAG 2.1.4). */
export const keysAreOn = signal(stored());

export const switchKeys = (on: boolean): void => {
  keysAreOn.value = on;
  try {
    localStorage.setItem(NAME, on ? 'on' : 'off');
  } catch {
    // Storage may be forbidden: the choice then holds for this page.
  }
};

/** Somebody who types, or answers a dialog, means letters. */
const isTyping = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null);

/** @param acts by the key's own name, e.g. `j`, `/`; one that returns `false` leaves the key to the browser */
export const useKeys = (acts: Readonly<Record<string, () => unknown>>): void => {
  const newest = useRef(acts);
  newest.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!keysAreOn.peek() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const act = newest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act && act() !== false) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
};
