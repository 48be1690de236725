import type { VNode } from 'preact';
import type { Organisation } from '../../../../functions/people/organisations/organisation';
import type { OfferAsShown } from '../../../../functions/selling/offers/offer';
import { Callable } from '../../components/callable';
import { Money } from '../../components/money';
import { Notice } from '../../components/state';
import { inWords } from '../../lib/language';
import { now } from '../../lib/now';
import { calendarDayOf } from '../../lib/time';
import { t } from '../../messages';
import { Island, NeedsScript } from '../../pages/island';
import { ShareButton } from '../share/share-button';
import { Buy } from './buy';
import { PriceBar } from './price-bar';
import { toBuy } from './to-buy';
import offerCss from './offer.module.css';
import priceBarCss from './price-bar.module.css';
import { classes } from '../../lib/classes';

type Shown = { offer: OfferAsShown; organisation: Organisation };

/** What the server would refuse to sell is not offered: outside the agreement's days, and where its maximum is reached. */
const isOnSale = ({ status, sellsFrom, sellsUntil, left }: OfferAsShown): boolean => {
  const today = calendarDayOf(now().toISOString());
  return status === 'open' && left !== 0 && today >= sellsFrom && today <= sellsUntil;
};

/** Why it is not sold now. */
const NotOnSale = ({ offer }: { offer: OfferAsShown }): VNode => {
  const says = t().notOnSale;
  if (offer.status === 'open' && offer.left === 0) return <Notice mood="wait">{says.soldOut}</Notice>;
  if (offer.status === 'paused') return <Notice mood="wait">{says.paused}</Notice>;
  if (offer.status !== 'closed') return <Notice mood="wait">{t().offer.closed}</Notice>;
  return (
    <Notice mood="wait">
      <p>{says.ended}</p>
      {offer.closedBecause !== undefined && <p>{says.because(offer.closedBecause)}</p>}
    </Notice>
  );
};

const HowToGet = ({ offer }: { offer: OfferAsShown }): VNode | null =>
  offer.howToGet === undefined ? null : (
    <section aria-labelledby="how-to-get">
      <h2 id="how-to-get">{t().notOnSale.howToGet}</h2>
      <p class="as-typed">
        <Callable text={inWords(offer.howToGet)} />
      </p>
    </section>
  );

/** Drawn by the server: what is pressed on it are the islands. */
export const OfferPage = ({ offer, organisation }: Shown): VNode => (
  <div class="column page">
    <div class={offerCss['offer-page']}>
      <div>
        <p class="muted">{inWords(offer.merchantName)}</p>
        <h1>{inWords(offer.name)}</h1>
        <p class={priceBarCss['offer-price']}>
          <Money fen={offer.price} large /> <small>{t().offer.price(inWords(offer.unit))}</small>
        </p>
        <PriceBar offer={offer} />
        <div class={classes('row', offerCss['offer-more'])}>
          <a class="button quiet" href={`/${organisation.organisationId}/campaigns/${offer.campaignId}`}>
            {t().offer.backToCampaign}
          </a>
          <Island name="share">
            <ShareButton title={inWords(offer.name)} />
          </Island>
        </div>
      </div>
      <div class={classes('card', offerCss['offer-buy'])}>
        {isOnSale(offer) ? (
          <>
            <NeedsScript>{t().noScript.buy}</NeedsScript>
            <Island name="buy" class="needs-script">
              <Buy offer={toBuy({ offer, organisation })} />
            </Island>
          </>
        ) : (
          <NotOnSale offer={offer} />
        )}
      </div>
      <HowToGet offer={offer} />
    </div>
  </div>
);
