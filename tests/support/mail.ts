import { keepMailIn, type SentMail } from '../../functions/platform/letters/messages';
import { afterEachFile } from './each-file';

/** The mail of this test file, in the order in which it left. */
export const mail: SentMail[] = [];
const keep = (): void => keepMailIn((sent) => void mail.push(sent));
keep();
afterEachFile(() => {
  mail.length = 0;
  // Some test files take the mail elsewhere.
  keep();
});
