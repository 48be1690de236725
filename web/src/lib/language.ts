import { signal } from './signal';

export type Language = 'zh-CN' | 'en';

const YEAR_OF_SECONDS = 365 * 24 * 60 * 60;

/** `zh` of Taiwan or Singapore, `en` of anywhere. */
const spoken = (tag: string): Language | undefined =>
  /^en\b/i.test(tag) ? 'en' : /^zh\b/i.test(tag) ? 'zh-CN' : undefined;

const known = (asked: string | null | undefined): Language | undefined =>
  asked === 'en' || asked === 'zh-CN' ? asked : undefined;

/** `?lang=` wins, then the cookie, then the first that the browser speaks, then Chinese: as the server has it. */
const firstLanguage = (): Language => {
  if (typeof document === 'undefined') return 'zh-CN';
  return (
    known(new URLSearchParams(location.search).get('lang')) ??
    known(/(?:^|; )lang=([\w-]+)/.exec(document.cookie)?.[1]) ??
    navigator.languages.map(spoken).find((one) => one !== undefined) ??
    'zh-CN'
  );
};

export const language = signal<Language>(firstLanguage());

/** Keeps the choice where the server reads it too, so that its sentences come in the same language. */
export const keepLanguage = (chosen: Language): void => {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `lang=${chosen}; path=/; max-age=${YEAR_OF_SECONDS}; samesite=lax${secure}`;
  document.documentElement.lang = chosen;
};

/** A choice outlives an address that asked for another language. */
export const dropAskedLanguage = (): void => {
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
};

/** What the product was told in both languages, in the reader's one; Chinese where no English was written. */
export const inWords = (words: { zh: string; en?: string | undefined }): string =>
  language.value === 'en' ? (words.en ?? words.zh) : words.zh;
