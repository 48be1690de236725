import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { plainOf } from '../../../../functions/shared/seen';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad, type Loaded } from '../../lib/load';
import { useLoadAll, type All } from '../../lib/load-all';
import { may } from '../../lib/may';
import { ordersWords } from '../../messages/orders';
import type { OrdersFound } from '../orders/desk-order';
import { OrdersTable } from '../orders/orders-table';

type Hit = { key: string; href: string; says: string; also?: string | undefined };
type Group = { key: 'campaigns' | 'events' | 'merchants' | 'people'; hits: readonly Hit[] };
const MOST_HITS = 20;

const wordsOf = (text: string): string[] =>
  plainOf(text)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
/** Every word that was typed stands somewhere in what the thing is called. */
const isMeant = (typed: readonly string[], called: readonly (string | undefined)[]): boolean => {
  const all = plainOf(called.filter((one) => one !== undefined).join(' ')).toLowerCase();
  return typed.length > 0 && typed.every((word) => all.includes(word));
};

const rowsOf = <Row,>(loaded: Loaded<All<Row>>): readonly Row[] =>
  loaded.state === 'ready' ? loaded.value.items : [];

/** Everything that has a name and that the reader may see, each list read once. */
const useNamed = (organisationId: string, typed: readonly string[]) => {
  const base = `/organisations/${organisationId}` as const;
  const asks = typed.length > 0;
  const seesMoney = may(organisationId, 'seeMoney');
  const [campaigns] = useLoadAll(asks ? `${base}/campaigns` : undefined);
  const [merchants] = useLoadAll(asks && seesMoney ? `${base}/merchants` : undefined);
  const [events] = useLoadAll(asks ? `${base}/events` : undefined);
  const [people] = useLoadAll(asks && may(organisationId, 'seeMembers') ? `${base}/members` : undefined);
  const link = (path: string) => deskLink(organisationId, path);
  const groups: Group[] = [
    {
      key: 'campaigns',
      hits: rowsOf(campaigns)
        .filter(({ name }) => isMeant(typed, [name.zh, name.en]))
        .map((one) => ({
          key: one.campaignId,
          says: inWords(one.name),
          href: seesMoney
            ? link(`/campaigns/${one.campaignId}`)
            : `/${organisationId}/campaigns/${one.campaignId}`,
        })),
    },
    {
      key: 'events',
      hits: rowsOf(events)
        .filter(({ title }) => isMeant(typed, [title.zh, title.en]))
        .map((one) => ({
          key: one.eventId,
          says: inWords(one.title),
          href: may(organisationId, 'seeRoster')
            ? link(`/events/${one.eventId}`)
            : `/${organisationId}/events/${one.eventId}`,
        })),
    },
    {
      key: 'merchants',
      hits: rowsOf(merchants)
        .filter((one) => isMeant(typed, [one.name.zh, one.name.en, one.contactName, one.remittanceCode]))
        .map((one) => ({
          key: one.merchantId,
          says: inWords(one.name),
          also: one.contactName,
          href: link(`/merchants/${one.merchantId}`),
        })),
    },
    {
      key: 'people',
      hits: rowsOf(people)
        .filter((one) => isMeant(typed, [one.name, one.email]))
        .map((one) => ({
          key: one.personId,
          says: one.name === '' ? (one.email ?? one.personId) : one.name,
          also: one.email,
          href: link('/members'),
        })),
    },
  ];
  const lists = [campaigns, events, ...(seesMoney ? [merchants] : [])];
  return {
    groups: groups.filter(({ hits }) => hits.length > 0),
    isLoading: asks && lists.some(({ state }) => state === 'loading'),
    isCut: [campaigns, merchants, events, people].some((one) => one.state === 'ready' && one.value.isCut),
  };
};

const Named = ({ group }: { group: Group }): VNode => (
  <section aria-labelledby={`found-${group.key}`}>
    <h2 id={`found-${group.key}`}>{ordersWords().search.groups[group.key]}</h2>
    <ul class="plain">
      {group.hits.slice(0, MOST_HITS).map((hit) => (
        <li key={hit.key}>
          <a href={hit.href}>{hit.says}</a>
          {hit.also !== undefined && hit.also !== hit.says && <span class="muted small"> {hit.also}</span>}
        </li>
      ))}
    </ul>
  </section>
);

type OrdersProps = { organisationId: string; text: string; orders: OrdersFound };

const Orders = ({ organisationId, text, orders }: OrdersProps): VNode => (
  <section aria-labelledby="found-orders">
    <h2 id="found-orders">{ordersWords().search.groups.orders}</h2>
    {orders.items.length > 0 && <OrdersTable organisationId={organisationId} orders={orders.items} />}
    {orders.next !== undefined && (
      <p>
        <a href={`${deskLink(organisationId, '/orders')}?q=${encodeURIComponent(text)}`}>
          {ordersWords().search.allOrders}
        </a>
      </p>
    )}
  </section>
);

/** Orders by what the line asks for, and everything that is called so: only what there is gets a heading. */
const SearchPage = (): VNode => {
  const organisationId = useOrganisationId();
  const text = (useLocation().query['q'] ?? '').trim();
  const says = ordersWords().search;
  useTitle(text === '' ? says.title : says.of(text));
  const { groups, isLoading, isCut } = useNamed(organisationId, wordsOf(text));
  const asksOrders = text !== '' && may(organisationId, 'seeMoney');
  const [orders, readOrders] = useLoad(
    asksOrders ? `/organisations/${organisationId}/orders?limit=10&q=${encodeURIComponent(text)}` : undefined,
  );
  const nothing: Loaded<OrdersFound> = { state: 'ready', value: { items: [] } };
  return (
    <>
      <PageHead title={text === '' ? says.title : says.of(text)} />
      {text === '' && <EmptyState>{says.ask}</EmptyState>}
      <Loading
        loaded={isLoading ? { state: 'loading' } : asksOrders ? orders : nothing}
        again={readOrders}
        shape={<Skeleton rows={3} height={4} />}
      >
        {(found) => {
          const hasOrders = found.items.length > 0;
          const isUnfinished = !hasOrders && found.next !== undefined;
          return (
            <>
              {hasOrders && <Orders organisationId={organisationId} text={text} orders={found} />}
              {groups.map((group) => (
                <Named key={group.key} group={group} />
              ))}
              {isUnfinished && (
                <Notice>
                  <a href={`${deskLink(organisationId, '/orders')}?q=${encodeURIComponent(text)}`}>
                    {says.lookFurther}
                  </a>
                </Notice>
              )}
              {text !== '' && !hasOrders && !isUnfinished && groups.length === 0 && (
                <EmptyState>{says.none(text)}</EmptyState>
              )}
              {isCut && <Notice>{says.cut}</Notice>}
            </>
          );
        }}
      </Loading>
    </>
  );
};

export default SearchPage;
