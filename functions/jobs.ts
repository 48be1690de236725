import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { checkAll } from './books/checks/check-all.action';
import { findings } from './books/checks/finding';
import { checks, followers, rounds } from './areas';
import { foundOrganisation } from './people/members/found-organisation.action';
import { Founding } from './people/members/founding';
import type { Change } from './platform/table/changes';
import { clock } from './platform/clock';
import { log } from './platform/log';
import { askForLetters } from './platform/letters/outbox';
import { Refusal, sentence } from './shared/refusals';

/**
 * What is asked of this function. The clock says which of its hands moved; the operator names a task
 * (docs/operations.md).
 */
const Asked = z.union([
  z.object({ clock: z.enum(['night', 'quarter-hour']) }),
  z.strictObject({ task: z.literal('nightly') }),
  z.strictObject({ task: z.literal('found-organisation'), ...Founding.shape }),
]);

/** As Lambda tells it; on one machine, as the process does. */
export type Remaining = { getRemainingTimeInMillis: () => number };

/** A place is not begun when less is left than this. */
const ENOUGH_MS = 60_000;
const UNDER_WAY_MS = 3_000;

const again = async (change: Change): Promise<void> => {
  for (const follower of followers[change.kind] ?? []) await follower(change, clock());
};

const check = (begin: boolean, remaining: Remaining) =>
  checkAll({
    begin,
    checks,
    again,
    clock,
    goOn: () => remaining.getRemainingTimeInMillis() > ENOUGH_MS,
    pause: () => pause(UNDER_WAY_MS),
  });

/** Letters that waited for the mail are asked for again; of one that waited in vain a person is told, as of what a check finds. */
const letters = async (remaining: Remaining): Promise<void> => {
  const { asked, givenUp } = await askForLetters(
    clock(),
    () => remaining.getRemainingTimeInMillis() > ENOUGH_MS,
  );
  if (asked > 0) log.info('letters asked for', { asked });
  const finding = 'letter-not-sent';
  for (const { organisationId, cause } of givenUp)
    log.error('finding', findings[finding], { finding, repaired: false, organisationId, which: cause });
};

/** What areas do each quarter of an hour: reminders of the evening. */
const goRounds = async (remaining: Remaining): Promise<void> => {
  for (const round of rounds) await round(clock(), () => remaining.getRemainingTimeInMillis() > ENOUGH_MS);
};

/** The operator reads a sentence, not a code alone. */
const inWords = async (error: unknown): Promise<never> => {
  if (error instanceof Refusal) {
    const { refusals } = await import('./refusals');
    const [kind, { facts }] = [refusals[error.code], error];
    error.message = `${sentence(kind, facts, 'zh')} ${sentence(kind, facts, 'en')}`;
  }
  throw error;
};

/**
 * Lambda entry: what is done by the clock and by the operator. `nightly` (by the clock at night) proves that what follows has
 * followed, each quarter of an hour goes on with one that ran out of time, asks for the letters that wait, and from six in the evening reminds of tomorrow; `found-organisation` gives a stage its first people.
 * Answers what was done; throws a sentence where it was refused.
 */
export const handler = async (event: unknown, remaining: Remaining): Promise<unknown> => {
  const asked = Asked.safeParse(event);
  if (!asked.success) throw new Error(z.prettifyError(asked.error));
  if ('clock' in asked.data) {
    // Neither stands still where the other cannot go on.
    const [failed] = (await Promise.allSettled([letters(remaining), goRounds(remaining)])).filter(
      (one) => one.status === 'rejected',
    );
    const checked = await check(asked.data.clock === 'night', remaining);
    if (failed) throw failed.reason;
    return checked;
  }
  if (asked.data.task === 'nightly') return check(true, remaining);
  const { organisation, admin } = asked.data;
  return foundOrganisation('operator', { organisation, admin }, clock()).catch(inWords);
};
