import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { moneyWords } from '../../messages/money';
import type { ListedFund } from './fund';
import fundCss from './fund.module.css';
import { classes } from '../../lib/classes';

const FundCard = ({ organisationId, fund }: { organisationId: string; fund: ListedFund }): VNode => {
  const says = moneyWords().funds;
  return (
    <article class={classes('card', fundCss['fund-card'])}>
      <h2>
        <a class="card-link" href={deskLink(organisationId, `/funds/${fund.fundId}`)}>
          {inWords(fund.name)}
        </a>
      </h2>
      <p class="muted small">{inWords(fund.campaignName)}</p>
      <dl>
        <div>
          <dt>{says.free}</dt>
          <dd class={fundCss['fund-main']}>
            <Money fen={fund.free} large />
          </dd>
        </div>
        {(
          [
            ['received', fund.received],
            ['spent', fund.spent],
            ['held', fund.requested],
            ['promised', fund.outstanding],
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
    </article>
  );
};

const FundsPage = (): VNode => {
  const says = moneyWords().funds;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const [funds, readAgain] = useLoad(usePagePath(`/organisations/${organisationId}/funds?limit=50`));
  return (
    <>
      <PageHead title={says.title} lead={says.lead} />
      <Loading loaded={funds} again={readAgain} shape={<Skeleton rows={2} height={9} />}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <EmptyState>{says.none}</EmptyState>}
            <div class="grid">
              {items.map((fund) => (
                <FundCard key={fund.fundId} organisationId={organisationId} fund={fund} />
              ))}
            </div>
            <Pager next={next} />
          </>
        )}
      </Loading>
    </>
  );
};

export default FundsPage;
