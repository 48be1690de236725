import * as z from 'zod';
import { EventId, OrganisationId, PersonId } from '../../shared/ids';
import { Revision } from '../../shared/revision';
import { Reason } from '../../shared/words';

/** Field by field, what is told: as it was, and as it is. */
export const ToldChanges = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
export type ToldChanges = z.infer<typeof ToldChanges>;

/** What those who come to an event are told of it, once a revision: that it was cancelled, or what was changed. */
export const EventNews = z.object({
  organisationId: OrganisationId,
  eventId: EventId,
  /** That which the change made. */
  revision: Revision,
  what: z.enum(['changed', 'cancelled']),
  changed: ToldChanges,
  reason: Reason.optional(),
  /** UTC */
  at: z.iso.datetime(),
  by: PersonId,
});
export type EventNews = z.infer<typeof EventNews>;
