import type { VNode } from 'preact';
import type { DisclosedSpending } from '../../../../functions/selling/campaigns/disclosed';
import { Money } from '../../components/money';
import { EmptyState } from '../../components/state';
import { Day } from '../../components/when';
import { inWords } from '../../lib/language';
import { count } from '../../lib/money';
import { t } from '../../messages';
import campaignCss from './campaign.module.css';
import { classes } from '../../lib/classes';

type ListProps = { organisationId: string; spendings: readonly DisclosedSpending[] };

/** The redacted copy where one was published; else that the paper is kept. */
const Paper = ({
  organisationId,
  spending,
}: {
  organisationId: string;
  spending: DisclosedSpending;
}): VNode => {
  const says = t().campaign;
  if (spending.paper === 'kept') return <span class="muted">{says.paperKept}</span>;
  const { spendingId } = spending;
  return (
    <a href={`/api/organisations/${organisationId}/spendings/${spendingId}/paper`} download>
      {says.paper}
      <span class="hidden-visually"> {inWords(spending.purpose)}</span>
    </a>
  );
};

const Row = ({
  organisationId,
  spending,
}: {
  organisationId: string;
  spending: DisclosedSpending;
}): VNode => {
  const says = t().campaign;
  const { on, bought } = spending;
  return (
    <li>
      <span>
        <strong>{inWords(spending.purpose)}</strong>
        {bought && ` · ${says.items(bought.quantity, inWords(bought.unit))}`}
        <br />
        <small class="muted">
          {on !== undefined && <Day day={on} isKept />} · {says.payee(spending.payee)}
          {bought && ` · ${says.handedOverOf(count(bought.handedOver), count(bought.quantity))}`}
        </small>
        <br />
        <small>
          <Paper organisationId={organisationId} spending={spending} />
        </small>
      </span>
      <Money fen={spending.amount} />
    </li>
  );
};

/** Each spending with its day, purpose, payee, amount and paper, and how much of what it bought is handed over. */
export const SpendingList = ({ organisationId, spendings }: ListProps): VNode =>
  spendings.length === 0 ? (
    <EmptyState>{t().campaign.noSpendings}</EmptyState>
  ) : (
    <ul class={classes('plain', campaignCss['parts'])}>
      {spendings.map((spending) => (
        <Row key={spending.spendingId} organisationId={organisationId} spending={spending} />
      ))}
    </ul>
  );
