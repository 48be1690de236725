import { batch, signal } from '../lib/signal';
import { dropAskedLanguage, keepLanguage, language, type Language } from '../lib/language';
import type { Messages } from './zh-CN/index';
import type { StaffMessages } from './zh-CN/staff';

/** Only the reader's language is fetched; the words of the staff's pages only by staff. */
const publicWords: Record<Language, () => Promise<Messages>> = {
  'zh-CN': async () => (await import('./zh-CN/index')).zhCN,
  en: async () => (await import('./en/index')).en,
};
const staffWords: Record<Language, () => Promise<StaffMessages>> = {
  'zh-CN': async () => (await import('./zh-CN/staff')).zhCNStaff,
  en: async () => (await import('./en/staff')).enStaff,
};

const current = signal<Messages | undefined>(undefined);
const currentStaff = signal<StaffMessages | undefined>(undefined);

const loadedOrThrow = <Words>(words: Words | undefined): Words => {
  if (words === undefined) throw new Error('The words are read before they are loaded.');
  return words;
};

/** The words of the public pages in the reader's language: `t().event.takePlace`. Redraws when the language changes. */
export const t = (): Messages => loadedOrThrow(current.value);

/** The words of the staff's pages; loaded by the staff area before it draws. */
export const ts = (): StaffMessages => loadedOrThrow(currentStaff.value);

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

export const loadStaffWords = async (): Promise<void> => {
  currentStaff.value = await staffWords[language.peek()]();
};

/** Words first, then the switch: no page is ever half in one language. */
export const speak = async (chosen: Language): Promise<void> => {
  const words = await publicWords[chosen]();
  const forStaff = currentStaff.peek() && (await staffWords[chosen]());
  batch(() => {
    language.value = chosen;
    current.value = words;
    currentStaff.value = forStaff;
  });
  keepLanguage(chosen);
  dropAskedLanguage();
};
