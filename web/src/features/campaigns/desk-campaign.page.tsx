import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../components/button';
import { EndButton } from '../../components/changing/end-button';
import { History } from '../../components/changing/history';
import { confirm } from '../../components/confirm';
import { Facts } from '../../components/facts';
import { useOnce } from '../../components/form';
import { Failure, Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { PageHead, toPageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { useLoadAll } from '../../lib/load-all';
import { may } from '../../lib/may';
import { rangeOf } from '../../lib/time';
import { t } from '../../messages';
import { sellingWords } from '../../messages/selling';
import { historyWords } from '../../messages/history';
import { AgreementLines } from '../agreements/agreement-lines';
import { OfferLines } from '../offers/offer-lines';
import { campaignLink, type CampaignPage } from './campaign';
import { CorrectHandOvers } from './correct-hand-over';
import { CampaignState } from './campaign-state';

const Publish = ({ campaign, onDone }: { campaign: CampaignPage; onDone: () => Promise<void> }): VNode => {
  const says = sellingWords().campaigns;
  const { busy, problem, once } = useOnce();
  const publish = async (key: string): Promise<void> => {
    const agreed = await confirm({
      title: says.publishTitle(inWords(campaign.name)),
      says: says.publishSays,
      action: says.publish,
      danger: false,
    });
    if (!agreed) return;
    await post(`/organisations/${campaign.organisationId}/campaigns/${campaign.campaignId}/publish`, {}, key);
    await onDone();
    toPageHead();
    tell(says.didPublish);
  };
  return (
    <>
      <Button look="main" busy={busy} onClick={() => void once(publish)}>
        {says.publish}
      </Button>
      {problem && <Failure problem={problem} />}
    </>
  );
};

const Acts = ({ campaign, onDone }: { campaign: CampaignPage; onDone: () => Promise<void> }): VNode => {
  const says = sellingWords().campaigns;
  const { organisationId, campaignId, status } = campaign;
  if (status === 'withdrawn' || status === 'ended') return <></>;
  const ends = status === 'draft' ? says.withdraw : says.end;
  return (
    <>
      {status === 'draft' && <Publish campaign={campaign} onDone={onDone} />}
      <LinkButton look="quiet" href={deskLink(organisationId, `/campaigns/${campaignId}/change`)}>
        {historyWords().history.change}
      </LinkButton>
      <EndButton
        action={ends.action}
        title={ends.title(inWords(campaign.name))}
        says={ends.says}
        done={ends.done}
        path={`/organisations/${organisationId}/campaigns/${campaignId}/end`}
        onDone={onDone}
      />
    </>
  );
};

const River = ({ campaign }: { campaign: CampaignPage }): VNode => {
  const says = sellingWords().campaigns;
  const { sold, due, paidOver, spent } = campaign.river;
  return (
    <Facts
      rows={[
        { label: says.purpose, value: inWords(campaign.purpose) },
        {
          label: says.dates,
          value: t().campaign.dates(...rangeOf(campaign.startsOn, campaign.endsOn)),
        },
        campaign.filingNumber === undefined
          ? undefined
          : { label: says.filingNumber, value: campaign.filingNumber },
        {
          label: says.fund,
          value: (
            <a href={deskLink(campaign.organisationId, `/funds/${campaign.fundId}`)}>
              {inWords(campaign.fundName)}
            </a>
          ),
        },
        {
          label: says.due,
          value: (
            <>
              <Money fen={due.amount} /> <span class="muted small">{says.sold(sold.count)}</span>
            </>
          ),
        },
        { label: says.paidOver, value: <Money fen={paidOver.amount} /> },
        { label: says.spent, value: <Money fen={spent.amount} /> },
      ]}
    />
  );
};

const Agreements = ({ campaign, mayWrite }: { campaign: CampaignPage; mayWrite: boolean }): VNode => {
  const says = sellingWords().campaigns;
  const [agreements, readAgain] = useLoadAll(`/organisations/${campaign.organisationId}/agreements`);
  return (
    <section aria-labelledby="agreements">
      <div class="row apart">
        <h2 id="agreements">{says.agreements}</h2>
        {mayWrite && (
          <LinkButton
            look="quiet"
            href={`${deskLink(campaign.organisationId, '/agreements/new')}?campaign=${campaign.campaignId}`}
          >
            {says.draftAgreement}
          </LinkButton>
        )}
      </div>
      <Loading loaded={agreements} again={readAgain} shape={<Skeleton height={5} />}>
        {({ items }) => {
          const own = items.filter((one) => one.campaignId === campaign.campaignId);
          if (own.length === 0) return <EmptyState>{says.noAgreements}</EmptyState>;
          return <AgreementLines organisationId={campaign.organisationId} agreements={own} />;
        }}
      </Loading>
    </section>
  );
};

const Offers = ({ campaign, mayWrite }: { campaign: CampaignPage; mayWrite: boolean }): VNode => {
  const says = sellingWords().campaigns;
  const [offers, readAgain] = useLoad(
    `/organisations/${campaign.organisationId}/offers?campaignId=${campaign.campaignId}&limit=50`,
  );
  return (
    <section aria-labelledby="offers">
      <div class="row apart">
        <h2 id="offers">{says.offers}</h2>
        {mayWrite && (
          <LinkButton look="quiet" href={deskLink(campaign.organisationId, '/offers/new')}>
            {says.newOffer}
          </LinkButton>
        )}
      </div>
      <Loading loaded={offers} again={readAgain} shape={<Skeleton height={5} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.noOffers}</EmptyState>
          ) : (
            <OfferLines organisationId={campaign.organisationId} offers={items} onOpened={readAgain} />
          )
        }
      </Loading>
    </section>
  );
};

const DeskCampaignPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const says = sellingWords().campaigns;
  const [campaign, readAgain] = useLoad(
    `/organisations/${organisationId}/campaigns/${params['campaignId'] ?? ''}`,
  );
  useTitle(campaign.state === 'ready' ? inWords(campaign.value.name) : undefined);
  const mayWrite = may(organisationId, 'manageMoney');
  return (
    <Loading isPage loaded={campaign} again={readAgain} shape={<Skeleton rows={3} height={6} />}>
      {(value) => (
        <>
          <PageHead
            title={inWords(value.name)}
            back={{ href: deskLink(organisationId, '/campaigns'), says: says.title }}
            state={<CampaignState status={value.status} />}
          >
            {(value.status === 'published' || value.status === 'ended') && (
              <LinkButton look="quiet" href={campaignLink(value)}>
                {says.openPublic}
              </LinkButton>
            )}
            {mayWrite && <Acts campaign={value} onDone={readAgain} />}
          </PageHead>
          {value.endedBecause !== undefined && (
            <Notice mood="wait">{historyWords().history.because(value.endedBecause)}</Notice>
          )}
          <River campaign={value} />
          {may(organisationId, 'seeMoney') && <Agreements campaign={value} mayWrite={mayWrite} />}
          <Offers key={value.status} campaign={value} mayWrite={mayWrite} />
          <CorrectHandOvers organisationId={organisationId} handOvers={value.handOvers} onDone={readAgain} />
          <History organisationId={organisationId} which={value.campaignId} revision={value.revision} />
        </>
      )}
    </Loading>
  );
};

export default DeskCampaignPage;
