import { signal } from './signal';

/** `undo`: a way back that stands beside the words as long as they do. */
export type Told = {
  text: string;
  mood: 'good' | 'calm';
  isHeardOnly?: boolean;
  undo?: { says: string; act: () => void } | undefined;
};

/** What a reader is told just now; shown by components/toast. */
export const told = signal<Told | undefined>(undefined);

/** Something may be told soon: a page that fetches its place for it late fetches it now. */
export const mayTell = signal(false);

/** Says a change of state once, on the page and to a screen reader. */
export const tell = (text: string, mood: Told['mood'] = 'good', undo?: Told['undo']): void => {
  told.value = { text, mood, undo };
};

/** Says it to a screen reader alone: where the change is seen at the very place, and what is shown over the page would be in the way. */
export const murmur = (text: string): void => {
  told.value = { text, mood: 'calm', isHeardOnly: true };
};

export const hush = (): void => {
  told.value = undefined;
};
