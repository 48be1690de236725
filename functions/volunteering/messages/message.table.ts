import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { makeOnce } from '../../platform/table/once';
import { table, type Write } from '../../platform/table/table';
import { MOST_A_DAY, type EventMessage, type NewMessage } from './message';
import { messageItem, messagesOfDayItem } from './message.item';

const counted = ({ organisationId, eventId, at }: EventMessage): Write => {
  const { kind, v } = messagesOfDayItem.mark;
  return table.writes.update(messagesOfDayItem.key({ organisationId, eventId, day: dayOf(at) }), {
    set: 'SET kind = :kind, v = :v ADD sent :one',
    condition: 'attribute_not_exists(pk) OR sent < :most',
    values: { ':kind': kind, ':v': v, ':one': 1, ':most': MOST_A_DAY },
    otherwise: () => refuse('too-many-messages', { most: MOST_A_DAY }),
  });
};

/**
 * Makes it once, with all that goes round by it; where this request had made it, the message as it stands.
 * @param also the news that go round, and who wrote
 * @question A message to those who come
 * @key main `ORG#{o}#EVENT#{event}` / `MESSAGE#{message}, MESSAGES#{day}`
 * @holds it stands not yet, and there were fewer than ten today → answers it, or request-key-reused; too-many-messages
 * @cost 4 WCU and more in a transaction
 */
export const putMessage = (
  message: EventMessage,
  asked: NewMessage,
  also: readonly Write[],
): Promise<EventMessage> => makeOnce(messageItem, message, { asked, also: [counted(message), ...also] });

/**
 * @question What did the organiser write?
 * @key main `ORG#{o}#EVENT#{event}` / `MESSAGE#{message}`
 * @cost 1 RCU
 */
export const getMessage = (
  of: Pick<EventMessage, 'organisationId' | 'eventId' | 'messageId'>,
): Promise<EventMessage | undefined> => table.get(messageItem.stored, messageItem.key(of));
