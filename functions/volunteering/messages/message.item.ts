import * as z from 'zod';
import { EventId, OrganisationId } from '../../shared/ids';
import { Day } from '../../shared/time';
import { codec } from '../../platform/table/item';
import { EventMessage } from './message';

export const messageItem = codec({
  kind: 'event-message',
  version: 1,
  pk: 'ORG#{organisationId}#EVENT#{eventId}',
  sk: 'MESSAGE#{messageId}',
  shape: EventMessage,
});

/** Counts an event's messages of a day. */
export const messagesOfDayItem = codec({
  kind: 'messages-of-day',
  version: 1,
  pk: 'ORG#{organisationId}#EVENT#{eventId}',
  sk: 'MESSAGES#{day}',
  shape: z.object({
    organisationId: OrganisationId,
    eventId: EventId,
    day: Day,
    sent: z.number().int(),
  }),
  pack: ({ sent }) => ({ keep: { sent } }),
});
