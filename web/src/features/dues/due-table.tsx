import type { VNode } from 'preact';
import { Money } from '../../components/money';
import { State } from '../../components/state';
import { Table } from '../../components/table';
import { Day } from '../../components/when';
import { yuan } from '../../lib/money';
import { dayOfCalendar } from '../../lib/time';
import { moneyWords } from '../../messages/money';
import { perItemOf, type Due } from './due';
import duesCss from './dues.module.css';

/** How the day's amount came about: so many items, at so much each. */
const because = (due: Due): string => {
  const says = moneyWords().dues;
  const each = perItemOf(due);
  if (each !== undefined) return says.each(due.count, yuan(each));
  return due.count < 0 ? says.refunds(-due.count) : says.count(due.count);
};

/** What is due, day by day, and why. */
export const DueTable = ({ dues, caption }: { dues: readonly Due[]; caption: string }): VNode => {
  const says = moneyWords().dues;
  return (
    <div class={duesCss['due-table']}>
      <Table
        caption={caption}
        rows={dues}
        keyOf={(due) => due.dueId}
        columns={[
          {
            key: 'day',
            title: says.day,
            cell: (due) => (
              <>
                <Day day={due.day} /> {due.page > 1 && <span class="muted small">{says.page(due.page)}</span>}
              </>
            ),
          },
          { key: 'items', title: says.items, isFigure: true, cell: because },
          {
            key: 'amount',
            title: says.amount,
            isFigure: true,
            cell: (due) => (
              <>
                <Money fen={due.amount} />
                {due.amount < 0 && due.status === 'open' && <span class="muted small"> {says.carried}</span>}
              </>
            ),
          },
          {
            key: 'state',
            title: says.state,
            cell: (due) =>
              due.status === 'open' ? (
                <State mood="wait">{says.open}</State>
              ) : (
                <State mood="good">{says.paid(dayOfCalendar(due.paidOverOn))}</State>
              ),
          },
        ]}
      />
    </div>
  );
};
