import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import type { Organisation } from '../../../../functions/people/organisations/organisation';
import { LinkButton } from '../../components/button';
import type { Page } from '../../components/pager';
import { Bone } from '../../components/skeleton';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { t } from '../../messages';
import { campaignLink, type CampaignPage, type CampaignRow } from '../campaigns/campaign';
import { Lake } from './lake';
import { SeasonNumbers } from './season-numbers';

type HeroProps = {
  organisation: Organisation | undefined;
  campaigns: readonly CampaignRow[] | undefined;
  pages: readonly CampaignPage[] | undefined;
  /** Is there an event to go to? */
  hasEvents: boolean;
};

/** Where to buy: the one campaign that sells something now, else the list of them; nowhere where nothing is on sale. */
const useBuyLink = (campaigns: readonly CampaignRow[], organisationId: string | undefined) => {
  const [offers] = useLoad<Page<OfferRow>>(
    organisationId === undefined ? undefined : `/organisations/${organisationId}/offers?limit=50`,
  );
  if (offers.state !== 'ready') return undefined;
  const open = offers.value.items.filter(({ status }) => status === 'open');
  const selling = campaigns.filter(
    ({ campaignId, status }) =>
      status === 'published' && open.some((offer) => offer.campaignId === campaignId),
  );
  const [only, ...others] = selling;
  if (!only) return undefined;
  return others.length === 0 ? `${campaignLink(only)}#offers` : '#campaigns';
};

/** The first screen: who this is, the two things one can do, the lake, and on its water the season's numbers. */
export const Hero = ({ organisation, campaigns, pages, hasEvents }: HeroProps): VNode => {
  const buy = useBuyLink(campaigns ?? [], organisation?.organisationId);
  return (
    <div class="hero">
      <div class="column hero-words">
        <p class="hero-name">{organisation ? inWords(organisation.name) : <Bone width="9em" />}</p>
        <h1>{t().home.title}</h1>
        <p class="hero-lead">{t().home.lead}</p>
        <div class="row hero-acts">
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
      <section class="water-band" aria-label={t().home.season}>
        <div class="column">
          <SeasonNumbers pages={pages} />
        </div>
      </section>
    </div>
  );
};
