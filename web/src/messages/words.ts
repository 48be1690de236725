import { batch, signal } from '../lib/signal';
import { language, type Language } from '../lib/language';

/** The words of one area; `fetchIn` answers what begins to speak them. */
type Area = { spoken: Language | undefined; fetchIn: (chosen: Language) => Promise<() => void> };
const areas: Area[] = [];

export const loadedOrThrow = <Words>(words: Words | undefined): Words => {
  if (words === undefined) throw new Error('The words are read before they are loaded.');
  return words;
};

/**
 * The words of an area of the desk, in the reader's language alone. Who speaks them imports them: a page is drawn when all that
 * it imported are there (`wordsReady`). @returns what reads them while drawing
 */
export const words = <Words>(inLanguage: Record<Language, () => Promise<Words>>): (() => Words) => {
  const current = signal<Words | undefined>(undefined);
  const area: Area = {
    spoken: undefined,
    fetchIn: async (chosen) => {
      const fetched = await inLanguage[chosen]();
      return () => {
        current.value = fetched;
        area.spoken = chosen;
      };
    },
  };
  areas.push(area);
  return () => loadedOrThrow(current.value);
};

/** Fetches the words of every area that was imported so far and is not yet spoken. Rejects where one cannot be fetched. */
export const wordsReady = async (): Promise<void> => {
  const spoken = await Promise.all(
    areas.filter((area) => area.spoken !== language.peek()).map((area) => area.fetchIn(language.peek())),
  );
  batch(() => spoken.forEach((begin) => begin()));
};

/** Fetches all of them in another language. @returns what turns to it, all at once */
export const wordsIn = async (chosen: Language): Promise<() => void> => {
  const spoken = await Promise.all(areas.map((area) => area.fetchIn(chosen)));
  return () => spoken.forEach((begin) => begin());
};
