import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { t } from '../../messages';
import { Island } from '../../pages/island';
import type { EventRow } from '../events/event';
import { EventsByDay } from '../events/events-by-day';
import { OfferCards } from '../offers/offer-cards';
import { ShareButton } from '../share/share-button';
import { Agreements } from './agreements';
import { CampaignDates } from './campaign-cards';
import { CampaignRiver } from './campaign-river';
import { HandOvers } from './hand-overs';
import type { CampaignPage as Campaign } from './campaign';
import './campaign.css';

type Shown = { campaign: Campaign; offers: readonly OfferRow[]; events: readonly EventRow[] };

const Head = ({ campaign }: { campaign: Campaign }): VNode => (
  <header class="campaign-head">
    {campaign.district && <p class="campaign-district">{inWords(campaign.district)}</p>}
    <h1>{inWords(campaign.name)}</h1>
    <p class="campaign-lead">{inWords(campaign.purpose)}</p>
    <div class="row">
      <span class="muted">
        <CampaignDates campaign={campaign} />
      </span>
      <Island name="share">
        <ShareButton title={inWords(campaign.name)} />
      </Island>
    </div>
  </header>
);

/** What one can do for the campaign: buy, and come. */
const Joining = ({ campaign, offers, events }: Shown): VNode => (
  <>
    <section id="offers" aria-labelledby="offers-title">
      <h2 id="offers-title">{t().campaign.offers}</h2>
      <OfferCards organisationId={campaign.organisationId} offers={offers} />
    </section>
    <section aria-labelledby="events-title">
      <h2 id="events-title">{t().campaign.events}</h2>
      {events.length === 0 ? (
        <EmptyState>{t().campaign.noEvents}</EmptyState>
      ) : (
        <EventsByDay events={events} />
      )}
    </section>
  </>
);

/** Drawn by the server: what is pressed on it are the islands. */
export const CampaignPage = (shown: Shown): VNode => (
  <div class="column page campaign-page">
    <Head campaign={shown.campaign} />
    <section aria-labelledby="river-title">
      <h2 id="river-title">{t().campaign.river}</h2>
      <p class="muted secondary">{t().campaign.riverSays}</p>
      <CampaignRiver campaign={shown.campaign} />
    </section>
    <Joining {...shown} />
    <HandOvers campaign={shown.campaign} />
    <Agreements campaign={shown.campaign} />
  </div>
);
