import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Bar } from '../../components/bar';
import { History as Changes } from '../../components/changing/history';
import { Button } from '../../components/button';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { Skeleton } from '../../components/skeleton';
import { State } from '../../components/state';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { dayOf, dayOfCalendar } from '../../lib/time';
import { moneyWords } from '../../messages/money';
import type { Spending, SpendingRow } from './spending';
import { PublicPaper } from './public-paper';
import { SpendingActs, type ActsProps } from './spending-acts';
import spendingCss from './spending.module.css';
import { classes } from '../../lib/classes';

const SpendingState = ({ spending }: { spending: SpendingRow }): VNode => {
  const says = moneyWords().spending;
  if (spending.status === 'pending') return <State mood="wait">{says.pending}</State>;
  if (spending.status === 'approved') return <State mood="good">{says.approved}</State>;
  return <State mood="bad">{says.declined}</State>;
};

/** Who asked, who decided, when. */
const History = ({ spending }: { spending: Spending }): VNode => {
  const says = moneyWords().spending;
  const decidedBy = spending.status === 'pending' ? '' : (spending.decidedBy ?? says.somebody);
  return (
    <p class="muted small">
      {says.asked(spending.requestedBy ?? says.somebody, dayOf(spending.requestedAt))}
      {spending.status === 'approved' && (
        <>
          <br />
          {says.decidedApproved(decidedBy, dayOfCalendar(spending.decidedOn))}
        </>
      )}
      {spending.status === 'declined' && (
        <>
          <br />
          {says.decidedDeclined(decidedBy, dayOfCalendar(spending.decidedOn))}
          <br />
          {says.reason(spending.reason)}
        </>
      )}
    </p>
  );
};

const Bought = ({ spending }: { spending: SpendingRow }): VNode | null => {
  const { bought, status } = spending;
  const says = moneyWords().spending;
  if (!bought) return null;
  const unit = inWords(bought.unit);
  if (status !== 'approved') return <p class="small">{says.bought(bought.quantity, unit)}</p>;
  const words = says.handedOver(bought.handedOver, bought.quantity, unit);
  return (
    <div class={spendingCss['spending-goods']}>
      <span class="small">{words}</span>
      <Bar
        label={words}
        parts={[
          { key: 'done', amount: bought.handedOver, shade: 'teal' },
          { key: 'rest', amount: bought.quantity - bought.handedOver, shade: 'rest' },
        ]}
      />
    </div>
  );
};

type PapersProps = { organisationId: string; spending: SpendingRow };

const PapersOf = ({ organisationId, spending }: PapersProps): VNode => {
  const says = moneyWords().spending;
  const [papers, readAgain] = useLoad(`/organisations/${organisationId}/spendings/${spending.spendingId}`);
  return (
    <Loading loaded={papers} again={readAgain} shape={<Skeleton height={3} />}>
      {(whole) => (
        <>
          <p class="small">
            <a href={`/api/organisations/${organisationId}/files/${whole.invoiceFileId}`} download>
              {says.seeInvoice}
            </a>
            {whole.invoiceNumber !== undefined && (
              <span class="muted">
                {' '}
                · {says.invoiceNumber} {whole.invoiceNumber}
              </span>
            )}
          </p>
          <History spending={whole} />
          <Changes organisationId={organisationId} which={whole.spendingId} revision={1} />
        </>
      )}
    </Loading>
  );
};

/** Read by themselves: at once where somebody is to decide, else when they are asked for. */
const Papers = (props: PapersProps): VNode => {
  const [isOpen, setOpen] = useState(props.spending.status === 'pending');
  if (isOpen) return <PapersOf {...props} />;
  return (
    <p class="small">
      <Button look="bare" onClick={() => setOpen(true)}>
        {moneyWords().spending.seePapers}
      </Button>
    </p>
  );
};

type SpendingProps = ActsProps & { fundName?: string | undefined };

/** One spending: how much for what, where its paper is, who asked and who decided, what can be done now. */
export const SpendingBody = (props: SpendingProps): VNode => {
  const { organisationId, spending, fundName } = props;
  const says = moneyWords().spending;
  return (
    <div class={spendingCss['spending']}>
      <div class="row apart">
        <strong class={spendingCss['spending-amount']}>
          <Money fen={spending.amount} large />
        </strong>
        <SpendingState spending={spending} />
      </div>
      <p>
        {inWords(spending.purpose)} <span class="muted">· {says.payTo(spending.payee)}</span>
      </p>
      {fundName !== undefined && <p class="muted small">{fundName}</p>}
      <Bought spending={spending} />
      <Papers key={spending.status} organisationId={organisationId} spending={spending} />
      <PublicPaper {...props} />
      <SpendingActs {...props} />
    </div>
  );
};

export const SpendingCard = (props: SpendingProps): VNode => (
  <li class={classes('card', spendingCss['spending-card'])} id={props.spending.spendingId}>
    <SpendingBody {...props} />
  </li>
);
