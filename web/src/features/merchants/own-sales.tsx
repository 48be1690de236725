import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import { Table } from '../../components/table';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { useLoadAll } from '../../lib/load-all';
import { yuan } from '../../lib/money';
import { clockOf, dayOfCalendar } from '../../lib/time';
import { sellingWords } from '../../messages/selling';
import { moneyWords } from '../../messages/money';
import type { Due } from '../dues/due';
import { OfferState } from '../offers/offer-state';

type Of = { organisationId: string; merchantId: string };

const SalesOfDay = ({ organisationId, merchantId, due }: Of & { due: Due }): VNode => {
  const says = sellingWords().shop;
  const path = `/organisations/${organisationId}/merchants/${merchantId}/sales` as const;
  const [sales, readAgain] = useLoadAll(path, { fundId: due.fundId, day: due.day });
  return (
    <Loading loaded={sales} again={readAgain} shape={<Skeleton rows={1} height={4} />}>
      {({ items }) => (
        <Table
          caption={says.salesOf(dayOfCalendar(due.day))}
          rows={items}
          keyOf={(sale) => `${sale.orderId}${sale.at}`}
          columns={[
            { key: 'at', title: says.at, cell: (sale) => clockOf(sale.at) },
            {
              key: 'what',
              title: says.what,
              cell: (sale) => (
                <>
                  {inWords(sale.name)} × {sale.quantity} {inWords(sale.unit)}
                  {sale.because === 'refund' && ` · ${says.refund}`}
                </>
              ),
            },
            { key: 'total', title: says.paid, isFigure: true, cell: (sale) => <Money fen={sale.total} /> },
            {
              key: 'given',
              title: says.given,
              isFigure: true,
              cell: (sale) => <Money fen={sale.donation} />,
            },
            { key: 'order', title: says.order, cell: (sale) => <span class="small">{sale.orderId}</span> },
          ]}
        />
      )}
    </Loading>
  );
};

const Day = (props: Of & { due: Due }): VNode => {
  const { due } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {dayOfCalendar(due.day)} · {moneyWords().dues.count(due.count)} · {sellingWords().shop.given}{' '}
        {yuan(due.amount)}
      </summary>
      {isOpen && <SalesOfDay {...props} />}
    </details>
  );
};

const firstPages = (dues: readonly Due[]): Due[] => {
  const known = new Map<string, Due>();
  for (const due of dues) {
    const key = `${due.day} ${due.fundId}`;
    const same = known.get(key);
    known.set(
      key,
      same
        ? { ...same, count: same.count + due.count, amount: (same.amount + due.amount) as Due['amount'] }
        : due,
    );
  }
  return [...known.values()].sort((a, b) => (a.day < b.day ? 1 : -1));
};

/** What was sold, day by day, each order by its number: of its buyer nothing. */
export const Sales = ({ dues, ...of }: Of & { dues: readonly Due[] }): VNode => {
  const says = sellingWords().shop;
  const days = firstPages(dues);
  const sold = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="sales">
      <h2 id="sales">{says.sales}</h2>
      {days.length === 0 ? (
        <EmptyState>{says.noSales}</EmptyState>
      ) : (
        <>
          <p class="muted">{says.soldInAll(sold)}</p>
          {days.map((due) => (
            <Day key={due.dueId} {...of} due={due} />
          ))}
        </>
      )}
    </section>
  );
};

/** What the merchant offers, and whether it sells. */
export const OwnOffers = ({ organisationId, merchantId }: Of): VNode => {
  const says = sellingWords().shop;
  const path = `/organisations/${organisationId}/merchants/${merchantId}/offers` as const;
  const [offers, readAgain] = useLoad(path);
  return (
    <section aria-labelledby="own-offers">
      <h2 id="own-offers">{says.offers}</h2>
      <Loading loaded={offers} again={readAgain} shape={<Skeleton rows={1} height={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{says.noOffers}</EmptyState>
          ) : (
            <ul class="plain stack">
              {items.map((offer) => (
                <li key={offer.offerId} class="row apart">
                  <span>
                    {offer.status === 'draft' ? (
                      inWords(offer.name)
                    ) : (
                      <a href={`/${organisationId}/offers/${offer.offerId}`}>{inWords(offer.name)}</a>
                    )}{' '}
                    <span class="muted small">
                      {sellingWords().offers.priceOf(yuan(offer.price), inWords(offer.unit))} ·{' '}
                      {sellingWords().offers.gift(yuan(offer.perItem))}
                    </span>
                  </span>
                  <OfferState status={offer.status} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </section>
  );
};
