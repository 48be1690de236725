import type { VNode } from 'preact';
import { Money } from '../../components/money';
import { Table } from '../../components/table';
import { Moment } from '../../components/when';
import { deskLink } from '../../lib/desk-links';
import { yearDayOf } from '../../lib/time';
import { moneyWords } from '../../messages/money';
import { amountOf, creditsOf, debitsOf, type Entry } from './fund';
import fundCss from './fund.module.css';
import { classes } from '../../lib/classes';

type Names = { merchant: (merchantId: string) => string; fund: string };

const accountInWords = (account: string, names: Names): string => {
  const says = moneyWords().entries;
  if (account === 'bank' || account === 'payable') return says.accounts[account];
  const [kind, id = ''] = account.split(':');
  return kind === 'fund' ? says.fund(names.fund) : says.dueFrom(names.merchant(id));
};

const whatHappened = (entry: Entry): string => {
  const says = moneyWords().entries;
  switch (entry.because) {
    case 'sale':
      return says.sale;
    case 'refund':
      return says.refund(yearDayOf(entry.dueDay));
    case 'refund-undone':
      return says.refundUndone(yearDayOf(entry.dueDay));
    case 'remittance':
      return says.remittance;
    case 'remittance-undone':
      return says.undone;
    case 'spending':
      return says.spending;
  }
};

/** Where the thing that caused it can be looked at. */
const Cause = ({ organisationId, entry }: { organisationId: string; entry: Entry }): VNode | null => {
  const says = moneyWords().entries;
  if ('orderId' in entry) return <a href={`/${organisationId}/orders/${entry.orderId}`}>{says.order}</a>;
  if (entry.because === 'spending')
    return (
      <a href={`${deskLink(organisationId, '/spending')}?fund=${entry.fundId}#${entry.spendingId}`}>
        {says.seeSpending}
      </a>
    );
  return null;
};

const Legs = ({
  legs,
  names,
}: {
  legs: readonly { account: string; amount: number }[];
  names: Names;
}): VNode => (
  <ul class={classes('plain', fundCss['entry-legs'])}>
    {legs.map((leg) => (
      <li key={leg.account}>
        {accountInWords(leg.account, names)}
        {legs.length > 1 && (
          <>
            {' '}
            <Money fen={leg.amount} />
          </>
        )}
      </li>
    ))}
  </ul>
);

type EntriesProps = { organisationId: string; entries: readonly Entry[]; names: Names; caption: string };

/** The books as a treasurer reads them: when, what happened, which account was debited and which credited. */
export const EntriesTable = ({ organisationId, entries, names, caption }: EntriesProps): VNode => {
  const says = moneyWords().entries;
  return (
    <div class={fundCss['entries']}>
      <Table
        caption={caption}
        rows={entries}
        keyOf={(entry) => entry.entryId}
        columns={[
          { key: 'when', title: says.when, cell: (entry) => <Moment at={entry.at} isKept /> },
          {
            key: 'what',
            title: says.what,
            cell: (entry) => (
              <div>
                {whatHappened(entry)} <Cause organisationId={organisationId} entry={entry} />
                <div class={classes(fundCss['entry-id'], 'secondary')}>{says.number(entry.entryId)}</div>
              </div>
            ),
          },
          { key: 'debit', title: says.debit, cell: (entry) => <Legs legs={debitsOf(entry)} names={names} /> },
          {
            key: 'credit',
            title: says.credit,
            cell: (entry) => <Legs legs={creditsOf(entry)} names={names} />,
          },
          {
            key: 'amount',
            title: says.amount,
            isFigure: true,
            cell: (entry) => <Money fen={amountOf(entry)} />,
          },
        ]}
      />
    </div>
  );
};
