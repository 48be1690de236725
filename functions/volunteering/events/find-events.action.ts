import { isStaff, type Actor } from '../../shared/actor';
import type { CampaignId, EventId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Prose } from '../../shared/words';
import type { Page } from '../../platform/table/table';
import { placesLeft } from '../shifts/gates';
import type { Shift } from '../shifts/shift';
import { listGatesOf, listShiftsOfEvent } from '../shifts/shift.table';
import { isPublic, type Event, type EventRow } from './event';
import { getEvent, getEventText, listEvents } from './event.table';

export type ShiftOnPage = Shift & { placesLeft: number };
export type EventOnPage = Event & { description: Prose; onShifts: ShiftOnPage[] };

/** An event with its shifts and the places left on each. A draft is for staff only. Refuses `not-found`. */
export const findEvent = async (
  by: Actor,
  { organisationId, eventId }: { organisationId: OrganisationId; eventId: EventId },
): Promise<EventOnPage> => {
  const [event, description, shifts] = await Promise.all([
    getEvent(organisationId, eventId),
    getEventText(organisationId, eventId),
    listShiftsOfEvent(organisationId, eventId),
  ]);
  if (!event || !description || (!isPublic(event) && !isStaff(by))) return refuse('not-found');
  const gates = await listGatesOf(shifts);
  const onShifts = shifts.map((shift) => ({
    ...shift,
    placesLeft: shift.cancelledBecause === undefined ? placesLeft(gates.get(shift.shiftId) ?? []) : 0,
  }));
  return { ...event, description, onShifts };
};

/** What is or was public by when it begins, of all or one campaign; with `drafts`, the drafts. Refuses `not-allowed` drafts to who is no staff. */
export const findEvents = async (
  by: Actor,
  {
    organisationId,
    drafts,
    campaignId,
    ...ask
  }: {
    organisationId: OrganisationId;
    drafts: boolean;
    campaignId?: CampaignId | undefined;
    from?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<EventRow>> => {
  if (drafts && !isStaff(by)) refuse('not-allowed');
  return listEvents(
    organisationId,
    campaignId && !drafts ? { campaignId } : { status: drafts ? 'draft' : 'published' },
    ask,
  );
};
