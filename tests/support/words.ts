import { language, type Language } from '../../web/src/lib/language';
import { loadStaffWords, loadWords } from '../../web/src/messages';

/** The pages' words, before anything is said; in Chinese, whatever the machine's own language is. */
export const withWords = async (spoken: Language = 'zh-CN'): Promise<void> => {
  language.value = spoken;
  await loadWords();
  await loadStaffWords();
};
