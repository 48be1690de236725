import { batch, signal } from '../lib/signal';
import { dropAskedLanguage, keepLanguage, language, type Language } from '../lib/language';
import { loadedOrThrow, wordsIn } from './words';
import type { Messages } from './zh-CN';

/** Only the reader's language is fetched; the desk's words come area by area (`words`). */
const publicWords: Record<Language, () => Promise<Messages>> = {
  'zh-CN': async () => (await import('./zh-CN')).zhCN,
  en: async () => (await import('./en')).en,
};

const current = signal<Messages | undefined>(undefined);

/** The words of the public pages in the reader's language: `t().event.takePlace`. Redraws when the language changes. */
export const t = (): Messages => loadedOrThrow(current.value);

/** The words of pages that arrive as HTML: they come with the page, part by part. */
const brought: Partial<Record<Language, Partial<Messages>>> = {};

/** Keeps a part of the words; nothing is drawn in them before `speakIn`. */
export const bringWords = (spoken: Language, part: Partial<Messages>): void => {
  brought[spoken] = { ...brought[spoken], ...part };
};

/** Speaks in the words that were brought, all at once. */
export const speakIn = (chosen: Language): void =>
  batch(() => {
    language.value = chosen;
    current.value = brought[chosen] as Messages;
  });

/** Loads what the first page needs. */
export const loadWords = async (): Promise<void> => {
  current.value = await publicWords[language.peek()]();
  keepLanguage(language.peek());
};

/** Words first, then the switch: no page is ever half in one language. */
export const speak = async (chosen: Language): Promise<void> => {
  const words = await publicWords[chosen]();
  const speakAtDesk = await wordsIn(chosen);
  batch(() => {
    language.value = chosen;
    current.value = words;
    speakAtDesk();
  });
  keepLanguage(chosen);
  dropAskedLanguage();
};
