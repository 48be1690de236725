import type { VNode } from 'preact';
import { State } from '../../components/state';
import { inWords } from '../../lib/language';
import { now } from '../../lib/now';
import { calendarDayOf, rangeOf } from '../../lib/time';
import { t } from '../../messages';
import { campaignLink, type CampaignPage, type CampaignRow } from './campaign';
import campaignCardsCss from './campaign-cards.module.css';
import { classes } from '../../lib/classes';

export const CampaignDates = ({ campaign }: { campaign: CampaignRow }): VNode => {
  const today = calendarDayOf(now().toISOString());
  return (
    <>
      {t().campaign.dates(...rangeOf(campaign.startsOn, campaign.endsOn))}{' '}
      {campaign.endsOn < today && <State mood="plain">{t().campaign.over}</State>}
      {campaign.startsOn > today && <State mood="wait">{t().campaign.soon}</State>}
      {campaign.status === 'draft' && <State mood="wait">{t().campaign.draft}</State>}
    </>
  );
};

const Card = ({ campaign, page }: { campaign: CampaignRow; page: CampaignPage | undefined }): VNode => (
  <article class={classes('card', campaignCardsCss['campaign-card'])}>
    {campaign.district && (
      <p class={classes('small', campaignCardsCss['campaign-district'])}>{inWords(campaign.district)}</p>
    )}
    <h3>
      <a class="card-link" href={campaignLink(campaign)}>
        {inWords(campaign.name)}
      </a>
    </h3>
    {page && <p class={campaignCardsCss['campaign-purpose']}>{inWords(page.purpose)}</p>}
    <p class="small muted secondary">
      <CampaignDates campaign={campaign} />
    </p>
  </article>
);

type CardsProps = { campaigns: readonly CampaignRow[]; pages: readonly CampaignPage[] };

export const CampaignCards = ({ campaigns, pages }: CardsProps): VNode => (
  <div class="grid">
    {campaigns.map((campaign) => (
      <Card
        key={campaign.campaignId}
        campaign={campaign}
        page={pages.find((page) => page.campaignId === campaign.campaignId)}
      />
    ))}
  </div>
);
