import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import type { Offer } from '../../../../functions/selling/offers/offer';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { History } from '../../components/changing/history';
import { Facts } from '../../components/facts';
import { useOnce } from '../../components/form';
import { Failure, Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { rangeOf } from '../../lib/time';
import { sellingWords } from '../../messages/selling';
import { historyWords } from '../../messages/history';
import { OfferState } from './offer-state';
import { Opening } from './open-offer';

type ActsProps = { organisationId: string; offer: Offer; onDone: () => Promise<void> };

const Pause = ({ organisationId, offer, onDone }: ActsProps): VNode => {
  const says = sellingWords().offers;
  const { busy, problem, once } = useOnce();
  const pause = async (key: string): Promise<void> => {
    await post(`/organisations/${organisationId}/offers/${offer.offerId}/pause`, {}, key);
    await onDone();
    tell(says.paused);
  };
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => void once(pause)}>
        {says.pause}
      </Button>
      {problem && <Failure problem={problem} />}
    </>
  );
};

const Acts = (props: ActsProps): VNode => {
  const says = sellingWords().offers;
  const { organisationId, offer, onDone } = props;
  if (offer.status === 'closed') return <></>;
  return (
    <>
      {offer.status === 'open' ? (
        <Pause {...props} />
      ) : (
        <Opening organisationId={organisationId} offer={offer} onOpened={onDone} />
      )}
      <LinkButton look="quiet" href={deskLink(organisationId, `/offers/${offer.offerId}/change`)}>
        {historyWords().history.change}
      </LinkButton>
      <EndButton
        action={says.close.action}
        title={says.close.title(inWords(offer.name))}
        says={says.close.says}
        done={says.close.done}
        path={`/organisations/${organisationId}/offers/${offer.offerId}/close`}
        onDone={onDone}
      />
    </>
  );
};

const OfferFacts = ({ organisationId, offer }: Pick<ActsProps, 'organisationId' | 'offer'>): VNode => {
  const says = sellingWords().offers;
  const readAgreement = (
    <a href={deskLink(organisationId, `/agreements/${offer.agreementId}`)}>{inWords(offer.merchantName)}</a>
  );
  return (
    <Facts
      rows={[
        { label: says.price, value: <Money fen={offer.price} /> },
        { label: says.donation, value: <Money fen={offer.perItem} /> },
        { label: says.unit, value: inWords(offer.unit) },
        offer.howToGet && { label: says.howToGet, value: inWords(offer.howToGet) },
        { label: says.agreement, value: readAgreement },
        { label: sellingWords().agreements.use, value: inWords(offer.use) },
        {
          label: sellingWords().agreements.period,
          value: sellingWords().agreements.dates(...rangeOf(offer.sellsFrom, offer.sellsUntil)),
        },
        {
          label: sellingWords().agreements.campaign,
          value: <a href={deskLink(organisationId, `/campaigns/${offer.campaignId}`)}>{says.seeCampaign}</a>,
        },
      ]}
    />
  );
};

const DeskOfferPage = (): VNode => {
  const says = sellingWords().offers;
  const { o = '', offerId = '' } = useRoute().params;
  const [offer, readAgain] = useLoad(`/organisations/${o}/offers/${offerId}`);
  useTitle(offer.state === 'ready' ? inWords(offer.value.name) : undefined);
  return (
    <Loading isPage loaded={offer} again={readAgain} shape={<Skeleton rows={2} height={6} />}>
      {(value) => (
        <>
          <PageHead
            title={inWords(value.name)}
            back={{ href: deskLink(o, '/offers'), says: says.title }}
            state={<OfferState status={value.status} />}
          >
            {value.status !== 'draft' && (
              <LinkButton look="quiet" href={`/${o}/offers/${offerId}`}>
                {says.openPublic}
              </LinkButton>
            )}
            {may(o, 'manageMoney') && <Acts organisationId={o} offer={value} onDone={readAgain} />}
          </PageHead>
          {value.closedBecause !== undefined && (
            <Notice mood="wait">{historyWords().history.because(value.closedBecause)}</Notice>
          )}
          <OfferFacts organisationId={o} offer={value} />
          <History organisationId={o} which={value.offerId} revision={value.revision} />
        </>
      )}
    </Loading>
  );
};

export default DeskOfferPage;
