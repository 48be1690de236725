import type { Member } from '../../shared/actor';
import { EventId, type RequestKey } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { getCampaignRow } from '../../selling/campaigns/campaign.table';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import { askedBy, idOf } from '../../platform/table/once';
import { draftEvent, type Event, type NewEvent } from './event';
import { putNewEvent } from './event.table';

/** Drafts an event. A retry gets the event as it stands. Refuses `event-dates`, `campaign-not-found`, `request-key-reused`. */
export const createEvent = async (
  by: Member,
  asked: { requestKey: RequestKey; what: NewEvent },
  now: Date,
): Promise<Event> => {
  const { organisationId } = by;
  const eventId = EventId.parse(idOf('evt', askedBy(by, asked)));
  const { event, description } = draftEvent(asked.what, { organisationId, eventId });
  const { campaignId } = event;
  if (campaignId && !(await getCampaignRow(organisationId, campaignId))) refuse('campaign-not-found');
  const created = audited(organisationId, {
    at: now.toISOString(),
    by: by.personId,
    what: 'event-created',
    which: eventId,
    changed: { status: [null, event.status] },
  });
  return putNewEvent(event, description, asked.what, [stillMay(by), created]);
};
