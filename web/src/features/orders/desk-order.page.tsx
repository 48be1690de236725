import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import type { ExtraPayment } from '../../../../functions/selling/orders/extra-payment';
import { useTitle } from '../../app/title';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice, State } from '../../components/state';
import { Moment } from '../../components/when';
import type { Answer } from '../../lib/contract';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { together } from '../../lib/load-all';
import { yuan } from '../../lib/money';
import { ordersWords } from '../../messages/orders';
import { sellingWords } from '../../messages/selling';
import { statementsWords } from '../../messages/statements';
import { moodOf, type OrderRow } from './desk-order';
import { MoneyLine } from './money-line';
import './order.module.css';
import deskOrdersCss from './desk-orders.module.css';

type Told = { organisationId: string; row: OrderRow };
type Whole = Answer<`/organisations/${string}/orders/${string}`>;

const OrderFacts = ({ organisationId, row }: Told): VNode => {
  const says = ordersWords().orders.page;
  return (
    <Facts
      rows={[
        {
          label: says.offer,
          value: (
            <a href={deskLink(organisationId, `/offers/${row.offerId}`)}>
              {ordersWords().orders.items(row.quantity, inWords(row.unit), inWords(row.name))}
            </a>
          ),
        },
        { label: says.total, value: <Money fen={row.total} /> },
        { label: says.donation, value: <Money fen={row.donation} /> },
        row.refunded > 0 ? { label: says.refunded, value: <Money fen={row.refunded} /> } : undefined,
        { label: says.placedAt, value: <Moment at={row.placedAt} isKept /> },
        row.paidAt === undefined
          ? undefined
          : { label: says.paidAt, value: <Moment at={row.paidAt} isKept /> },
        row.transactionId === undefined
          ? undefined
          : {
              label: says.payment,
              value: <span class={deskOrdersCss['order-cell']}>{row.transactionId}</span>,
            },
        row.provider === undefined ? undefined : { label: says.provider, value: row.provider },
        {
          label: says.campaign,
          value: (
            <a href={deskLink(organisationId, `/campaigns/${row.campaignId}`)}>
              {sellingWords().offers.seeCampaign}
            </a>
          ),
        },
        { label: says.number, value: <span class={deskOrdersCss['order-cell']}>{row.orderId}</span> },
      ]}
    />
  );
};

/** Where a bill tells of its payment, and of what went back. */
const OnBill = ({ organisationId, row }: Told): VNode => {
  const says = ordersWords().orders.page;
  const [lines, readAgain] = useLoad(
    `/organisations/${organisationId}/statement-lines?orderId=${row.orderId}`,
  );
  return (
    <section aria-labelledby="bill">
      <h2 id="bill">{says.bill}</h2>
      <Loading loaded={lines} again={readAgain} shape={<Skeleton rows={1} height={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.noBill}</EmptyState>
          ) : (
            <ul class="plain">
              {items.map((line) => (
                <li key={line.lineId}>
                  <a href={deskLink(organisationId, `/statements/${line.statementId}`)}>
                    {says.seeBill(line.lineNumber)}
                  </a>{' '}
                  {statementsWords().lines[line.kind]} <Money fen={line.amount} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </section>
  );
};

/** Whom to ask about it: its buyer, and the merchant's own person. */
const Contact = ({ organisationId, row }: Told): VNode => {
  const says = ordersWords().orders.page;
  const [merchant] = useLoad(`/organisations/${organisationId}/merchants/${row.merchantId}`);
  const known = merchant.state === 'ready' ? merchant.value : undefined;
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{says.contact}</h2>
      <Facts
        rows={[
          {
            label: says.buyer,
            value:
              row.email === undefined ? (
                says.noEmail
              ) : (
                <a class={deskOrdersCss['order-cell']} href={`mailto:${row.email}`}>
                  {row.email}
                </a>
              ),
          },
          {
            label: says.merchant,
            value: (
              <a href={deskLink(organisationId, `/merchants/${row.merchantId}`)}>
                {inWords(row.merchantName)}
              </a>
            ),
          },
          known && { label: says.contactSays(known.contactName), value: known.contactEmail ?? '—' },
        ]}
      />
    </section>
  );
};

const Extra = ({ payments }: { payments: readonly ExtraPayment[] }): VNode => {
  const says = ordersWords().orders.page;
  return (
    <Notice mood="bad">
      <p>
        <strong>{says.extra}</strong>
      </p>
      {payments.map((one) => (
        <p key={one.transactionId}>{says.extraSays(yuan(one.amount), one.transactionId)}</p>
      ))}
    </Notice>
  );
};

const Body = ({ organisationId, row, whole }: Told & { whole: Whole }): VNode => {
  const says = ordersWords().orders;
  const { extraPayments = [] } = whole;
  return (
    <>
      <PageHead
        title={says.items(row.quantity, inWords(row.unit), inWords(row.name))}
        back={{ href: deskLink(organisationId, '/orders'), says: says.title }}
        state={<State mood={moodOf[row.state]}>{says.states[row.state]}</State>}
      />
      {extraPayments.length > 0 && <Extra payments={extraPayments} />}
      <OrderFacts organisationId={organisationId} row={row} />
      <section aria-labelledby="money">
        <h2 id="money">{says.page.money}</h2>
        <MoneyLine order={whole} />
      </section>
      <OnBill organisationId={organisationId} row={row} />
      <Contact organisationId={organisationId} row={row} />
    </>
  );
};

const DeskOrderPage = (): VNode => {
  const { o = '', orderId = '' } = useRoute().params;
  const at = `/organisations/${o}/orders` as const;
  const [whole, readWhole] = useLoad(`${at}/${orderId}`);
  const [found, readFound] = useLoad(`${at}?q=${orderId}`);
  useTitle(ordersWords().orders.page.title);
  return (
    <Loading
      isPage
      loaded={together(whole, found)}
      again={() => Promise.all([readWhole(), readFound()])}
      shape={<Skeleton rows={3} height={6} />}
    >
      {([order, { items }]) => {
        const [row] = items;
        return row ? (
          <Body organisationId={o} row={row} whole={order} />
        ) : (
          <EmptyState>{ordersWords().orders.noneFound}</EmptyState>
        );
      }}
    </Loading>
  );
};

export default DeskOrderPage;
