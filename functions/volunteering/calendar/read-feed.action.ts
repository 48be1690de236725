import { createHash, timingSafeEqual } from 'node:crypto';
import type { Actor, Person } from '../../shared/actor';
import { PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { config } from '../../platform/config';
import type { RequestKey } from '../../shared/ids';
import { getEventsOf, getShiftsOf } from './on-the-way.table';
import { listSignUpsOfPerson } from '../sign-ups/my-sign-up.table';
import { getFeedSecret, makeFeedSecret, renewFeedSecret } from './feed.table';

const hash = (text: string) => createHash('sha256').update(text).digest();
const PERSON_LENGTH = 12;
/** A feed shows the last month and what is ahead, so many shifts at most. */
const MONTH_MS = 31 * 86_400_000;
const MOST_SHIFTS = 50;

const addressOf = (personId: PersonId, secret: string): string =>
  `${config.publicUrl}/api/calendar/${personId}${secret}.ics`;

/** The feed's address: whoever holds it sees the shifts, so it is asked for, and not guessable. Nobody's but the person's own: no audit line. */
export const getMyCalendar = async (
  { personId }: Person,
  _asked: object,
  _now: Date,
): Promise<{ url: string }> => ({
  url: addressOf(personId, await makeFeedSecret(personId)),
});

/** Another address: the one before is not there from now on, for whoever has it. The same request again gets the same. */
export const renewMyCalendar = async (
  { personId }: Person,
  { requestKey }: { requestKey: RequestKey },
  _now: Date,
): Promise<{ url: string }> => ({ url: addressOf(personId, await renewFeedSecret(personId, requestKey)) });

/** The feed itself. Refuses `not-found` for any other token. */
export const readFeed = async (_by: Actor, { token }: { token: string }, now: Date): Promise<string> => {
  const personId = PersonId.safeParse(token.slice(0, PERSON_LENGTH));
  const secret = personId.success ? await getFeedSecret(personId.data) : undefined;
  if (!personId.success || !secret || !timingSafeEqual(hash(secret), hash(token.slice(PERSON_LENGTH))))
    return refuse('not-found');
  const from = new Date(now.getTime() - MONTH_MS).toISOString();
  const { items } = await listSignUpsOfPerson(personId.data, { from, limit: MOST_SHIFTS });
  // Loaded when a calendar is read: the API, which only tells its address, does without.
  const { calendarOf } = await import('./calendar');
  const [shifts, events] = await Promise.all([getShiftsOf(items), getEventsOf(items)]);
  const listed = items.map((signUp, at) => ({ signUp, shift: shifts[at], event: events[at] }));
  return calendarOf(listed, { publicUrl: config.publicUrl, now });
};
