import * as z from 'zod';
import { pageOfDue, type Due, type DueId } from '../../books/dues/due';
import type { Fund } from '../../books/funds/fund';
import type { HandOver } from '../../books/hand-overs/hand-over';
import type { Remittance } from '../../books/remittances/remittance';
import type { Stretch } from '../../books/spending/spending';
import { RemittanceId } from '../../shared/ids';
import { Fen, fen, sum } from '../../shared/money';
import { Day, dayOf } from '../../shared/time';
import { LongText, Words } from '../../shared/words';
import { itemsKept, refundedOf, refundsOf, totalOf, unexplainedOf, type Order, type Returned } from './order';

/** How far this order's donation came. */
export const Standing = z.enum([
  'placed',
  'paid',
  'due',
  'paid-over',
  'partly-spent',
  'spent',
  'handed-over',
  'refunded',
]);
export type Standing = z.infer<typeof Standing>;

/** Each stage that this order's money has reached, with its date; none is dated before the one above it. */
export const MoneyWay = z
  .object({
    standing: Standing,
    paid: z.object({ at: z.iso.datetime(), amount: Fen }).optional(),
    refunded: z.object({ at: z.iso.datetime(), amount: Fen, items: z.number().int() }).optional(),
    /** Bills say that it went back, and it is not recorded as a refund: what it is for is not said yet. It changes nothing below. */
    returned: z.object({ at: z.iso.datetime(), amount: Fen }).optional(),
    /** The merchant owes it to the fund since this day. */
    due: z.object({ on: Day, amount: Fen, merchantName: Words }).optional(),
    /** It arrived in the charity's account with this remittance. */
    paidOver: z.object({ on: Day.optional(), remittanceId: RemittanceId }).optional(),
    /** First in, first out: is what arrived with it spent? */
    spent: z.object({ share: z.enum(['partly', 'all']), on: Day.optional() }).optional(),
    handedOver: z.array(z.object({ on: Day, place: Words, quantity: z.number().int(), unit: Words })),
    /** What is spent and handed over was bought together with the donations of others: which part is whose cannot be told. */
    isTogether: z.literal(true).optional(),
    /** When it is to be paid over, in the words of the agreement; only while it is owed. */
    expected: LongText.optional(),
  })
  .meta({ id: 'MoneyWay' });
export type MoneyWay = z.infer<typeof MoneyWay>;

type Span = { from: Fen; to: Fen };

/** Which stretch of the fund's stream the remittance's money is, in fen: [from, to). */
export const stretchOf = ({
  receivedBefore,
  amount,
}: Pick<Remittance, 'receivedBefore' | 'amount'>): Span => ({
  from: receivedBefore,
  to: fen(receivedBefore + amount),
});

const inTurn = (a: { dueId: DueId }, b: { dueId: DueId }): number => {
  const [one, other] = [pageOfDue(a.dueId), pageOfDue(b.dueId)];
  return one.day === other.day ? one.page - other.page : one.day < other.day ? -1 : 1;
};

/**
 * Which part of the remittance's stretch one of its dues is: the earlier day's money goes first. What was given back shortens what
 * stands before it. The whole stretch where a release before 0.3 did not keep what each due came to.
 */
export const stretchOfDue = (
  remittance: Pick<Remittance, 'receivedBefore' | 'amount' | 'dueIds' | 'dueAmounts'>,
  dueId: DueId,
): Span => {
  const { dueIds, dueAmounts } = remittance;
  const whole = stretchOf(remittance);
  if (!dueAmounts) return whole;
  const dues = dueIds.map((id, at) => ({ dueId: id, amount: dueAmounts[at] ?? 0 })).sort(inTurn);
  const own = dues.findIndex((due) => due.dueId === dueId);
  const upTo = (count: number): number => dues.slice(0, count).reduce((all, { amount }) => all + amount, 0);
  const within = (place: number): Fen => fen(whole.from + Math.min(Math.max(place, 0), remittance.amount));
  const [from, to] = [within(upTo(own)), within(upTo(own + 1))];
  return { from, to: to < from ? from : to };
};

/** How much of a stretch is spent, first in, first out. A match undone later may make it look later than it was, never earlier. */
export const shareSpent = (
  fund: Pick<Fund, 'spent' | 'received'>,
  { from, to }: Span,
): 'none' | 'partly' | 'all' => {
  if (fund.spent >= to || (fund.spent > 0 && fund.spent >= fund.received)) return 'all';
  return fund.spent > from ? 'partly' : 'none';
};

