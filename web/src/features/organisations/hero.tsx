import type { VNode } from 'preact';
import type { Organisation } from '../../../../functions/organisations/organisation';
import { LinkButton } from '../../components/button';
import { Bone } from '../../components/skeleton';
import { inWords } from '../../lib/language';
import { t } from '../../messages';
import { campaignLink, type CampaignPage, type CampaignRow } from '../campaigns/campaign';
import { Lake } from './lake';
import { SeasonNumbers } from './season-numbers';

type HeroProps = {
  organisation: Organisation | undefined;
  campaigns: readonly CampaignRow[] | undefined;
  pages: readonly CampaignPage[] | undefined;
};

/** Where to buy: the campaign itself where there is one, else the list of them. */
const buyLink = (campaigns: readonly CampaignRow[] | undefined): string => {
  const [only, ...others] = campaigns ?? [];
  return only && others.length === 0 ? `${campaignLink(only)}#offers` : '#campaigns';
};

/** The first screen: who this is, the two things one can do, the lake, and on its water the season's numbers. */
export const Hero = ({ organisation, campaigns, pages }: HeroProps): VNode => (
  <div class="hero">
    <div class="column hero-words">
      <p class="hero-name">{organisation ? inWords(organisation.name) : <Bone width="9em" />}</p>
      <h1>{t().home.title}</h1>
      <p class="hero-lead">{t().home.lead}</p>
      <div class="row">
        <LinkButton look="main" href="#events">
          {t().home.join}
        </LinkButton>
        <LinkButton look="quiet" href={buyLink(campaigns)}>
          {t().home.buy}
        </LinkButton>
      </div>
    </div>
    <Lake />
    <section class="water-band" aria-label={t().home.season}>
      <div class="column">
        <SeasonNumbers pages={pages} />
      </div>
    </section>
  </div>
);
