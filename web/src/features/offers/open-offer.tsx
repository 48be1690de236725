import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { OfferRow } from '../../../../functions/selling/offers/offer';
import { Button } from '../../components/button';
import { confirm } from '../../components/confirm';
import { useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { sellingWords } from '../../messages/selling';
import agreementCss from '../agreements/agreement.module.css';
import { classes } from '../../lib/classes';

type OpeningProps = { organisationId: string; offer: OfferRow; onOpened: () => Promise<void> };

/** What must come first, with the way to it; nothing where nothing is missing, or while that is not known. */
const useHindrance = (organisationId: string, offer: OfferRow) => {
  const says = sellingWords().offers;
  const base = `/organisations/${organisationId}` as const;
  const [whole] = useLoad(`${base}/offers/${offer.offerId}`);
  const [campaign] = useLoad(`${base}/campaigns/${offer.campaignId}`);
  const agreementId = whole.state === 'ready' ? whole.value.agreementId : undefined;
  const [agreement] = useLoad(agreementId && `${base}/agreements/${agreementId}`);
  if (agreement.state === 'ready' && agreement.value.status === 'draft') {
    const href = deskLink(organisationId, `/agreements/${agreement.value.agreementId}`);
    return { because: says.unsigned, href, link: says.readAgreement };
  }
  if (campaign.state === 'ready' && campaign.value.status === 'draft') {
    const href = deskLink(organisationId, `/campaigns/${offer.campaignId}`);
    return { because: says.unpublished, href, link: says.seeCampaign };
  }
  return undefined;
};

/** The button that puts it on sale; where something must come first, that stands beside it. */
export const Opening = ({ organisationId, offer, onOpened }: OpeningProps): VNode => {
  const says = sellingWords().offers;
  const id = useId();
  const hindrance = useHindrance(organisationId, offer);
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
    <>
      <Button
        busy={busy}
        disabled={hindrance !== undefined}
        aria-describedby={hindrance && id}
        aria-label={`${offer.status === 'paused' ? says.resume : says.openNow} ${inWords(offer.name)}`}
        onClick={() => void once(open)}
      >
        {offer.status === 'paused' ? says.resume : says.openNow}
      </Button>
      {hindrance && (
        <p class={classes('small', agreementCss['offer-hindrance'])}>
          <span id={id}>{hindrance.because}</span> <a href={hindrance.href}>{hindrance.link}</a>
        </p>
      )}
      {problem && <Failure problem={problem} />}
    </>
  );
};
