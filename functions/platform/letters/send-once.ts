import type { OrganisationId } from '../../shared/ids';
import { putLetter } from './letter.table';

/** A letter whose words stand already. They are kept until it has left: that costs a write more than one of `ToTell`. */
export type Letter = { to: string; subject: string; text: string };
/** Which letter, and of what it tells: written when it is sent, by the writer of this name (see Writers in outbox.ts). */
export type ToTell = { what: string; about: Readonly<Record<string, string>> };

/** The name of letters that bring their words. */
export const IN_WORDS = 'in-words';

/**
 * Puts a letter into the outbox, once for its cause; letters.ts sends it. Nothing waits for the mail, and a follower that runs
 * twice tells nobody twice.
 */
export const sendOnce = (
  organisationId: OrganisationId,
  cause: string,
  letter: Letter | ToTell,
  now: Date,
): Promise<void> =>
  putLetter({
    organisationId,
    cause,
    ...('what' in letter ? letter : { what: IN_WORDS, about: { ...letter } }),
    putAt: now.toISOString(),
  });
