import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import { LinkButton } from '../../components/button';
import { inWords } from '../../lib/language';
import { t } from '../../messages';
import type { Home } from '../../pages/page';
import { campaignLink, type CampaignRow } from '../campaigns/campaign';
import { Lake } from './lake';
import { SeasonNumbers } from './season-numbers';
import homeCss from './home.module.css';
import { classes } from '../../lib/classes';

/** Where to buy: the one campaign that sells something now, else the list of them; nowhere where nothing is on sale. */
const buyLink = (campaigns: readonly CampaignRow[], offers: readonly OfferRow[]): string | undefined => {
  const open = offers.filter(({ status }) => status === 'open');
  const selling = campaigns.filter(
    ({ campaignId, status }) =>
      status === 'published' && open.some((offer) => offer.campaignId === campaignId),
  );
  const [only, ...others] = selling;
  if (!only) return undefined;
  return others.length === 0 ? `${campaignLink(only)}#offers` : '#campaigns';
};

/** The first screen: who this is, the two things one can do, the lake, and on its water the season's numbers. */
export const Hero = ({ organisation, season, campaigns, events, offers }: Home): VNode => {
  const hasEvents = events.length > 0;
  const buy = buyLink(campaigns, offers);
  return (
    <div class={homeCss['hero']}>
      <div class={classes('column', homeCss['hero-words'])}>
        <p class={homeCss['hero-name']}>{inWords(organisation.name)}</p>
        <h1>{t().home.title}</h1>
        <p class={homeCss['hero-lead']}>{t().home.lead}</p>
        <div class={classes('row', homeCss['hero-acts'])}>
          {hasEvents && (
            <LinkButton look="main" href="#events">
              {t().home.join}
            </LinkButton>
          )}
          {buy !== undefined && (
            <LinkButton look={hasEvents ? 'quiet' : 'main'} href={buy}>
              {t().home.buy}
            </LinkButton>
          )}
        </div>
      </div>
      <Lake />
      <section class={homeCss['water-band']} aria-label={t().home.season}>
        <div class="column">
          <SeasonNumbers season={season} />
        </div>
      </section>
    </div>
  );
};
