import { call, post } from '../../lib/api';
import type { Language } from '../../lib/language';

export type Asked = {
  offerId: string;
  /** The offer's, as the buyer read it. */
  revision: number;
  quantity: number;
  email?: string | undefined;
  locale: Language;
};

/** The page of an order; its key stands in the address, which is the buyer's to keep. */
export const orderLink = (organisationId: string, orderId: string, viewKey: string): string =>
  `/${organisationId}/orders/${orderId}?key=${encodeURIComponent(viewKey)}`;

/** Asks the provider for its page and goes there. A deployed stage without a provider refuses in words. */
export const payOrder = async (organisationId: string, orderId: string, viewKey: string): Promise<void> => {
  const { payUrl } = await call(`/organisations/${organisationId}/orders/${orderId}/pay`, {
    method: 'POST',
    body: { provider: 'sandbox', key: viewKey },
    key: viewKey,
  });
  location.assign(payUrl);
};

/**
 * Places the order (once for a key), then leads to the provider; where that fails the order's own page stands, from which
 * it can be paid later: nothing is ordered twice.
 */
export const placeAndPay = async (organisationId: string, asked: Asked, key: string): Promise<void> => {
  const { order, viewKey } = await post(`/organisations/${organisationId}/orders`, asked, key);
  const page = orderLink(organisationId, order.orderId, viewKey);
  // Back from the provider leads to the order, not to a second one.
  history.replaceState(null, '', page);
  await payOrder(organisationId, order.orderId, viewKey).catch(() => location.replace(page));
};
