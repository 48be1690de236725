import type { VNode } from 'preact';
import { Money } from '../../components/money';
import { State } from '../../components/state';
import { Table } from '../../components/table';
import { Moment } from '../../components/when';
import { inWords } from '../../lib/language';
import { ordersWords } from '../../messages/orders';
import { deskOrderLink, moodOf, type OrderRow } from './desk-order';
import deskOrdersCss from './desk-orders.module.css';
import statementsCss from '../statements/statements.module.css';
import { classes } from '../../lib/classes';

/** Orders line by line, each leading to its page. */
export const OrdersTable = ({
  organisationId,
  orders,
}: {
  organisationId: string;
  orders: readonly OrderRow[];
}): VNode => {
  const says = ordersWords().orders;
  return (
    <Table
      caption={says.title}
      rows={orders}
      keyOf={(one) => one.orderId}
      columns={[
        {
          key: 'what',
          title: says.what,
          cell: (one) => (
            <div class={deskOrdersCss['order-cell']}>
              <a href={deskOrderLink(organisationId, one.orderId)}>
                {says.items(one.quantity, inWords(one.unit), inWords(one.name))}
              </a>
              <div class={classes('secondary small', statementsCss['id'])}>{one.orderId}</div>
            </div>
          ),
        },
        {
          key: 'when',
          title: says.when,
          cell: (one) => (one.paidAt === undefined ? says.notPaid : <Moment at={one.paidAt} isKept />),
        },
        {
          key: 'buyer',
          title: says.buyer,
          cell: (one) => <span class={deskOrdersCss['order-cell']}>{one.email ?? '—'}</span>,
        },
        {
          key: 'state',
          title: says.state,
          cell: (one) => <State mood={moodOf[one.state]}>{says.states[one.state]}</State>,
        },
        { key: 'amount', title: says.amount, isFigure: true, cell: (one) => <Money fen={one.total} /> },
      ]}
    />
  );
};
