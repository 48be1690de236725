import type { VNode } from 'preact';
import type { OfferRow } from '../../../../functions/offers/offer';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { State } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { inWords } from '../../lib/language';
import { may } from '../../lib/may';
import { yuan } from '../../lib/money';
import { ts } from '../../messages';
import '../agreements/agreement.css';

type LinesProps = { organisationId: string; offers: readonly OfferRow[]; onOpened: () => Promise<void> };

const Line = ({
  organisationId,
  offer,
  onOpened,
}: Omit<LinesProps, 'offers'> & { offer: OfferRow }): VNode => {
  const says = ts().offers;
  const { busy, problem, once } = useOnce();
  const open = async (key: string): Promise<void> => {
    const name = inWords(offer.name);
    const agreed = await confirm({
      title: says.openTitle(name),
      says: says.openSays,
      action: says.openNow,
      danger: false,
    });
    if (!agreed) return;
    await post(`/organisations/${organisationId}/offers/${offer.offerId}/open`, {}, key);
    await onOpened();
    tell(says.opened(name));
  };
  return (
    <li class="offer-line">
      <div>
        <strong>{inWords(offer.name)}</strong>
        <p class="muted small">
          {says.priceOf(yuan(offer.price), inWords(offer.unit))} · {says.gift(yuan(offer.perItem))}
        </p>
      </div>
      {offer.status === 'open' ? (
        <>
          <State mood="good">{says.open}</State>
          <a href={`/${organisationId}/offers/${offer.offerId}`}>
            {says.openPublic}
            <span class="hidden-visually">{inWords(offer.name)}</span>
          </a>
        </>
      ) : (
        <>
          <State mood="wait">{says.draft}</State>
          {may(organisationId, 'manageMoney') && (
            <Button
              busy={busy}
              aria-label={`${says.openNow} ${inWords(offer.name)}`}
              onClick={() => void once(open)}
            >
              {says.openNow}
            </Button>
          )}
        </>
      )}
      {problem && <Failure problem={problem} />}
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
