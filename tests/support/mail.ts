import { keepMailIn, type SentMail } from '../../functions/platform/letters/messages';

/** The mail of this test file, in the order in which it left. */
export const mail: SentMail[] = [];
keepMailIn((sent) => {
  mail.push(sent);
});
