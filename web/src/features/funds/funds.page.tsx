import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { PageHead } from '../../components/page-head';
import { Bone, Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { useLoadAll } from '../../lib/load-all';
import { ts } from '../../messages';
import type { CampaignRow } from '../campaigns/campaign';
import './fund.css';

const FundCard = ({ campaign }: { campaign: CampaignRow }): VNode => {
  const says = ts().funds;
  const [fund, readAgain] = useLoad(`/organisations/${campaign.organisationId}/funds/${campaign.fundId}`);
  return (
    <article class="card fund-card">
      <Loading loaded={fund} again={readAgain} shape={<Bone height={7} />}>
        {(value) => (
          <>
            <h2>
              <a class="card-link" href={deskLink(campaign.organisationId, `/funds/${campaign.fundId}`)}>
                {inWords(value.name)}
              </a>
            </h2>
            <p class="muted small">{inWords(campaign.name)}</p>
            <dl>
              <div>
                <dt>{says.free}</dt>
                <dd class="fund-main">
                  <Money fen={value.free} large />
                </dd>
              </div>
              {(
                [
                  ['received', value.received],
                  ['spent', value.spent],
                  ['held', value.requested],
                  ['promised', value.outstanding],
                ] as const
              ).map(([figure, amount]) => (
                <div key={figure}>
                  <dt>{says[figure]}</dt>
                  <dd>
                    <Money fen={amount} />
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </Loading>
    </article>
  );
};

const FundsPage = (): VNode => {
  const says = ts().funds;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const [campaigns, readAgain] = useLoadAll(`/organisations/${organisationId}/campaigns`);
  return (
    <>
      <PageHead title={says.title} lead={says.lead} />
      <Loading loaded={campaigns} again={readAgain} shape={<Skeleton rows={2} height={9} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.none}</EmptyState>
          ) : (
            <div class="grid">
              {items.map((campaign) => (
                <FundCard key={campaign.fundId} campaign={campaign} />
              ))}
            </div>
          )
        }
      </Loading>
    </>
  );
};

export default FundsPage;
