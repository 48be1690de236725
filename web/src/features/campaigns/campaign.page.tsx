import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useHash } from '../../app/arrival';
import { useTitle } from '../../app/title';
import { Loading } from '../../components/loading';
import type { Page } from '../../components/pager';
import { Bone, Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { startOfToday } from '../../lib/time';
import { t } from '../../messages';
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

const Head = ({ campaign }: { campaign: Campaign }): VNode => (
  <header class="campaign-head">
    {campaign.district && <p class="campaign-district">{inWords(campaign.district)}</p>}
    <h1>{inWords(campaign.name)}</h1>
    <p class="campaign-lead">{inWords(campaign.purpose)}</p>
    <div class="row">
      <span class="muted">
        <CampaignDates campaign={campaign} />
      </span>
      <ShareButton title={inWords(campaign.name)} />
    </div>
  </header>
);

/** What one can do for the campaign: buy, and come. */
const Joining = ({ campaign }: { campaign: Campaign }): VNode => {
  const { organisationId, campaignId } = campaign;
  const [events, readAgain] = useLoad<Page<EventRow>>(
    `/organisations/${organisationId}/events?limit=50&campaignId=${campaignId}&from=${startOfToday()}`,
  );
  return (
    <>
      <section id="offers" aria-labelledby="offers-title">
        <h2 id="offers-title">{t().campaign.offers}</h2>
        <OfferCards organisationId={organisationId} campaignId={campaignId} />
      </section>
      <section aria-labelledby="events-title">
        <h2 id="events-title">{t().campaign.events}</h2>
        <Loading loaded={events} again={readAgain} shape={<Skeleton rows={1} height={5} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState>{t().campaign.noEvents}</EmptyState>
            ) : (
              <EventsByDay events={items} />
            )
          }
        </Loading>
      </section>
    </>
  );
};

const CampaignPage = (): VNode => {
  const { params } = useRoute();
  const [campaign, readAgain] = useLoad<Campaign>(
    `/organisations/${params['o']}/campaigns/${params['campaignId']}`,
  );
  useTitle(campaign.state === 'ready' ? inWords(campaign.value.name) : undefined);
  useHash(campaign.state === 'ready');
  return (
    <div class="column page campaign-page">
      <Loading isPage loaded={campaign} again={readAgain} shape={<CampaignShape />}>
        {(value) => (
          <>
            <Head campaign={value} />
            <section aria-labelledby="river-title">
              <h2 id="river-title">{t().campaign.river}</h2>
              <p class="muted secondary">{t().campaign.riverSays}</p>
              <CampaignRiver campaign={value} />
            </section>
            <Joining campaign={value} />
            <HandOvers campaign={value} />
            <Agreements campaign={value} />
          </>
        )}
      </Loading>
    </div>
  );
};

const CampaignShape = (): VNode => (
  <div class="stack">
    <Bone height={3} width="70%" />
    <Bone height={4} />
    <Skeleton rows={1} height={20} />
  </div>
);

export default CampaignPage;
