import type { VNode } from 'preact';
import { Button } from '../../components/button';
import { Callable } from '../../components/callable';
import { CopyButton } from '../../components/copy-button';
import { Facts } from '../../components/facts';
import { CheckIcon } from '../../components/icons';
import { Money } from '../../components/money';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { yuan } from '../../lib/money';
import { yearMomentOf } from '../../lib/time';
import { t } from '../../messages';
import type { OrderPage as Order } from './order';
import orderCss from './order.module.css';
import { classes } from '../../lib/classes';

/** The address is the buyer's receipt: copied, or sent to themselves. */
const SaveLink = (): VNode => {
  const says = t().order;
  return (
    <section class="no-print" aria-labelledby="save-link">
      <h2 id="save-link">{says.save}</h2>
      <p>{says.saveSays}</p>
      <div class="row">
        <CopyButton text={location.href} says={t().share.copied} look="plain">
          {says.copyLink}
        </CopyButton>
        {'share' in navigator && (
          <Button
            look="quiet"
            onClick={() =>
              void navigator.share({ title: says.title, url: location.href }).catch(() => undefined)
            }
          >
            {says.sendLink}
          </Button>
        )}
      </div>
    </section>
  );
};

const Next = ({ order }: { order: Order }): VNode | null => {
  const says = t().order;
  const [organisation] = useLoad(`/organisations/${order.organisationId}`);
  const contact = organisation.state === 'ready' ? organisation.value.contact : '';
  return (
    <>
      {order.howToGet && (
        <section aria-labelledby="how-to-get">
          <h2 id="how-to-get">{says.howToGet}</h2>
          <p class="as-typed">
            <Callable text={inWords(order.howToGet)} />
          </p>
        </section>
      )}
      {contact !== '' && organisation.state === 'ready' && (
        <section aria-labelledby="whom-to-ask">
          <h2 id="whom-to-ask">{says.askOf}</h2>
          <p>
            {inWords(organisation.value.name)} <Callable text={contact} />
          </p>
        </section>
      )}
    </>
  );
};

/** After paying: that it worked, how much, for what, of it given, when and under which number; how to get it, whom to ask, what to keep. */
export const PaidCard = ({ order }: { order: Order }): VNode => {
  const says = t().order;
  const { paid, standing } = order.way;
  return (
    <div class={classes('card', orderCss['paid-card'])}>
      <h1>
        <CheckIcon /> {standing === 'refunded' ? says.refundedAll : says.paidWell}
      </h1>
      <p class={orderCss['paid-amount']}>
        <Money fen={order.total} large />
      </p>
      <Facts
        rows={[
          { label: says.bought, value: says.items(order.quantity, inWords(order.unit), inWords(order.name)) },
          { label: says.donationIn, value: says.gave(yuan(order.gift.amount), inWords(order.gift.use)) },
          { label: says.seller, value: inWords(order.merchantName) },
          paid && { label: says.paidAt, value: yearMomentOf(paid.at) },
          { label: says.numberIs, value: order.orderId },
        ]}
      />
      {standing !== 'refunded' && <Next order={order} />}
      <SaveLink />
    </div>
  );
};
