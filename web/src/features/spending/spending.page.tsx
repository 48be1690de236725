import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { PlusIcon } from '../../components/icons';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { SaveAs } from '../../components/save-as';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { Views } from '../../components/views';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { busiestFirst, latelyIn, noteLately } from '../../lib/lately';
import { useLoadAll } from '../../lib/load-all';
import { may } from '../../lib/may';
import { moneyWords } from '../../messages/money';
import type { CampaignRow } from '../campaigns/campaign';
import { useOpenSpendings } from './open-spendings';
import { SpendingCard } from './spending-card';

const Spendings = ({ organisationId, fundId }: { organisationId: string; fundId: string }): VNode => {
  const says = moneyWords().spending;
  const [spendings, readAgain] = useLoad(
    usePagePath(`/organisations/${organisationId}/funds/${fundId}/spendings`),
  );
  // A link from the books names one spending: it is there only once the list is.
  const isReady = spendings.state === 'ready';
  useEffect(() => {
    if (isReady && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isReady]);
  return (
    <Loading loaded={spendings} again={readAgain} shape={<Skeleton rows={3} height={8} />}>
      {({ items, next }) => (
        <>
          {items.length === 0 && (
            <EmptyState>{may(organisationId, 'askForMoney') ? says.none : says.noneReader}</EmptyState>
          )}
          <ul class="plain stack">
            {items.map((spending) => (
              <SpendingCard
                key={spending.spendingId}
                organisationId={organisationId}
                spending={spending}
                onChanged={readAgain}
              />
            ))}
          </ul>
          <Pager next={next} />
          {items.length > 0 && (
            <p class="no-print">
              <SaveAs path={`/organisations/${organisationId}/funds/${fundId}/spendings`} />
            </p>
          )}
        </>
      )}
    </Loading>
  );
};

type OpenProps = { organisationId: string; open: ReturnType<typeof useOpenSpendings> };

/** What waits in all funds: what is to be decided first, then what is to be handed over. */
const Open = ({ organisationId, open: [spendings, readAgain] }: OpenProps): VNode => {
  const says = moneyWords().spending;
  return (
    <Loading loaded={spendings} again={readAgain} shape={<Skeleton rows={3} height={8} />}>
      {({ items, isCut }) => (
        <>
          {items.length === 0 && <EmptyState>{says.noneOpen}</EmptyState>}
          <ul class="plain stack">
            {[...items]
              .sort((one, other) => Number(other.status === 'pending') - Number(one.status === 'pending'))
              .map((spending) => (
                <SpendingCard
                  key={spending.spendingId}
                  organisationId={organisationId}
                  spending={spending}
                  fundName={inWords(spending.fundName)}
                  onChanged={readAgain}
                />
              ))}
          </ul>
          {isCut && <Notice>{says.isCut}</Notice>}
        </>
      )}
    </Loading>
  );
};

type FundsProps = { organisationId: string; campaigns: readonly CampaignRow[] };
const OPEN = 'open';

/** How much waits in each fund. */
const waitingIn = (open: ReturnType<typeof useOpenSpendings>[0]): ReadonlyMap<string, number> => {
  const waiting = new Map<string, number>();
  if (open.state !== 'ready') return waiting;
  for (const { fundId } of open.value.items) waiting.set(fundId, (waiting.get(fundId) ?? 0) + 1);
  return waiting;
};

const OfFund = ({ organisationId, campaigns }: FundsProps): VNode => {
  const { query } = useLocation();
  const says = moneyWords().spending;
  const asked = campaigns.find((one) => one.fundId === query['fund']);
  const only = campaigns.length === 1 ? campaigns[0] : undefined;
  const here = (asked ?? only)?.fundId;
  const open = useOpenSpendings(organisationId);
  useEffect(() => {
    if (asked) noteLately(organisationId, asked.fundId);
  }, [asked?.fundId]);
  const inTurn = busiestFirst(campaigns, ({ fundId }) => fundId, {
    waiting: waitingIn(open[0]),
    lately: latelyIn(organisationId),
  });
  return (
    <>
      {campaigns.length > 1 && (
        <Views
          label={says.ofFund}
          name="fund"
          here={here ?? OPEN}
          views={[
            { key: OPEN, says: says.open },
            ...inTurn.map((one) => ({ key: one.fundId, says: inWords(one.name) })),
          ]}
        />
      )}
      {here === undefined ? (
        <Open organisationId={organisationId} open={open} />
      ) : (
        <Spendings key={here} organisationId={organisationId} fundId={here} />
      )}
    </>
  );
};

const SpendingPage = (): VNode => {
  const says = moneyWords().spending;
  const organisationId = useOrganisationId();
  const { query } = useLocation();
  useTitle(says.title);
  const [campaigns, readAgain] = useLoadAll(`/organisations/${organisationId}/campaigns`);
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        {may(organisationId, 'askForMoney') && (
          <LinkButton
            look="main"
            href={`${deskLink(organisationId, '/spending/new')}${query['fund'] === undefined ? '' : `?fund=${query['fund']}`}`}
          >
            <PlusIcon />
            {says.request}
          </LinkButton>
        )}
      </PageHead>
      <Loading loaded={campaigns} again={readAgain} shape={<Skeleton rows={3} height={8} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.noFund}</EmptyState>
          ) : (
            <OfFund organisationId={organisationId} campaigns={items} />
          )
        }
      </Loading>
    </>
  );
};

export default SpendingPage;
