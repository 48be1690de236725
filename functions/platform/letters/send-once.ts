import type { OrganisationId } from '../../shared/ids';
import { putLetter } from './letter.table';

/** Which letter, and of what it tells: written when it is sent, by the writer of this name (see Writers in outbox.ts). */
export type ToTell = { what: string; about: Readonly<Record<string, string>> };

/**
 * Puts a letter into the outbox, once for its cause; letters.ts sends it. Nothing waits for the mail, and a follower that runs
 * twice tells nobody twice.
 */
export const sendOnce = (
  organisationId: OrganisationId,
  cause: string,
  letter: ToTell,
  now: Date,
): Promise<void> => putLetter({ organisationId, cause, ...letter, putAt: now.toISOString() });
