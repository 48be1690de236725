import type { VNode } from 'preact';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { t } from '../../messages';
import type { Listed, ListPlace } from '../../pages/page';
import { CampaignCards } from '../campaigns/campaign-cards';
import { campaignLink } from '../campaigns/campaign';
import { HandOverList } from '../campaigns/hand-overs';
import { SpendingList } from '../campaigns/spendings';
import { EventsByDay } from '../events/events-by-day';
import { OfferCards } from '../offers/offer-cards';
import '../campaigns/campaign.module.css';
import '../offers/offer.module.css';

const Rows = ({ list, organisationId }: { list: Listed; organisationId: string }): VNode => {
  if (list.rows.length === 0) return <EmptyState>{t().list.none}</EmptyState>;
  switch (list.of) {
    case 'campaigns':
      return <CampaignCards campaigns={list.rows} pages={[]} />;
    case 'offers':
      return <OfferCards organisationId={organisationId} offers={list.rows} />;
    case 'events':
      return <EventsByDay events={list.rows} />;
    case 'spendings':
      return <SpendingList organisationId={organisationId} spendings={list.rows} />;
    case 'hand-overs':
      return <HandOverList handOvers={list.rows} />;
  }
};

/** A list of what is public, page by page: each page has an address of its own, so that the edge keeps it and all of it is found. */
export const ListPage = ({
  list,
  organisation,
  campaign,
  first,
  next,
  isFirst,
}: { list: Listed } & ListPlace): VNode => {
  const back = campaign
    ? { href: campaignLink(campaign), says: inWords(campaign.name) }
    : { href: `/${organisation.organisationId}`, says: inWords(organisation.name) };
  return (
    <div class="column page stack">
      <p>
        <a href={back.href}>{back.says}</a>
      </p>
      <h1>{t().list.titles[list.of]}</h1>
      <Rows list={list} organisationId={organisation.organisationId} />
      <nav class="row apart" aria-label={t().list.pages}>
        {isFirst ? <span /> : <a href={first}>{t().word.first}</a>}
        {next !== undefined && (
          <a class="button quiet" href={next} rel="next">
            {t().word.more}
          </a>
        )}
      </nav>
    </div>
  );
};
