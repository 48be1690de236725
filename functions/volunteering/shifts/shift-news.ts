import * as z from 'zod';
import { EventId, MessageId, OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { Revision } from '../../shared/revision';
import { Reason } from '../../shared/words';

/**
 * News of a shift that goes round to those who come to it, or wait: page by page, `upTo` the last person who was dealt with. What it
 * says is written into letters when they leave.
 */
const round = {
  organisationId: OrganisationId,
  shiftId: ShiftId,
  eventId: EventId,
  newsId: z.string().regex(/^[a-z0-9_-]{1,60}$/),
  /** UTC */
  at: z.iso.datetime(),
  upTo: z.union([PersonId, z.literal('')]),
  isDone: z.boolean(),
  /** Told once more by the nightly check, to everybody at once. */
  again: z.literal(true).optional(),
};
const Times = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });
const changes = {
  /** Field by field what is told: as it was, and as it is. Its times are told by `moved`. */
  changed: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  moved: z.object({ from: Times, to: Times }).optional(),
  reason: Reason.optional(),
  /** Who joined the line with a later number knows it already. */
  lastInLine: z.number().int(),
};

export const ShiftNews = z.discriminatedUnion('what', [
  z.object({
    ...round,
    ...changes,
    what: z.literal('changed'),
    shiftRevision: Revision,
    /** Who went back to the line by it. */
    back: z.array(PersonId),
  }),
  z.object({ ...round, what: z.literal('cancelled'), shiftRevision: Revision, reason: Reason }),
  /** It follows from its event's news, which says what it tells. */
  z.object({
    ...round,
    what: z.literal('event-changed'),
    eventRevision: Revision,
    lastInLine: z.number().int(),
  }),
  z.object({ ...round, what: z.literal('event-cancelled'), eventRevision: Revision }),
  z.object({
    ...round,
    what: z.literal('message'),
    messageId: MessageId,
    to: z.enum(['holding', 'waiting']),
  }),
  /** `at` is six in the evening before: who signed up later is not reminded. */
  z.object({ ...round, what: z.literal('reminder') }),
]);
export type ShiftNews = z.infer<typeof ShiftNews>;
type Told<N> = N extends unknown
  ? Omit<N, 'organisationId' | 'shiftId' | 'eventId' | 'upTo' | 'isDone'>
  : never;

/** News as it begins to go round. */
export const newsOf = (
  { organisationId, shiftId, eventId }: Pick<ShiftNews, 'organisationId' | 'shiftId' | 'eventId'>,
  told: Told<ShiftNews>,
): ShiftNews => ({ ...told, organisationId, shiftId, eventId, upTo: '', isDone: false });

/** Under which cause a person is told of it: once, however often it goes round. Of an event's change once for all of its shifts. */
export const causeOf = (news: ShiftNews, personId: PersonId): string => {
  const { shiftId, eventId, newsId } = news;
  if (news.what === 'event-changed' || news.what === 'event-cancelled')
    return `event-changed-${eventId}-${news.eventRevision}-${personId}`;
  if (news.what === 'message') return `message-${news.messageId}-${personId}`;
  return `shift-${newsId}-${shiftId}-${personId}`;
};

/** When somebody came by what they have: their claim, or their number in line. */
export type Since = { claimedAt?: string | undefined; ticket?: number | undefined };

/** Do they know it already, because they signed up after it was so? */
export const isKnownTo = (news: ShiftNews, { claimedAt, ticket }: Since): boolean => {
  if (news.what === 'message' || news.what === 'cancelled' || news.what === 'event-cancelled') return false;
  if (ticket !== undefined && news.what !== 'reminder') return ticket > news.lastInLine;
  return claimedAt !== undefined && claimedAt > news.at;
};
