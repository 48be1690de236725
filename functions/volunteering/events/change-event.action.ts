import type { Member } from '../../shared/actor';
import type { EventId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { differencesOf } from '../../shared/revision';
import { getCampaignRow } from '../../selling/campaigns/campaign.table';
import { change } from '../../people/audit/change.table';
import { stale } from '../../platform/table/decide-again';
import type { Write } from '../../platform/table/table';
import type { Shift } from '../shifts/shift';
import { shiftStands } from '../shifts/shift-change.table';
import { getShiftsNow } from '../shifts/shift-list.table';
import { listShiftsOfEvent } from '../shifts/shift.table';
import {
  assertShiftsWithin,
  changedEvent,
  endedEvent,
  isNarrower,
  isPublic,
  toldOfEvent,
  type ChangedEvent,
  type Event,
  type WrittenEvent,
} from './event';
import type { EventNews } from './event-news';
import { getWrittenEvent, putEventNews, writeEvent } from './event.table';

type Of = { by: Member; reason: string | undefined; now: Date };

/** What those who come are told of it; nothing where there is nothing to tell, and nothing of a draft but what its shifts copy. */
const newsOf = (before: Event, after: Event, { by, reason, now }: Of): Write[] => {
  const { organisationId, eventId, revision } = after;
  const news = { organisationId, eventId, revision, at: now.toISOString(), by: by.personId };
  const why = reason === undefined ? {} : { reason };
  if (after.status === 'cancelled' && before.status !== 'cancelled')
    return [putEventNews({ ...news, ...why, what: 'cancelled', changed: {} })];
  const changed = toldOfEvent(differencesOf(before, after)) as EventNews['changed'];
  return Object.keys(changed).length === 0
    ? []
    : [putEventNews({ ...news, ...why, what: 'changed', changed })];
};

/** All shifts of an event as they stand now. The list follows a moment later: one that is counted and not listed is waited for. */
const shiftsOf = async (event: Event): Promise<Shift[]> => {
  const listed = await listShiftsOfEvent(event.organisationId, event.eventId);
  const shifts = await getShiftsNow(listed);
  return shifts.length === event.shifts ? shifts : stale();
};

/** The text stands beside; what is answered is the event. */
const answerOf = ({ description: _text, ...event }: WrittenEvent): Event => event;

/**
 * Writes it anew. Refuses `not-found`, `event-over`, `event-dates`, `shift-left-outside`, `campaign-not-found`,
 * `changed-meanwhile`.
 */
export const changeEvent = async (
  by: Member,
  { eventId, ...asked }: { eventId: EventId } & ChangedEvent,
  now: Date,
): Promise<Event> => {
  const { organisationId } = by;
  const { revision, reason, ...to } = asked;
  let shifts: Shift[] = [];
  const changing = {
    which: eventId,
    what: 'event-changed',
    read: () => getWrittenEvent(organisationId, eventId),
    to: async (before: WrittenEvent) => {
      const after = changedEvent(before, to);
      if (to.campaignId !== before.campaignId && to.campaignId !== undefined)
        if (!(await getCampaignRow(organisationId, to.campaignId))) refuse('campaign-not-found');
      shifts = isNarrower(before, after) ? await shiftsOf(before) : [];
      assertShiftsWithin(after, shifts);
      return after;
    },
    // Shifts that were looked at stand as they were looked at: none moves outside of the new hours at this moment.
    writes: (before: WrittenEvent, after: WrittenEvent) => [
      ...writeEvent(before, after),
      ...shifts.map(shiftStands),
      ...newsOf(before, after, { by, reason, now }),
    ],
  };
  return answerOf(await change(by, { revision, reason }, changing, now));
};

/**
 * Withdraws a draft, or cancels what was published: one decision. Its shifts that are still ahead are cancelled by what follows,
 * and who comes to them is told. Done twice it changes nothing. Refuses `not-found`, `event-past`.
 */
export const cancelEvent = async (
  by: Member,
  { eventId, reason }: { eventId: EventId; reason: string },
  now: Date,
): Promise<Event> => {
  const changing = {
    which: eventId,
    what: 'event-cancelled',
    read: () => getWrittenEvent(by.organisationId, eventId),
    to: (before: WrittenEvent) => endedEvent(before, reason, now),
    writes: (before: WrittenEvent, after: WrittenEvent) => [
      ...writeEvent(before, after),
      ...(isPublic(after) ? newsOf(before, after, { by, reason, now }) : []),
    ],
  };
  return answerOf(await change(by, { reason }, changing, now));
};
