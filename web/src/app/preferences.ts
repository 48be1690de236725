import { signal } from '../lib/signal';

export type Theme = 'system' | 'light' | 'dark';

const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

const store = (name: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Storage may be forbidden: the choice then holds for this page.
  }
};

const themeOf = (text: string | null): Theme => (text === 'light' || text === 'dark' ? text : 'system');

export const theme = signal<Theme>(themeOf(stored('theme')));
export const largeText = signal(stored('text') === 'large');

/** Follows the system until the reader chooses otherwise. */
export const chooseTheme = (chosen: Theme): void => {
  theme.value = chosen;
  const named = chosen === 'system' ? undefined : chosen;
  store('theme', named);
  if (named === undefined) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = named;
};

/** 大字: everything 1.35 times as large, what is secondary hidden. */
export const chooseLargeText = (isLarge: boolean): void => {
  largeText.value = isLarge;
  store('text', isLarge ? 'large' : undefined);
  if (isLarge) document.documentElement.dataset['text'] = 'large';
  else delete document.documentElement.dataset['text'];
};
