import { audited } from '../../people/audit/audit.table';
import { following } from '../../platform/table/changes';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { table } from '../../platform/table/table';
import type { Event } from '../events/event';
import type { EventNews } from '../events/event-news';
import { eventNewsItem } from '../events/event-news.item';
import { getEvent } from '../events/event.table';
import { asItIs } from '../shifts/gates';
import { cancelledShift, isAhead, type Shift } from '../shifts/shift';
import { copyEventOn, writeShift } from '../shifts/shift-change.table';
import { newsOf } from '../shifts/shift-news';
import { putNews, putNewsOnce } from '../shifts/shift-news.table';
import { getShiftWithGates, listShiftsOfEvent } from '../shifts/shift.table';
import { getLastNumber } from '../sign-ups/line.table';

/** A shift has its event's title and place, and its people are told. */
const bringToShift = async (shift: Shift, event: Event, news: EventNews): Promise<void> => {
  await copyEventOn(shift, event);
  const lastInLine = await getLastNumber(shift);
  const { revision: eventRevision, at } = news;
  const newsId = `event-${eventRevision}`;
  await putNewsOnce(newsOf(shift, { what: 'event-changed', newsId, at, eventRevision, lastInLine }));
};

/** A shift that was ahead when its event was cancelled is cancelled with it, once; by whom and why is what its event says. */
const cancelWithEvent = ({ organisationId, shiftId }: Shift, news: EventNews): Promise<void> =>
  decideAgain(async () => {
    const read = await getShiftWithGates(organisationId, shiftId);
    const [then, reason] = [new Date(news.at), news.reason ?? ''];
    if (!read || !isAhead(read.shift, then)) return;
    const { shift: before, gates } = read;
    const after = { ...cancelledShift(before, reason, then), revision: before.revision + 1 };
    const { revision: eventRevision, at } = news;
    const told = { what: 'event-cancelled', newsId: `event-${eventRevision}`, at, eventRevision } as const;
    const line = { at, by: news.by, what: 'shift-cancelled', which: shiftId, reason };
    await table.transact([
      ...writeShift(before, after, gates.map(asItIs)),
      putNews(newsOf(after, told)),
      audited(organisationId, { ...line, changed: { cancelledBecause: [null, reason] } }),
    ]);
  });

/**
 * An event was changed, or cancelled: each of its shifts follows, one decision each, and each shift's news goes round by itself. The
 * list of shifts follows the table a moment later: one that is counted and not listed is waited for.
 */
export const followEvent = following(eventNewsItem, async ({ after: news }) => {
  if (!news) return;
  await decideAgain(async () => {
    const event = await getEvent(news.organisationId, news.eventId);
    if (!event) return;
    const shifts = await listShiftsOfEvent(news.organisationId, news.eventId);
    if (shifts.length < event.shifts) stale();
    for (const shift of shifts)
      await (news.what === 'cancelled' ? cancelWithEvent(shift, news) : bringToShift(shift, event, news));
  });
});
