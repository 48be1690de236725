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
import { may } from '../../lib/may';
import { rangeOf } from '../../lib/time';
import { t } from '../../messages';
import { sellingWords } from '../../messages/selling';
import type { CampaignRow } from './campaign';
import { CampaignState } from './campaign-state';

const Card = ({ campaign }: { campaign: CampaignRow }): VNode => {
  return (
    <article class="card">
      <div class="row apart">
        <h2>
          <a class="card-link" href={deskLink(campaign.organisationId, `/campaigns/${campaign.campaignId}`)}>
            {inWords(campaign.name)}
          </a>
        </h2>
        <CampaignState status={campaign.status} />
      </div>
      <p class="muted small">
        {campaign.district && `${inWords(campaign.district)} · `}
        {t().campaign.dates(...rangeOf(campaign.startsOn, campaign.endsOn))}
      </p>
    </article>
  );
};

const DeskCampaignsPage = (): VNode => {
  const says = sellingWords().campaigns;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const [campaigns, readAgain] = useLoad(usePagePath(`/organisations/${organisationId}/campaigns`));
  const mayWrite = may(organisationId, 'manageMoney');
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        {mayWrite && (
          <LinkButton look="main" href={deskLink(organisationId, '/campaigns/new')}>
            <PlusIcon />
            {says.write}
          </LinkButton>
        )}
      </PageHead>
      <Loading loaded={campaigns} again={readAgain} shape={<Skeleton rows={3} height={6} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <EmptyState>{mayWrite ? says.none : says.noneReader}</EmptyState>}
            <div class="grid">
              {items.map((campaign) => (
                <Card key={campaign.campaignId} campaign={campaign} />
              ))}
            </div>
            <Pager next={next} />
          </>
        )}
      </Loading>
    </>
  );
};

export default DeskCampaignsPage;