export type WayFacts = {
  /** The due on which it was counted, once the books have it. */
  due?: Due | undefined;
  remittance?: Remittance | undefined;
  fund?: Fund | undefined;
  /** Which spendings took any of the due's money, newest first. */
  stretches?: readonly Stretch[];
  handOvers: readonly HandOver[];
  /** What bills say went back. */
  returned?: readonly Returned[] | undefined;
  /** In the agreement's words. */
  deliveredBy?: string | undefined;
};

const standingOf = (order: Order, way: Omit<MoneyWay, 'standing'>): Standing => {
  if (order.status === 'placed') return 'placed';
  if (itemsKept(order) === 0) return 'refunded';
  if (way.spent?.share === 'all') return way.handedOver.length > 0 ? 'handed-over' : 'spent';
  if (way.spent) return 'partly-spent';
  if (way.paidOver) return 'paid-over';
  return way.due ? 'due' : 'paid';
};

const refundedIn = (order: Order): Pick<MoneyWay, 'refunded'> => {
  const last = refundsOf(order).at(-1);
  if (!last) return {};
  return { refunded: { at: last.at, amount: refundedOf(order), items: order.quantity - itemsKept(order) } };
};

const returnedIn = (order: Order, returned: readonly Returned[]): Pick<MoneyWay, 'returned'> => {
  const unexplained = unexplainedOf(order, returned);
  const [last] = unexplained
    .map(({ at }) => at)
    .sort()
    .reverse();
  return last === undefined
    ? {}
    : { returned: { at: last, amount: sum(unexplained.map(({ amount }) => amount)) } };
};

/** The donation of what was not given back, in fen. */
const keptOf = (order: Order): Fen => fen(order.promised.perItem * itemsKept(order));

const isKnown = (day: Day | undefined): day is Day => day !== undefined;
/**
 * A day that would stand before one above it is not told: after a match was undone, first in, first out may name a spending older
 * than the money that takes its place.
 */
const notBefore = (day: Day | undefined, above: readonly (Day | undefined)[]): { on?: Day } =>
  day === undefined || above.filter(isKnown).some((one) => day < one) ? {} : { on: day };

/** What came after the money had arrived: spent on which day, and put into whose hands since. */
const spentIn = (
  { due, remittance, fund, stretches = [], handOvers }: WayFacts,
  above: readonly (Day | undefined)[],
): Pick<MoneyWay, 'spent' | 'handedOver'> => {
  if (!due || remittance?.status !== 'confirmed' || !fund) return { handedOver: [] };
  const share = shareSpent(fund, stretchOfDue(remittance, due.dueId));
  if (share === 'none') return { handedOver: [] };
  const spent = { share, ...notBefore(stretches[0]?.on, above) };
  return {
    spent,
    handedOver: handOvers
      .filter(({ on }) => !above.filter(isKnown).some((one) => on < one))
      .map(({ on, place, quantity, unit }) => ({ on, place, quantity, unit })),
  };
};

/** The way of an order's money as the books tell it now. */
export const moneyWayOf = (order: Order, facts: WayFacts, merchantName: Words): MoneyWay => {
  const { due, remittance, deliveredBy } = facts;
  const isPaid = order.status === 'paid';
  const dueOn = isPaid && due ? dayOf(order.payment.paidAt) : undefined;
  const arrived = remittance?.status === 'confirmed' ? remittance : undefined;
  const paidOver = arrived && { ...notBefore(arrived.on, [dueOn]), remittanceId: arrived.remittanceId };
  const way = {
    ...(isPaid && { paid: { at: order.payment.paidAt, amount: totalOf(order) } }),
    ...refundedIn(order),
    ...returnedIn(order, facts.returned ?? []),
    ...(dueOn !== undefined && { due: { on: dueOn, amount: keptOf(order), merchantName } }),
    ...(paidOver && { paidOver }),
    ...spentIn(facts, [dueOn, arrived?.on]),
    ...(arrived && due && due.amount !== keptOf(order) && { isTogether: true as const }),
    ...(dueOn !== undefined && !paidOver && deliveredBy !== undefined && { expected: deliveredBy }),
  };
  return { standing: standingOf(order, way), ...way };
};
