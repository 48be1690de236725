import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { PlusIcon } from '../../components/icons';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { useLoadAll } from '../../lib/load-all';
import { may } from '../../lib/may';
import { sellingWords } from '../../messages/selling';
import { AgreementLines } from './agreement-lines';

const emptySentence = (organisationId: string): string => {
  const says = sellingWords().agreements;
  if (may(organisationId, 'manageMoney')) return says.none;
  return may(organisationId, 'seeMoney') ? says.noneReader : says.noneMerchant;
};

const AgreementsPage = (): VNode => {
  const says = sellingWords().agreements;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const [agreements, readAgain] = useLoad(usePagePath(`/organisations/${organisationId}/agreements`));
  const [known] = useLoadAll(`/organisations/${organisationId}/campaigns`);
  const campaigns = new Map<string, string>(
    known.state === 'ready' ? known.value.items.map((one) => [one.campaignId, inWords(one.name)]) : [],
  );
  return (
    <>
      <PageHead title={says.title} lead={may(organisationId, 'seeMoney') ? says.lead : says.leadMerchant}>
        {may(organisationId, 'manageMoney') && (
          <LinkButton look="main" href={deskLink(organisationId, '/agreements/new')}>
            <PlusIcon />
            {says.draft}
          </LinkButton>
        )}
      </PageHead>
      <Loading loaded={agreements} again={readAgain} shape={<Skeleton rows={3} height={5} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <EmptyState>{emptySentence(organisationId)}</EmptyState>
            ) : (
              <AgreementLines organisationId={organisationId} agreements={items} campaigns={campaigns} />
            )}
            <Pager next={next} />
          </>
        )}
      </Loading>
    </>
  );
};

export default AgreementsPage;
