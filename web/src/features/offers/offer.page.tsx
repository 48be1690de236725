import { useLocation, useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Offer } from '../../../../functions/selling/offers/offer';
import { useTitle } from '../../app/title';
import { Field } from '../../components/field';
import { Form } from '../../components/form';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { Bone, Skeleton } from '../../components/skeleton';
import { Notice } from '../../components/state';
import { inWords, language } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { yuan } from '../../lib/money';
import { t } from '../../messages';
import { placeAndPay } from '../orders/pay';
import { ShareButton } from '../share/share-button';
import { PriceBar } from './price-bar';
import { Stepper } from './stepper';
import './offer.css';

const Total = ({ offer, quantity }: { offer: Offer; quantity: number }): VNode => (
  <p class="offer-total" aria-live="polite">
    {t().offer.total} <Money fen={offer.price * quantity} large />
    <span class="offer-share">{t().offer.totalDonation(yuan(offer.perItem * quantity))}</span>
  </p>
);

const Buy = ({ offer, organisationId }: { offer: Offer; organisationId: string }): VNode => {
  const { route } = useLocation();
  const [quantity, setQuantity] = useState(1);
  const says = t().offer;
  return (
    <Form
      action={says.pay}
      look="main"
      label={says.pay}
      onSubmit={async ({ values, key }) => {
        const { offerId, revision } = offer;
        const asked = { offerId, revision, quantity, email: values['email'], locale: language.value };
        await placeAndPay(organisationId, asked, key, route);
      }}
    >
      <Stepper label={says.quantity} unit={inWords(offer.unit)} quantity={quantity} onChange={setQuantity} />
      <Total offer={offer} quantity={quantity} />
      <Field
        name="email"
        type="email"
        label={says.email}
        hint={says.emailHint}
        autocomplete="email"
        optional
      />
      <p class="muted small">{says.frozen}</p>
    </Form>
  );
};

/** Why it is not sold now. */
const NotOnSale = ({ offer }: { offer: Offer }): VNode => {
  const says = t().offer;
  if (offer.status === 'paused') return <Notice mood="wait">{says.paused}</Notice>;
  if (offer.status !== 'closed') return <Notice mood="wait">{says.closed}</Notice>;
  return (
    <Notice mood="wait">
      <p>{says.ended}</p>
      {offer.closedBecause !== undefined && <p>{says.because(offer.closedBecause)}</p>}
    </Notice>
  );
};

const OfferPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const [offer, readAgain] = useLoad<Offer>(`/organisations/${organisationId}/offers/${params['offerId']}`);
  useTitle(offer.state === 'ready' ? inWords(offer.value.name) : undefined);
  return (
    <div class="column page">
      <Loading isPage loaded={offer} again={readAgain} shape={<OfferShape />}>
        {(value) => (
          <div class="offer-page">
            <div>
              <p class="muted">{inWords(value.merchantName)}</p>
              <h1>{inWords(value.name)}</h1>
              <p class="offer-price">
                <Money fen={value.price} large /> <small>{t().offer.price(inWords(value.unit))}</small>
              </p>
              <PriceBar offer={value} />
              <div class="row offer-more">
                <a class="button quiet" href={`/${organisationId}/campaigns/${value.campaignId}`}>
                  {t().offer.backToCampaign}
                </a>
                <ShareButton title={inWords(value.name)} />
              </div>
            </div>
            <div class="card">
              {value.status === 'open' ? (
                <Buy offer={value} organisationId={organisationId} />
              ) : (
                <NotOnSale offer={value} />
              )}
            </div>
          </div>
        )}
      </Loading>
    </div>
  );
};

const OfferShape = (): VNode => (
  <div class="stack">
    <Bone height={3} width="60%" />
    <Skeleton rows={2} height={10} />
  </div>
);

export default OfferPage;
