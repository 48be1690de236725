import type { Member } from '../../shared/actor';
import { MessageId, type EventId, type OrganisationId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Differences } from '../../shared/revision';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { getPerson } from '../../people/accounts/person.table';
import { config } from '../../platform/config';
import { askedBy, idOf } from '../../platform/table/once';
import { listStanding } from '../concerned/concerned.table';
import { getEvent } from '../events/event.table';
import type { Shift } from '../shifts/shift';
import { newsOf } from '../shifts/shift-news';
import { putNews } from '../shifts/shift-news.table';
import { listShiftsOfEvent } from '../shifts/shift.table';
import { message as letterOf } from '../letters/news';
import { meantBy, type Audience, type EventMessage, type MessagePreview, type NewMessage } from './message';
import { putMessage } from './message.table';

type Where = { organisationId: OrganisationId; eventId: EventId };

/** The shifts whose people are meant, but for those that were cancelled. Refuses `not-found`, `nobody-to-write-to`. */
const shiftsMeant = async (
  { organisationId, eventId }: Where,
  to: Audience,
): Promise<[Shift, ...Shift[]]> => {
  if (!(await getEvent(organisationId, eventId))) refuse('not-found');
  const all = await listShiftsOfEvent(organisationId, eventId);
  const meant = to.kind === 'event' ? all : all.filter(({ shiftId }) => shiftId === to.shiftId);
  if (meant.length === 0 && to.kind !== 'event') refuse('not-found');
  const [first, ...others] = meant.filter(({ cancelledBecause }) => cancelledBecause === undefined);
  return first ? [first, ...others] : refuse('nobody-to-write-to');
};

/**
 * Writes to those of an event, a shift or a line: each person once, also who holds two places. Done twice under one key it is
 * written once. Refuses `not-found`, `nobody-to-write-to`, `too-many-messages`, `request-key-reused`.
 */
export const sendMessage = async (
  by: Member,
  asked: { eventId: EventId; requestKey: RequestKey; what: NewMessage },
  now: Date,
): Promise<EventMessage> => {
  const where = { organisationId: by.organisationId, eventId: asked.eventId };
  const shifts = await shiftsMeant(where, asked.what.to);
  const messageId = MessageId.parse(idOf('msg', askedBy(by, asked)));
  const at = now.toISOString();
  const { to, subject, text } = asked.what;
  const sent: EventMessage = { ...where, ...asked.what, messageId, at, by: by.personId };
  const news = shifts.map((shift) =>
    newsOf(shift, { what: 'message', newsId: `message-${messageId}`, at, messageId, to: meantBy(to) }),
  );
  const told: Differences = {
    to: [null, to],
    ...(subject !== undefined && { subject: [null, subject] }),
    text: [null, text],
  };
  const line = audited(by.organisationId, {
    at,
    by: by.personId,
    what: 'message-sent',
    which: asked.eventId,
    changed: told,
  });
  return putMessage(sent, asked.what, [...news.map(putNews), stillMay(by), line]);
};

/** How many people it would reach, and the letter as the one who asks would read it. Refuses `not-found`, `nobody-to-write-to`. */
export const previewMessage = async (
  by: Member,
  { eventId, ...what }: { eventId: EventId } & NewMessage,
): Promise<MessagePreview> => {
  const where = { organisationId: by.organisationId, eventId };
  const shifts = await shiftsMeant(where, what.to);
  const [standing, person] = await Promise.all([listStanding(shifts), getPerson(by.personId, false)]);
  const people = new Set(standing.flatMap((shift) => shift[meantBy(what.to)])).size;
  const link = `${config.publicUrl}/${by.organisationId}/events/${eventId}`;
  return { people, ...letterOf({ name: person?.name ?? '', shift: shifts[0], link }, what) };
};
