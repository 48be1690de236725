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
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { sellingWords } from '../../messages/selling';
import { OfferLines } from './offer-lines';

const OffersPage = (): VNode => {
  const says = sellingWords().offers;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const mayWrite = may(organisationId, 'manageMoney');
  const [offers, readAgain] = useLoad(usePagePath(`/organisations/${organisationId}/offers`));
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        {mayWrite && (
          <LinkButton look="main" href={deskLink(organisationId, '/offers/new')}>
            <PlusIcon />
            {says.write}
          </LinkButton>
        )}
      </PageHead>
      <Loading loaded={offers} again={readAgain} shape={<Skeleton rows={3} height={5} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <EmptyState>{mayWrite ? says.none : says.noneReader}</EmptyState>
            ) : (
              <OfferLines organisationId={organisationId} offers={items} onOpened={readAgain} />
            )}
            <Pager next={next} />
          </>
        )}
      </Loading>
    </>
  );
};

export default OffersPage;
