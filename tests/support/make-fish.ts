import {
  draftAgreementOf,
  NewAgreement,
  sign,
  type Agreement,
} from '../../functions/selling/agreements/agreement';
import { newFund, type Fund } from '../../functions/books/funds/fund';
import { draftOffer, NewOffer, type Offer } from '../../functions/selling/offers/offer';
import { NewOrder, place, type PaidOrder, type PlacedOrder } from '../../functions/selling/orders/order';
import {
  AgreementId,
  CampaignId,
  FileId,
  FundId,
  MerchantId,
  OfferId,
  OrderId,
  OrganisationId,
  PersonId,
  SpendingId,
} from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { NewSpending, requestOf, type PendingSpending } from '../../functions/books/spending/spending';
import { idNumber } from './make-shift';

/** Rules alone, without a table: a campaign of September 2026, ¥42 of each fish of ¥168. */
export const ids = {
  organisationId: OrganisationId.parse('chunan'),
  campaignId: CampaignId.parse(idNumber('cmp', 1)),
  otherCampaignId: CampaignId.parse(idNumber('cmp', 2)),
  fundId: FundId.parse(idNumber('fnd', 1)),
  merchantId: MerchantId.parse(idNumber('mer', 1)),
  agreementId: AgreementId.parse(idNumber('agr', 1)),
  offerId: OfferId.parse(idNumber('ofr', 1)),
  spendingId: SpendingId.parse(idNumber('spd', 1)),
  fileId: FileId.parse(idNumber('fil', 1)),
};
export const someone = PersonId.parse('abcdefgh0123');
export const another = PersonId.parse('zyxwvtsr9876');

export const newAgreement = (changed: Record<string, unknown> = {}): NewAgreement =>
  NewAgreement.parse({
    merchantId: ids.merchantId,
    campaignId: ids.campaignId,
    rule: { kind: 'fixed', perItem: 4_200 },
    unit: { zh: '条' },
    startsOn: '2026-09-01',
    endsOn: '2026-09-30',
    use: { zh: '保温送餐箱' },
    deliveredBy: '每月 10 日前汇入',
    ...changed,
  });

export const makeAgreement = (changed: Record<string, unknown> = {}): Agreement =>
  draftAgreementOf(newAgreement(changed), {
    agreementId: ids.agreementId,
    charity: { zh: '淳安县慈善总会' },
    merchantName: { zh: '千岛湖鲜鱼行' },
    campaign: {
      fundId: ids.fundId,
      name: { zh: '我在千岛湖有条鱼' },
      startsOn: '2026-08-01',
      endsOn: '2026-12-31',
    },
    fundName: { zh: '幸福餐盒专项基金' },
  });

export const makeSigned = (changed: Record<string, unknown> = {}): Agreement =>
  sign(
    makeAgreement(changed),
    { signedBy: '方大伟', personId: someone, signedAt: '2026-08-20T02:00:00.000Z' },
    '2026-08-20',
  );

export const makeOffer = (changed: Record<string, unknown> = {}): Offer => ({
  ...draftOffer(
    NewOffer.parse({
      campaignId: ids.campaignId,
      agreementId: ids.agreementId,
      name: { zh: '千岛湖有机鱼' },
      price: 16_800,
      unit: { zh: '条' },
    }),
    ids.offerId,
    makeSigned(changed),
  ),
  status: 'open',
});

export const makeOrder = (number: number, quantity = 2, changed: Record<string, unknown> = {}): PlacedOrder =>
  place(NewOrder.parse({ offerId: ids.offerId, quantity, ...changed }), makeOffer(), {
    organisationId: ids.organisationId,
    orderId: OrderId.parse(idNumber('ord', number)),
    keyHash: 'a-hash-of-22-characters',
    now: new Date('2026-09-08T01:00:00.000Z'),
  });

export const makePaid = (number: number, quantity = 2, paidAt = '2026-09-08T01:00:30.000Z'): PaidOrder => ({
  ...makeOrder(number, quantity),
  status: 'paid',
  payment: { provider: 'sandbox', transactionId: `tx-number-${number}`, paidAt },
  refunds: [],
});

export const makeFund = (changed: Partial<Fund> = {}): Fund => ({
  ...newFund({ fundId: ids.fundId, campaignId: ids.campaignId, name: { zh: '保温送餐箱专项基金' } }),
  ...changed,
});

export const makeSpending = (changed: Record<string, unknown> = {}): PendingSpending =>
  requestOf(
    NewSpending.parse({
      amount: 8_400,
      payee: '杭州保温箱厂',
      purpose: { zh: '保温送餐箱' },
      quantity: 12,
      unit: { zh: '只' },
      invoiceFileId: ids.fileId,
      ...changed,
    }),
    {
      spendingId: ids.spendingId,
      fundId: ids.fundId,
      by: { personId: someone, name: '陈会计' },
      at: '2026-10-12T02:00:00.000Z',
    },
  );

export const yuanOf = (yuan: number) => fen(yuan * 100);
