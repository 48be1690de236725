import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { may } from '../../lib/may';
import { yuan } from '../../lib/money';
import { sellingWords } from '../../messages/selling';
import { Opening } from './open-offer';
import { OfferState } from './offer-state';
import agreementCss from '../agreements/agreement.module.css';

type LinesProps = { organisationId: string; offers: readonly OfferRow[]; onOpened: () => Promise<void> };

type LineProps = Omit<LinesProps, 'offers'> & { offer: OfferRow };

const Line = ({ organisationId, offer, onOpened }: LineProps): VNode => {
  const says = sellingWords().offers;
  const isToOpen = offer.status === 'draft' || offer.status === 'paused';
  return (
    <li class={agreementCss['offer-line']}>
      <div>
        <a href={deskLink(organisationId, `/offers/${offer.offerId}`)}>
          <strong>{inWords(offer.name)}</strong>
        </a>
        <p class="muted small">
          {says.priceOf(yuan(offer.price), inWords(offer.unit))} · {says.gift(yuan(offer.perItem))}
        </p>
      </div>
      <OfferState status={offer.status} />
      {offer.status === 'open' && (
        <a href={`/${organisationId}/offers/${offer.offerId}`}>
          {says.openPublic} <span class="hidden-visually">{inWords(offer.name)}</span>
        </a>
      )}
      {isToOpen && may(organisationId, 'manageMoney') && (
        <Opening organisationId={organisationId} offer={offer} onOpened={onOpened} />
      )}
    </li>
  );
};

/** Offers as rows, each with whether it sells; a refusal to sell stands in words beside its button. */
export const OfferLines = ({ organisationId, offers, onOpened }: LinesProps): VNode => (
  <ul class="plain">
    {offers.map((offer) => (
      <Line key={offer.offerId} organisationId={organisationId} offer={offer} onOpened={onOpened} />
    ))}
  </ul>
);
