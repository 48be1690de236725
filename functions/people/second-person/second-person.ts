import type { PersonId } from '../../shared/ids';
import type { Browser } from '../browsers/browser';
import { isAppointedBy, type Appointment } from '../members/appointment';
import { mailboxOf } from './same-mailbox';

/** What tells one human being from another, as far as the product knows. */
export type Human = {
  personId: PersonId;
  email?: string | undefined;
  appointed: readonly Appointment[];
  browsers: readonly Browser[];
};

/** So long two who were seen in one browser are taken for one. */
const BROWSER_DAYS = 30;
const DAY_MS = 86_400_000;

const lately = ({ browsers }: Human, now: Date): Set<string> =>
  new Set(
    browsers
      .filter(({ seenAt }) => now.getTime() - Date.parse(seenAt) < BROWSER_DAYS * DAY_MS)
      .map(({ hash }) => hash),
  );

export type NoSecond = 'appointed' | 'mailbox' | 'browser';

/**
 * A second person is a human being: why this one is none beside the first, who asks; undefined where they are one. Not whom the
 * first appointed in the last 30 days, themselves or through others; not who reads the same mailbox, as far as addresses tell; not
 * who was lately signed in in the same browser.
 */
export const whyNoSecond = (first: Human, second: Human, now: Date): NoSecond | undefined => {
  if (isAppointedBy(first.personId, second.appointed, now)) return 'appointed';
  if (first.email && second.email && mailboxOf(first.email) === mailboxOf(second.email)) return 'mailbox';
  const others = lately(second, now);
  return [...lately(first, now)].some((hash) => others.has(hash)) ? 'browser' : undefined;
};
