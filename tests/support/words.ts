import { language, type Language } from '../../web/src/lib/language';
import { loadWords } from '../../web/src/messages';
import { wordsReady } from '../../web/src/messages/words';

/** The public's words and those of the desk that the test imported, before anything is said; in Chinese, whatever the machine's own language is. */
export const withWords = async (spoken: Language = 'zh-CN'): Promise<void> => {
  language.value = spoken;
  await loadWords();
  await wordsReady();
};
