import type { ComponentChildren, VNode } from 'preact';
import { CheckIcon } from '../../components/icons';
import { inWords } from '../../lib/language';
import { count, yuan } from '../../lib/money';
import { dayOfCalendar, momentOf } from '../../lib/time';
import { t } from '../../messages';
import type { OrderPage } from './order';
import orderCss from './order.module.css';
import { classes } from '../../lib/classes';

type Step = {
  key: string;
  label: string;
  when?: string | undefined;
  says?: ComponentChildren;
  /** Of a stage that is not reached: when it is to be. */
  expected?: string | undefined;
};

const dayOrNothing = (day: string | undefined): string => (day === undefined ? '' : dayOfCalendar(day));

const soldSteps = ({ way, placedAt }: OrderPage): Step[] => {
  const says = t().order;
  const { paid, due, refunded, returned } = way;
  return [
    { key: 'placed', label: says.steps.placed, when: momentOf(placedAt) },
    {
      key: 'paid',
      label: says.steps.paid,
      ...(paid && { when: momentOf(paid.at), says: says.paid(yuan(paid.amount)) }),
    },
    ...(refunded
      ? [
          {
            key: 'refunded',
            label: says.steps.refunded,
            when: momentOf(refunded.at),
            says: says.refunded(yuan(refunded.amount), refunded.items),
          },
        ]
      : []),
    ...(returned
      ? [
          {
            key: 'returned',
            label: says.steps.returned,
            when: momentOf(returned.at),
            says: says.returned(yuan(returned.amount)),
          },
        ]
      : []),
    {
      key: 'due',
      label: says.steps.due,
      ...(due && {
        when: dayOfCalendar(due.on),
        says: says.due(yuan(due.amount), inWords(due.merchantName)),
      }),
    },
  ];
};

const HandedOver = ({ way }: { way: OrderPage['way'] }): VNode => (
  <ul class="plain">
    {way.handedOver.map((one) => (
      <li key={one.on + one.place.zh}>
        {dayOfCalendar(one.on)}{' '}
        {t().order.handedOver(count(one.quantity), inWords(one.unit), inWords(one.place))}
      </li>
    ))}
  </ul>
);

const givenSteps = ({ way }: OrderPage): Step[] => {
  const says = t().order;
  const { paidOver, spent, handedOver } = way;
  return [
    {
      key: 'paid-over',
      label: says.steps.paidOver,
      ...(paidOver && { when: dayOrNothing(paidOver.on), says: says.paidOver }),
      expected: way.expected,
    },
    {
      key: 'spent',
      label: says.steps.spent,
      ...(spent && {
        when: dayOrNothing(spent.on),
        says: (
          <>
            {spent.share === 'all' ? says.spentAll : says.spentPartly}
            {way.isTogether && ` ${says.together}`}
          </>
        ),
      }),
    },
    {
      key: 'handed-over',
      label: says.steps.handedOver,
      ...(handedOver.length > 0 && { when: '', says: <HandedOver way={way} /> }),
    },
  ];
};

/** Nothing is left to give where everything was refunded: the line ends there. */
const stepsOf = (order: OrderPage): Step[] =>
  order.way.standing === 'refunded'
    ? soldSteps(order).filter((step) => step.when !== undefined)
    : [...soldSteps(order), ...givenSteps(order)];

/** The way of an order's money as a line down the page: reached stages are filled and dated, the others are open. */
export const MoneyLine = ({ order }: { order: OrderPage }): VNode => (
  <ol class="plain" aria-live="polite">
    {stepsOf(order).map(({ key, label, when, says, expected }) => (
      <li
        key={key}
        class={when === undefined ? orderCss['step'] : classes(orderCss['step'], orderCss['reached'])}
      >
        <span class={orderCss['step-mark']}>{when !== undefined && <CheckIcon />}</span>
        <div>
          <h3>{label}</h3>
          {when === undefined ? (
            <>
              <p class="muted">{t().order.notYet}</p>
              {expected !== undefined && <p class="muted">{t().order.expected(expected)}</p>}
            </>
          ) : (
            <>
              {when !== '' && <p class={orderCss['step-when']}>{when}</p>}
              {says !== undefined && <div class="muted">{says}</div>}
            </>
          )}
        </div>
      </li>
    ))}
  </ol>
);
