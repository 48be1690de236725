import type { Shown } from '../../web/pages.js';
import type { Passed } from './picture-address';

/** What of a page is passed on; nothing where there is nothing to pass on. */
export const passedOf = (shown: Shown, language: Passed['language']): Passed | undefined => {
  if (!('organisation' in shown)) return undefined;
  const { organisationId } = shown.organisation;
  const of = (kind: string, id: string): Passed => ({ organisationId, kind, id, language });
  switch (shown.page) {
    case 'home':
      return of('home', organisationId);
    case 'event':
      return of('events', shown.event.eventId);
    case 'campaign':
      return of('campaigns', shown.campaign.campaignId);
    case 'offer':
      return of('offers', shown.offer.offerId);
    case 'list':
      return undefined;
  }
};
