import { useLocation, useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { PageHead } from '../../components/page-head';
import { SaveAs } from '../../components/save-as';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { together, useLoadAll } from '../../lib/load-all';
import { may } from '../../lib/may';
import { yuan } from '../../lib/money';
import { moneyWords } from '../../messages/money';
import { SpendingCard } from '../spending/spending-card';
import { EntriesTable } from './entries-table';
import { figureOf, madeOf, type Figure, type FundAsItStands } from './fund';
import fundCss from './fund.module.css';
import { classes } from '../../lib/classes';

const Figures = ({ fund, here }: { fund: FundAsItStands; here: Figure }): VNode => {
  const { path } = useLocation();
  const says = moneyWords().funds;
  const figures: readonly { key: Figure; amount: number; says: string }[] = [
    { key: 'received', amount: fund.received, says: says.receivedSays },
    { key: 'promised', amount: fund.outstanding, says: says.promisedSays(yuan(fund.accrued)) },
    { key: 'held', amount: fund.requested, says: says.heldSays },
    { key: 'spent', amount: fund.spent, says: says.spentSays },
    { key: 'free', amount: fund.free, says: says.freeSays },
  ];
  return (
    <nav aria-label={says.figures}>
      <ul class={classes('plain', fundCss['figures'])}>
        {figures.map((figure) => (
          <li key={figure.key}>
            <a href={`${path}?of=${figure.key}`} aria-current={figure.key === here ? 'true' : undefined}>
              <span class={fundCss['figure-label']}>{says[figure.key]}</span>
              <span class={fundCss['figure-amount']}>
                <Money fen={figure.amount} large />
              </span>
              <span class={classes(fundCss['figure-says'], 'secondary')}>{figure.says}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

type PartProps = { organisationId: string; fund: FundAsItStands };

/** The entries that make up one figure. */
const Entries = ({ organisationId, fund, here }: PartProps & { here: Exclude<Figure, 'held'> }): VNode => {
  const says = moneyWords().entries;
  const [entries, readEntries] = useLoadAll(`/organisations/${organisationId}/funds/${fund.fundId}/entries`);
  const [merchants, readMerchants] = useLoadAll(`/organisations/${organisationId}/merchants`);
  return (
    <Loading
      loaded={together(entries, merchants)}
      again={() => Promise.all([readEntries(), readMerchants()])}
      shape={<Skeleton rows={5} height={3} />}
    >
      {([all, known]) => {
        const nameOf = new Map<string, string>(known.items.map((one) => [one.merchantId, inWords(one.name)]));
        const shown = all.items.filter((entry) => madeOf[here].includes(entry.because));
        if (shown.length === 0)
          return <EmptyState>{all.items.length === 0 ? says.none : says.noneOf}</EmptyState>;
        return (
          <>
            {all.isCut && <Notice>{says.cut}</Notice>}
            <EntriesTable
              organisationId={organisationId}
              entries={shown}
              caption={says.of[here]}
              names={{
                merchant: (id) => nameOf.get(id) ?? moneyWords().dues.unknownMerchant,
                fund: inWords(fund.name),
              }}
            />
          </>
        );
      }}
    </Loading>
  );
};

/** What is asked for and not decided: no entries yet. */
const Held = ({ organisationId, fund, readFund }: PartProps & { readFund: () => Promise<void> }): VNode => {
  const says = moneyWords().entries;
  const [spendings, readAgain] = useLoadAll(
    `/organisations/${organisationId}/funds/${fund.fundId}/spendings`,
  );
  const changed = async (): Promise<void> => {
    await Promise.all([readAgain(), readFund()]);
  };
  return (
    <Loading loaded={spendings} again={readAgain} shape={<Skeleton rows={2} height={7} />}>
      {({ items }) => {
        const pending = items.filter((one) => one.status === 'pending');
        if (pending.length === 0) return <EmptyState>{says.noneHeld}</EmptyState>;
        return (
          <ul class="plain stack">
            {pending.map((spending) => (
              <SpendingCard
                key={spending.spendingId}
                organisationId={organisationId}
                spending={spending}
                onChanged={changed}
              />
            ))}
          </ul>
        );
      }}
    </Loading>
  );
};

const FundPage = (): VNode => {
  const { params } = useRoute();
  const { query } = useLocation();
  const organisationId = params['o'] ?? '';
  const here = figureOf(query['of']);
  const [fund, readFund] = useLoad(`/organisations/${organisationId}/funds/${params['fundId'] ?? ''}`);
  useTitle(fund.state === 'ready' ? inWords(fund.value.name) : undefined);
  return (
    <Loading isPage loaded={fund} again={readFund} shape={<Skeleton rows={3} height={7} />}>
      {(value) => (
        <>
          <PageHead
            title={inWords(value.name)}
            back={{ href: deskLink(organisationId, '/funds'), says: moneyWords().funds.back }}
            lead={
              <a href={deskLink(organisationId, `/campaigns/${value.campaignId}`)}>
                {moneyWords().funds.campaign}
              </a>
            }
          >
            <SaveAs path={`/organisations/${organisationId}/funds/${value.fundId}/entries`} />
            {may(organisationId, 'askForMoney') && (
              <LinkButton
                look="quiet"
                href={`${deskLink(organisationId, '/spending/new')}?fund=${value.fundId}`}
              >
                {moneyWords().funds.ask}
              </LinkButton>
            )}
          </PageHead>
          <Figures fund={value} here={here} />
          <section aria-labelledby="entries">
            <h2 id="entries">{moneyWords().entries.of[here]}</h2>
            {here === 'held' ? (
              <Held organisationId={organisationId} fund={value} readFund={readFund} />
            ) : (
              <Entries organisationId={organisationId} fund={value} here={here} />
            )}
          </section>
        </>
      )}
    </Loading>
  );
};

export default FundPage;
