import type { VNode } from 'preact';
import type { DisclosedSpending } from '../../../../functions/selling/campaigns/disclosed';
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
import { HandOverList } from './hand-overs';
import { SpendingList } from './spendings';
import { campaignLink, type CampaignPage as Campaign } from './campaign';
import campaignCss from './campaign.module.css';
import { classes } from '../../lib/classes';

type More = 'offers' | 'events' | 'spendings' | 'hand-overs';
type Shown = {
  campaign: Campaign;
  offers: readonly OfferRow[];
  events: readonly EventRow[];
  spendings: readonly DisclosedSpending[];
  more: readonly More[];
};

/** Where the rest of a list stands, where the page does not show all of it. */
const MoreOf = ({ campaign, more, of }: Pick<Shown, 'campaign' | 'more'> & { of: More }): VNode | null =>
  more.includes(of) ? (
    <p>
      <a class="button quiet" href={`${campaignLink(campaign)}/${of}`}>
        {t().campaign.all[of]}
      </a>
    </p>
  ) : null;

const Head = ({ campaign }: { campaign: Campaign }): VNode => (
  <header class={campaignCss['campaign-head']}>
    {campaign.district && <p class={campaignCss['campaign-district']}>{inWords(campaign.district)}</p>}
    <h1>{inWords(campaign.name)}</h1>
    <p class={campaignCss['campaign-lead']}>{inWords(campaign.purpose)}</p>
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
const Joining = ({ campaign, offers, events, more }: Shown): VNode => (
  <>
    <section id="offers" aria-labelledby="offers-title">
      <h2 id="offers-title">{t().campaign.offers}</h2>
      <OfferCards organisationId={campaign.organisationId} offers={offers} />
      <MoreOf campaign={campaign} more={more} of="offers" />
    </section>
    <section aria-labelledby="events-title">
      <h2 id="events-title">{t().campaign.events}</h2>
      {events.length === 0 ? (
        <EmptyState>{t().campaign.noEvents}</EmptyState>
      ) : (
        <EventsByDay events={events} />
      )}
      <MoreOf campaign={campaign} more={more} of="events" />
    </section>
  </>
);

/** Each spending, and the fund's books to take along. */
const Spent = ({ campaign, spendings, more }: Shown): VNode => {
  const { organisationId, campaignId } = campaign;
  return (
    <section aria-labelledby="spendings">
      <h2 id="spendings">{t().campaign.spendings}</h2>
      <SpendingList organisationId={organisationId} spendings={spendings} />
      <MoreOf campaign={campaign} more={more} of="spendings" />
      <p class="small">
        <a href={`/api/organisations/${organisationId}/campaigns/${campaignId}/entries.csv`} download>
          {t().campaign.entries}
        </a>{' '}
        <span class="muted">{t().campaign.entriesSay}</span>
      </p>
    </section>
  );
};

/** Drawn by the server: what is pressed on it are the islands. */
export const CampaignPage = (shown: Shown): VNode => (
  <div class={classes('column page', campaignCss['campaign-page'])}>
    <Head campaign={shown.campaign} />
    <section aria-labelledby="river-title">
      <h2 id="river-title">{t().campaign.river}</h2>
      <p class="muted secondary">{t().campaign.riverSays}</p>
      <CampaignRiver campaign={shown.campaign} />
    </section>
    <Joining {...shown} />
    <Spent {...shown} />
    <section aria-labelledby="hand-overs">
      <h2 id="hand-overs">{t().campaign.handOvers}</h2>
      <HandOverList handOvers={shown.campaign.handOvers} />
      <MoreOf {...shown} of="hand-overs" />
    </section>
    <Agreements campaign={shown.campaign} />
  </div>
);
