import { useLocation, useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { useOnce } from '../../components/form';
import { Failure, Loading } from '../../components/loading';
import { Bone, Skeleton } from '../../components/skeleton';
import { Notice } from '../../components/state';
import { inWords } from '../../lib/language';
import { useLoad, type Loaded } from '../../lib/load';
import { yuan } from '../../lib/money';
import { t } from '../../messages';
import { MoneyLine } from './money-line';
import type { OrderPage as Order } from './order';
import { PaidCard } from './paid-card';
import { payOrder } from './pay';
import orderCss from './order.module.css';
import { classes } from '../../lib/classes';

const AGAIN_MS = 3_000;
const MOST_AGAIN = 20;

/** The provider's notice and the books come a moment after the buyer: the page follows them for a minute. */
const useFollowing = (order: Loaded<Order>, readAgain: () => Promise<void>): void => {
  const [tries, setTries] = useState(0);
  const isMoving = order.state === 'ready' && ['placed', 'paid'].includes(order.value.way.standing);
  useEffect(() => {
    if (!isMoving || tries >= MOST_AGAIN) return undefined;
    const next = setTimeout(() => {
      if (document.visibilityState === 'visible') void readAgain();
      setTries(tries + 1);
    }, AGAIN_MS);
    return () => clearTimeout(next);
  }, [isMoving, tries]);
};

const ToPay = ({ order, viewKey }: { order: Order; viewKey: string }): VNode => {
  const { busy, problem, once } = useOnce();
  return (
    <div class="card stack">
      <Notice mood="wait">
        <p>{t().order.notPaid}</p>
        <p class="small">{t().order.waits}</p>
      </Notice>
      <Button
        look="main"
        wide
        busy={busy}
        onClick={() => void once(() => payOrder(order.organisationId, order.orderId, viewKey))}
      >
        {t().order.payNow} {yuan(order.total)}
      </Button>
      {problem && <Failure problem={problem} />}
    </div>
  );
};

const Unpaid = ({ order, viewKey }: { order: Order; viewKey: string | undefined }): VNode => {
  const says = t().order;
  return (
    <>
      <header>
        <p class="muted">{says.items(order.quantity, inWords(order.unit), inWords(order.name))}</p>
        <h1 class={orderCss['order-gift']}>{says.gave(yuan(order.gift.amount), inWords(order.gift.use))}</h1>
        <p class="muted">
          {says.total(yuan(order.total))} · {inWords(order.merchantName)}
        </p>
        <p class="muted small">{says.number(order.orderId)}</p>
      </header>
      {viewKey !== undefined && <ToPay order={order} viewKey={viewKey} />}
    </>
  );
};

const Body = ({ order, viewKey }: { order: Order; viewKey: string | undefined }): VNode => {
  const says = t().order;
  return (
    <>
      {order.status === 'paid' ? <PaidCard order={order} /> : <Unpaid order={order} viewKey={viewKey} />}
      <section aria-labelledby="way">
        <h2 id="way">{says.way}</h2>
        <MoneyLine order={order} />
      </section>
      <section class="small muted">
        <p>{says.rate(yuan(order.gift.perItem), inWords(order.unit))}</p>
      </section>
      <a class="button quiet" href={`/${order.organisationId}/campaigns/${order.campaignId}`}>
        {says.campaign}
      </a>
    </>
  );
};

const OrderPage = (): VNode => {
  const { o = '', orderId = '' } = useRoute().params;
  const { query } = useLocation();
  const viewKey = query['key'];
  const [order, readAgain] = useLoad(
    `/organisations/${o}/orders/${orderId}`,
    viewKey === undefined ? {} : { 'x-order-key': viewKey },
  );
  useFollowing(order, readAgain);
  useTitle(t().order.title);
  return (
    <div class={classes('column narrow page stack', orderCss['order-page'])}>
      {order.state === 'failed' && viewKey === undefined ? (
        <>
          <h1>{t().order.title}</h1>
          <Notice>{t().order.noKey}</Notice>
        </>
      ) : (
        <Loading isPage loaded={order} again={readAgain} shape={<OrderShape />}>
          {(value) => <Body order={value} viewKey={viewKey} />}
        </Loading>
      )}
    </div>
  );
};

const OrderShape = (): VNode => (
  <>
    <Bone height={3} width="80%" />
    <Skeleton rows={1} height={22} />
  </>
);

export default OrderPage;
