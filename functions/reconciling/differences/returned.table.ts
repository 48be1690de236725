import { OrderId, type OrganisationId } from '../../shared/ids';
import type { Write } from '../../platform/table/table';
import { forgetReturned, noteReturned } from '../../selling/orders/returned.table';
import type { Difference } from './difference';

/**
 * With a difference that tells of money that went back: its order shows it, until it is recorded or failed.
 * @question The provider gave money back that the books do not know (through noteReturned)
 * @key main `ORG#{o}#ORDER#{order}` / `RETURNED#{refund}`
 * @cost 2 WCU in a transaction
 */
export const returnedIn = (organisationId: OrganisationId, found: Difference): Write[] => {
  if (
    found.reason !== 'refund-not-recorded' &&
    found.reason !== 'refund-exceeds-payment' &&
    found.reason !== 'refund-of-unpaid-order'
  )
    return [];
  const { orderId, refundId, billAmount: amount, at } = found;
  return [noteReturned({ organisationId, orderId }, { refundId, amount, at })];
};

/**
 * A later file says that it did not go back after all.
 * @question It failed (through forgetReturned)
 * @key main `ORG#{o}#ORDER#{order}` / `RETURNED#{refund}`
 * @cost 0–1 WCU
 */
export const failedIn = async (organisationId: OrganisationId, found: Difference): Promise<void> => {
  const orderId = found.reason === 'refund-failed' && OrderId.safeParse(found.merchantOrderId).data;
  if (orderId) await forgetReturned({ organisationId, orderId }, found.refundId);
};
