import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import { Bar } from '../../components/bar';
import { Money } from '../../components/money';
import { inWords } from '../../lib/language';
import { yuan } from '../../lib/money';
import { t } from '../../messages';
import priceBarCss from './price-bar.module.css';
import { classes } from '../../lib/classes';

/** The price of one as what it is: so much goods, so much donation, and what the donation is for. */
export const PriceBar = ({
  offer,
}: {
  offer: Pick<OfferRow, 'price' | 'perItem' | 'unit' | 'use'>;
}): VNode => {
  const says = t().offer;
  const goods = offer.price - offer.perItem;
  return (
    <div>
      <Bar
        tall
        label={says.split(yuan(goods), yuan(offer.perItem))}
        parts={[
          { key: 'goods', amount: goods, shade: 'pale' },
          { key: 'donation', amount: offer.perItem, shade: 'teal' },
        ]}
      />
      <div class={classes('row apart small', priceBarCss['price-legend'])} aria-hidden="true">
        <span>
          <i class={classes(priceBarCss['price-dot'], priceBarCss['goods'])} /> {says.goods}{' '}
          <Money fen={goods} />
        </span>
        <span>
          <i class={classes(priceBarCss['price-dot'], priceBarCss['donation'])} /> {says.donation}{' '}
          <Money fen={offer.perItem} />
        </span>
      </div>
      <p class={priceBarCss['price-gift']}>
        {says.gift(yuan(offer.perItem), inWords(offer.unit), inWords(offer.use))}
      </p>
    </div>
  );
};
