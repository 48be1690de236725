import * as z from 'zod';
import { EventId, MessageId, OrganisationId, PersonId, ShiftId } from '../../shared/ids';
import { LongText, ShortText } from '../../shared/words';

/** Those who hold a place on any shift of the event, or on one of them; or those who wait in line for one. */
export const Audience = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('event') }),
    z.strictObject({ kind: z.literal('shift'), shiftId: ShiftId }),
    z.strictObject({ kind: z.literal('line'), shiftId: ShiftId }),
  ])
  .meta({ id: 'MessageAudience' });
export type Audience = z.infer<typeof Audience>;

/** What an organiser writes to those who come. */
export const NewMessage = z
  .strictObject({ to: Audience, subject: ShortText.optional(), text: LongText })
  .meta({ id: 'NewMessage' });
export type NewMessage = z.infer<typeof NewMessage>;

export const EventMessage = z
  .object({
    organisationId: OrganisationId,
    eventId: EventId,
    messageId: MessageId,
    to: Audience,
    subject: ShortText.optional(),
    text: LongText,
    /** UTC */
    at: z.iso.datetime(),
    by: PersonId,
  })
  .meta({ id: 'EventMessage' });
export type EventMessage = z.infer<typeof EventMessage>;

/** How many people it would reach, and the letter as each of them would read it. */
export const MessagePreview = z
  .object({ people: z.number().int().min(0), subject: z.string(), text: z.string() })
  .meta({ id: 'MessagePreview' });
export type MessagePreview = z.infer<typeof MessagePreview>;

/** So many messages an event a day (Asia/Shanghai): more would be read by nobody. */
export const MOST_A_DAY = 10;

/** Are those meant who hold a place, or those who wait? */
export const meantBy = ({ kind }: Audience): 'holding' | 'waiting' =>
  kind === 'line' ? 'waiting' : 'holding';
