import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { SaveAs } from '../../components/save-as';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { Views } from '../../components/views';
import { useKeys } from '../../lib/keys';
import { useLoad } from '../../lib/load';
import { yearDayOf } from '../../lib/time';
import { ordersWords } from '../../messages/orders';
import type { OrdersFound } from './desk-order';
import { OrdersTable } from './orders-table';
import '../../styles/forms.css';
import deskOrdersCss from './desk-orders.module.css';
import formCss from '../../components/form.module.css';
import { classes } from '../../lib/classes';

const STATES = ['paid', 'part-refunded', 'refunded'] as const;
const ALL = 'all';

/** What the address asks for, as the API takes it. */
const askedBy = (query: Readonly<Record<string, string>>): Record<string, string> => ({
  ...(query['q'] !== undefined && query['q'].trim() !== '' && { q: query['q'] }),
  ...(STATES.some((state) => state === query['state']) && { state: query['state'] ?? '' }),
});

const SearchForm = ({ text }: { text: string }): VNode => {
  const { path, query, route } = useLocation();
  const box = useRef<HTMLInputElement>(null);
  const says = ordersWords().orders;
  useKeys({ '/': () => box.current?.focus() });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const q = box.current?.value.trim() ?? '';
    const { state } = query;
    const asked = new URLSearchParams({ ...(q !== '' && { q }), ...(state !== undefined && { state }) });
    route(`${path}?${asked.toString()}`);
  };
  return (
    <form class={classes(deskOrdersCss['orders-form'], 'no-print')} action={path} onSubmit={submit}>
      <input
        key={text}
        ref={box}
        type="search"
        name="q"
        maxLength={200}
        defaultValue={text}
        enterKeyHint="search"
        aria-label={says.search}
        aria-keyshortcuts="/"
        aria-describedby="orders-hint"
      />
      <Button type="submit">{says.find}</Button>
      <p class={classes(formCss['hint'], 'muted small')} id="orders-hint">
        {says.hint}
      </p>
    </form>
  );
};

/** Nothing so far, and there is more to look through: it goes on by itself, and the page says how far it came. */
const useGoingOn = (found: OrdersFound): boolean => {
  const { path, query, route } = useLocation();
  const next = found.items.length === 0 ? found.next : undefined;
  useEffect(() => {
    if (next !== undefined)
      route(`${path}?${new URLSearchParams({ ...query, cursor: next }).toString()}`, true);
  }, [next]);
  return next !== undefined;
};

const Found = ({ organisationId, found }: { organisationId: string; found: OrdersFound }): VNode => {
  const { query } = useLocation();
  const says = ordersWords().orders;
  const isGoingOn = useGoingOn(found);
  if (found.notUnderstood !== undefined)
    return <Notice mood="wait">{says.notUnderstood(found.notUnderstood)}</Notice>;
  const isAsked = Object.keys(askedBy(query)).length > 0;
  return (
    <>
      {found.items.length > 0 ? (
        <OrdersTable organisationId={organisationId} orders={found.items} />
      ) : (
        found.next === undefined && <EmptyState>{isAsked ? says.noneFound : says.none}</EmptyState>
      )}
      {isAsked && found.lookedBackTo !== undefined && (
        <p class="muted small">{says.lookedBackTo(yearDayOf(found.lookedBackTo))}</p>
      )}
      {!isGoingOn && <Pager next={found.next} />}
    </>
  );
};

const DeskOrdersPage = (): VNode => {
  const says = ordersWords().orders;
  const organisationId = useOrganisationId();
  const { query } = useLocation();
  useTitle(says.title);
  const asked = askedBy(query);
  const path = `/organisations/${organisationId}/orders` as const;
  const [orders, readAgain] = useLoad(
    usePagePath(`${path}?${new URLSearchParams({ ...asked, limit: '20' }).toString()}`),
  );
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        <SaveAs path={path} query={asked} />
      </PageHead>
      <SearchForm text={query['q'] ?? ''} />
      <Views
        label={says.ofState}
        name="state"
        here={asked['state'] ?? ALL}
        views={[
          { key: ALL, says: says.all },
          ...STATES.map((state) => ({ key: state, says: says.states[state] })),
        ]}
      />
      <Loading loaded={orders} again={readAgain} shape={<Skeleton rows={6} height={3} />}>
        {(found) => <Found organisationId={organisationId} found={found} />}
      </Loading>
    </>
  );
};

export default DeskOrdersPage;
