import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import { Money } from '../../components/money';
import { EmptyState } from '../../components/state';
import { inWords } from '../../lib/language';
import { t } from '../../messages';
import { PriceBar } from './price-bar';
import priceBarCss from './price-bar.module.css';
import { classes } from '../../lib/classes';

const Card = ({ organisationId, offer }: { organisationId: string; offer: OfferRow }): VNode => (
  <article class="card">
    <h3>
      <a class="card-link" href={`/${organisationId}/offers/${offer.offerId}`}>
        {inWords(offer.name)}
      </a>
    </h3>
    <p class={priceBarCss['offer-price']}>
      <Money fen={offer.price} large /> <small>{t().offer.price(inWords(offer.unit))}</small>
    </p>
    <PriceBar offer={offer} />
    <span class={classes('button main wide', priceBarCss['offer-go'])}>{t().home.buy}</span>
  </article>
);

/** What is on sale for a campaign. */
export const OfferCards = ({
  organisationId,
  offers,
}: {
  organisationId: string;
  offers: readonly OfferRow[];
}): VNode => {
  const open = offers.filter((offer) => offer.status === 'open');
  if (open.length === 0) return <EmptyState>{t().campaign.noOffers}</EmptyState>;
  return (
    <div class="grid">
      {open.map((offer) => (
        <Card key={offer.offerId} organisationId={organisationId} offer={offer} />
      ))}
    </div>
  );
};
