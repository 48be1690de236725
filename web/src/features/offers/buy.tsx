import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from '../../components/field';
import { Form } from '../../components/form';
import { Money } from '../../components/money';
import { inWords, language } from '../../lib/language';
import { yuan } from '../../lib/money';
import { t } from '../../messages';
import { Stepper } from './stepper';
import type { ToBuy } from './to-buy';
import offerCss from './offer.module.css';

const Total = ({ offer, quantity }: { offer: ToBuy; quantity: number }): VNode => (
  <p class={offerCss['offer-total']} aria-live="polite">
    {t().offer.total}{' '}
    {quantity > 0 ? (
      <>
        <Money fen={offer.price * quantity} large />
        <span class={offerCss['offer-share']}>{t().offer.totalDonation(yuan(offer.perItem * quantity))}</span>
      </>
    ) : (
      t().word.none
    )}
  </p>
);

/** How many, and to pay. */
export const Buy = ({ offer }: { offer: ToBuy }): VNode => {
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
        const { placeAndPay } = await import('../orders/pay');
        await placeAndPay(offer.organisationId, asked, key);
      }}
    >
      <Stepper
        label={says.quantity}
        unit={inWords(offer.unit)}
        left={offer.left}
        quantity={quantity}
        onChange={setQuantity}
      />
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
