import * as z from 'zod';
import { CampaignId, EventId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { Instant } from '../../shared/time';
import { Prose, ShortText, Words } from '../../shared/words';

export const Event = z
  .object({
    organisationId: OrganisationId,
    eventId: EventId,
    campaignId: CampaignId.optional(),
    title: Words,
    place: Words,
    address: ShortText.optional(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    status: z.enum(['draft', 'published']),
    shifts: z.number().int().min(0),
  })
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;

/** An event in a list: small (400 bytes), because twenty of them are read at once. Its own page says the rest. */
export const EventRow = Event.omit({ campaignId: true, address: true }).meta({ id: 'EventRow' });
export type EventRow = z.infer<typeof EventRow>;

/** What an organiser writes. */
export const NewEvent = z
  .strictObject({
    campaignId: CampaignId.optional(),
    title: Words,
    description: Prose,
    place: Words,
    address: ShortText.optional(),
    startsAt: Instant,
    endsAt: Instant,
  })
  .meta({ id: 'NewEvent' });
export type NewEvent = z.infer<typeof NewEvent>;

/** Refuses `event-dates`. */
export const draftEvent = (
  asked: NewEvent,
  made: { organisationId: OrganisationId; eventId: EventId },
): { event: Event; description: Prose } => {
  const { description, ...head } = asked;
  if (head.endsAt <= head.startsAt) refuse('event-dates');
  return { event: { ...head, ...made, status: 'draft', shifts: 0 }, description };
};
