import { hasRole, type Actor } from '../../shared/actor';
import type { OrderId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { dueIdOf, type Due, type DueId } from '../../books/dues/due';
import { getDue } from '../../books/dues/due.table';
import type { Remittance } from '../../books/remittances/remittance';
import { getRemittance } from '../../books/remittances/remittance.table';
import { getFund } from '../../books/funds/fund.table';
import { getEntry } from '../../books/ledger/entry.table';
import { getAgreement } from '../agreements/agreement.table';
import type { Offer } from '../offers/offer';
import { getOffer, offerAt } from '../offers/offer.table';
import type { ExtraPayment } from './extra-payment';
import { listExtraPaymentsOf } from './extra-payment.table';
import { saleEntry } from './sale';
import { listHandOversOf } from '../../books/hand-overs/hand-over.table';
import { listStretches } from '../../books/spending/spending.table';
import { moneyWayOf, stretchOfDue, type MoneyWay, type WayFacts } from './money-way';
import { offerRevisionOf, type Order } from './order';
import { summaryOf, type OrderSummary } from './order-page';
import { getOrder } from './order.table';
import { listReturned } from './returned.table';
import { opens } from './view-key';

/** An order's money may lie in several spendings; the newest of them tell enough. */
const MOST_SPENDINGS = 5;

const dueOf = async (order: Order): Promise<Due | undefined> => {
  if (order.status !== 'paid') return undefined;
  const entry = await getEntry(order.organisationId, saleEntry(order, 1));
  if (entry?.because !== 'sale') return undefined;
  const { merchantId, fundId } = order;
  const page = { merchantId, fundId, day: dayOf(order.payment.paidAt), page: entry.duePage };
  return getDue(order.organisationId, dueIdOf(page));
};

/** The spendings that took the due's money, with their days, and what they bought as it was put into people's hands. */
const spentFrom = async (
  organisationId: OrganisationId,
  remittance: Remittance,
  dueId: DueId,
): Promise<Required<Pick<WayFacts, 'stretches' | 'handOvers'>>> => {
  const money = { ...stretchOfDue(remittance, dueId), most: MOST_SPENDINGS };
  const stretches = await listStretches(organisationId, remittance.fundId, money);
  const lists = await Promise.all(
    stretches.map(({ spendingId }) => listHandOversOf(organisationId, spendingId)),
  );
  const stands = lists.flat().filter((one) => one.correctedBy === undefined && one.quantity > 0);
  return { stretches, handOvers: stands.sort((a, b) => (a.on < b.on ? -1 : 1)) };
};

/** Follows the money from stage to stage, as far as it came: each stage is one read by its key. */
const factsOf = async (order: Order): Promise<WayFacts> => {
  const due = await dueOf(order);
  if (due?.status !== 'paid-over') {
    const agreement = due && (await getAgreement(order.organisationId, order.promised.agreementId));
    return { due, handOvers: [], deliveredBy: agreement?.text.deliveredBy };
  }
  const [remittance, fund] = await Promise.all([
    getRemittance(order.organisationId, due.remittanceId),
    getFund(order.organisationId, order.fundId),
  ]);
  const spent = remittance && (await spentFrom(order.organisationId, remittance, due.dueId));
  return { due, remittance, fund, ...(spent ?? { handOvers: [] }) };
};

export type OrderPage = OrderSummary & {
  way: MoneyWay;
  howToGet?: Offer['howToGet'];
  extraPayments?: ExtraPayment[];
};

/**
 * An order and where its money stands, for whoever holds its key, and for those who keep the books.
 * Refuses `not-found`, also without the key.
 */
export const findOrder = async (
  by: Actor,
  {
    organisationId,
    orderId,
    key,
  }: { organisationId: OrganisationId; orderId: OrderId; key?: string | undefined },
): Promise<OrderPage> => {
  const keepsBooks = hasRole(by, ['finance', 'auditor', 'admin']);
  const order = (await getOrder(organisationId, orderId)) ?? refuse('not-found');
  if (!keepsBooks && !opens(order, key)) refuse('not-found');
  const [offer, facts, returned, extraPayments] = await Promise.all([
    getOffer(organisationId, order.offerId),
    factsOf(order),
    order.status === 'paid' ? listReturned(order) : undefined,
    keepsBooks ? listExtraPaymentsOf(organisationId, order.orderId) : undefined,
  ]);
  if (!offer) return refuse('not-found');
  const then = await offerAt(organisationId, offer, offerRevisionOf(order));
  const way = moneyWayOf(order, { ...facts, returned }, offer.merchantName);
  const { howToGet } = offer;
  return {
    ...summaryOf(order, then),
    way,
    ...(howToGet && { howToGet }),
    ...(extraPayments && { extraPayments }),
  };
};
