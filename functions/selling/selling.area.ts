import type { Check } from '../books/checks/place';
import { together, type Followers } from '../platform/table/changes';
import { routes } from '../platform/http/http';
import type { Writers } from '../platform/letters/outbox';
import { writtenLater } from '../platform/letters/written-later';
import { agreementsRoutes } from './agreements/agreements.routes';
import { AGREEMENT_LETTERS } from './agreements/agreement-letter-names';
import { tellMerchant } from './agreements/tell-merchant.action';
import { campaignsRoutes } from './campaigns/campaigns.routes';
import { disclosedRoutes } from './campaigns/disclosed.routes';
import { checkBooks } from './checks/check-books.action';
import { merchantsRoutes } from './merchants/merchants.routes';
import { closeOffersOfEnded, closeOffersOfWithdrawn, followAgreement } from './offers/change-offer.action';
import { offersRoutes } from './offers/offers.routes';
import { ordersRoutes } from './orders/orders.routes';
import { thankBuyer, writeThanks } from './orders/thank-buyer.action';
import { enterPayment } from './payments/enter-payment.action';
import { paymentsRoutes } from './payments/payments.routes';
import { shopRoutes } from './shop/shop.routes';
import { sandboxWebhook } from './payments/sandbox.webhook';
import { sheetsRoutes } from './sheets/sheets.routes';

/** Campaigns, merchants and what they promise; what is sold with a donation inside, and paid. */
export const sellingRoutes = () =>
  routes()
    .route('/', campaignsRoutes)
    .route('/', disclosedRoutes)
    .route('/', merchantsRoutes)
    .route('/', agreementsRoutes)
    .route('/', offersRoutes)
    .route('/', ordersRoutes)
    .route('/', shopRoutes)
    .route('/', sheetsRoutes)
    .route('/', paymentsRoutes)
    .route('/', sandboxWebhook);

export const sellingFollowers: Followers = together(
  enterPayment,
  thankBuyer,
  tellMerchant,
  followAgreement,
  closeOffersOfEnded,
  closeOffersOfWithdrawn,
);

export const sellingWriters: Writers = {
  thanks: writeThanks,
  ...writtenLater(
    AGREEMENT_LETTERS,
    async () => (await import('./agreements/write-agreement-letter.action')).agreementWriters,
  ),
};

export const sellingChecks: readonly Check[] = [checkBooks];
