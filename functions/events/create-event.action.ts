import { EventId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import { getCampaignRow } from '../campaigns/campaign.table';
import { fingerprint, idOf, type Asked } from '../platform/once';
import { draftEvent, type Event, type NewEvent } from './event';
import { getEvent, putNewEvent } from './event.table';

/** Drafts an event. A retry gets the event as it stands. Refuses `event-dates`, `campaign-not-found`, `request-key-reused`. */
export const createEvent = async (
  by: Asked & { organisationId: Event['organisationId'] },
  asked: NewEvent,
): Promise<Event> => {
  const eventId = EventId.parse(idOf('evt', by));
  const { event, description } = draftEvent(asked, { organisationId: by.organisationId, eventId });
  const { campaignId, organisationId } = event;
  if (campaignId && !(await getCampaignRow(organisationId, campaignId))) refuse('campaign-not-found');
  const made = await putNewEvent(event, description, fingerprint(asked));
  return made === 'done' ? event : ((await getEvent(by.organisationId, eventId)) ?? event);
};
