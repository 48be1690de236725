import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import type { Page } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { t } from '../../messages';
import { PriceBar } from './price-bar';

const Card = ({ organisationId, offer }: { organisationId: string; offer: OfferRow }): VNode => (
  <article class="card">
    <h3>
      <a class="card-link" href={`/${organisationId}/offers/${offer.offerId}`}>
        {inWords(offer.name)}
      </a>
    </h3>
    <p class="offer-price">
      <Money fen={offer.price} large /> <small>{t().offer.price(inWords(offer.unit))}</small>
    </p>
    <PriceBar offer={offer} />
    <span class="button main wide offer-go">{t().home.buy}</span>
  </article>
);

/** What is on sale for a campaign. */
export const OfferCards = ({
  organisationId,
  campaignId,
}: {
  organisationId: string;
  campaignId: string;
}): VNode => {
  const [page, readAgain] = useLoad<Page<OfferRow>>(
    `/organisations/${organisationId}/offers?campaignId=${campaignId}&limit=50`,
  );
  return (
    <Loading loaded={page} again={readAgain} shape={<Skeleton rows={1} height={19} />}>
      {({ items }) => {
        const open = items.filter((offer) => offer.status === 'open');
        if (open.length === 0) return <EmptyState>{t().campaign.noOffers}</EmptyState>;
        return (
          <div class="grid">
            {open.map((offer) => (
              <Card key={offer.offerId} organisationId={organisationId} offer={offer} />
            ))}
          </div>
        );
      }}
    </Loading>
  );
};
