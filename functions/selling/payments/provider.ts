import type { OrderId, OrganisationId } from '../../shared/ids';
import type { Fen } from '../../shared/money';
import type { Notice } from './notice';

/** What is to be paid. @param returnTo where the buyer's browser goes afterwards */
export type ToPay = { organisationId: OrganisationId; orderId: OrderId; amount: Fen; returnTo: string };

/** A request as it arrived: the body as it was signed, to the byte. */
export type Arrived = { header: (name: string) => string | undefined; body: string };

/** A way of paying. Adding one is a file like sandbox.ts and a line in providers.ts. */
export type Provider = {
  name: string;
  /** Our merchant account with the provider. */
  account: string;
  /** Where the buyer pays. */
  payUrl: (toPay: ToPay) => string;
  /** Refuses `notice-not-genuine` unless the provider signed it just now. */
  readNotice: (arrived: Arrived, now: Date) => Notice;
};
