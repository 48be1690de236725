import { randomUUID } from 'node:crypto';
import { app } from '../../functions/app';
import { NewAgreement } from '../../functions/selling/agreements/agreement';
import { NewCampaign } from '../../functions/selling/campaigns/campaign';
import type { NewMerchant } from '../../functions/selling/merchants/merchant';
import { NewOffer } from '../../functions/selling/offers/offer';
import type { OrderSummary } from '../../functions/selling/orders/order-page';
import { NOTICE_PATH, noticeHeaders } from '../../functions/selling/payments/sandbox';
import { RequestKey, type MerchantId, type OrganisationId } from '../../functions/shared/ids';
import { dayOf } from '../../functions/shared/time';
import { FISH_PRICE, PER_FISH } from '../../seeds/01-fish-sales';
import {
  draftCampaign,
  openTheSaleOf,
  publish,
  sell,
  takeInMerchant,
  type SaleTerms,
} from '../../seeds/sale';
import { noticeOf } from '../../seeds/stage';
import { asked } from './ask';
import { openNow } from './open-now';
import { organisation, staffOf } from './people';
import type { SignedInPerson } from './sessions';

/** A day in Asia/Shanghai, so many days from today. */
export const dayIn = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000).toISOString());

export { FISH_PRICE, PER_FISH };
export const box = { zh: '保温送餐箱', en: 'insulated boxes' };
export const fish = { zh: '条', en: 'fish' };

export const campaignBody = (changed: Record<string, unknown> = {}) => ({
  name: { zh: '我在千岛湖有条鱼', en: 'My fish in the lake' },
  purpose: { zh: '每售出一条有机鱼,为老人添一份热饭', en: 'Every fish buys warm meals' },
  district: { zh: '淳安', en: "Chun'an" },
  startsOn: dayIn(-30),
  endsOn: dayIn(60),
  fund: { name: { zh: '保温送餐箱专项基金', en: 'Insulated boxes' } },
  ...changed,
});

export const agreementBody = (
  of: { merchantId: string; campaignId: string },
  changed: Record<string, unknown> = {},
) => ({
  merchantId: of.merchantId,
  campaignId: of.campaignId,
  rule: { kind: 'fixed', perItem: PER_FISH },
  unit: fish,
  startsOn: dayIn(-30),
  endsOn: dayIn(30),
  use: box,
  deliveredBy: '每月 10 日前汇入慈善总会账户',
  ...changed,
});

export const offerBody = (
  of: { campaignId: string; agreementId: string },
  changed: Record<string, unknown> = {},
) => ({
  campaignId: of.campaignId,
  agreementId: of.agreementId,
  name: { zh: '千岛湖有机鱼', en: 'Organic fish' },
  price: FISH_PRICE,
  unit: fish,
  ...changed,
});

/** An organisation's staff, and a campaign with nothing on sale yet. */
export const charity = async (id: string) => {
  const o = await organisation(id);
  const at = `/organisations/${o}`;
  const people = {
    finance: await staffOf(o, ['finance'], { name: '陈会计' }),
    admin: await staffOf(o, ['admin'], { name: '王主任' }),
    auditor: await staffOf(o, ['auditor'], { name: '审计员' }),
    organiser: await staffOf(o, ['organiser'], { name: '组织者' }),
  };
  const campaign = await draftCampaign(openNow(people.finance), NewCampaign.parse(campaignBody()));
  return { o, at, ...people, campaign, fundId: campaign.fundId };
};
export type Charity = Awaited<ReturnType<typeof charity>>;

export const publishCampaign = ({ finance, campaign }: Pick<Charity, 'finance' | 'campaign'>) =>
  publish(openNow(finance), campaign);

const fishMonger: NewMerchant = { name: { zh: '千岛湖鲜鱼行', en: 'Lake Fish Co.' }, contactName: '方老板' };
const sellerIn = (o: OrganisationId) => (merchantId: MerchantId) =>
  staffOf(o, ['merchant'], { name: '方老板', merchantId });

/** A merchant of it, whose own person is signed in. */
export const merchantOf = async ({ o, finance }: Charity) => {
  const { merchant, owner } = await takeInMerchant(openNow(finance), fishMonger, sellerIn(o));
  return { merchant, seller: owner };
};

/** 我在千岛湖有条鱼: a published campaign, a merchant whose agreement is signed, an offer on sale. */
export const fishSale = async (id: string, terms: Record<string, unknown> = {}) => {
  const here = await charity(id);
  const { o, campaign, finance } = here;
  const asAgreed: SaleTerms = {
    merchant: fishMonger,
    agreement: (of) => NewAgreement.parse(agreementBody(of, terms)),
    signedBy: '方大伟',
    offer: (of) => NewOffer.parse(offerBody(of)),
  };
  const opened = await openTheSaleOf(campaign, openNow(finance), asAgreed, sellerIn(o));
  const { merchant, owner, agreement, offer } = opened;
  return { ...here, merchant, seller: owner, agreement, offer };
};
export type FishSale = Awaited<ReturnType<typeof fishSale>>;

type Selling = Pick<FishSale, 'at' | 'offer'>;
export type Ordered = { order: OrderSummary; viewKey: string };

/** Somebody orders so many fish. */
export const orderFish = (
  { at, offer }: Selling,
  quantity: number,
  more: { email?: string; key?: string; locale?: string } = {},
) => {
  const { key = randomUUID(), ...said } = more;
  return asked<Ordered>(201, 'POST', `${at}/orders`, { offerId: offer.offerId, quantity, ...said }, { key });
};

type Told = {
  transactionId?: string;
  amount?: number;
  currency?: string;
  account?: string;
  paidAt?: string;
  o?: OrganisationId;
};
type Sent = { secret?: string; time?: number; body?: string; headers?: Record<string, string> };

const transactionIdOf = (orderId: string): string => `tx-${orderId.slice(4, 28)}`;

/** What the provider sends for an order, signed with its key as it does. */
export const noticeFor = (
  order: Pick<OrderSummary, 'organisationId' | 'orderId' | 'total'>,
  { o, account, currency, ...payment }: Told = {},
  sent: Sent = {},
): Request => {
  const { orderId, total: amount } = order;
  const paid = { orderId, transactionId: transactionIdOf(orderId), amount, paidAt: new Date().toISOString() };
  const said = {
    ...noticeOf(o ?? order.organisationId, { ...paid, ...payment }),
    ...(account !== undefined && { merchantAccount: account }),
    ...(currency !== undefined && { currency }),
  };
  const body = sent.body ?? JSON.stringify(said);
  const secret = sent.secret ?? process.env['SANDBOX_SECRET'] ?? '';
  const signed = noticeHeaders(secret, body, { at: new Date(sent.time ?? Date.now()), nonce: randomUUID() });
  return new Request(`http://shanchao.test${NOTICE_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed, ...sent.headers },
    body,
  });
};

export const notify = async (
  request: Request,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const reply = await app.request(request);
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};

/** Ordered and paid by the seed's way; does not wait for what follows. */
export const sellFish = async (
  shop: Pick<FishSale, 'o' | 'offer'>,
  quantity: number,
  told: Pick<Told, 'transactionId' | 'paidAt'> & { email?: string } = {},
): Promise<Ordered> => {
  const now = new Date();
  const { transactionId, paidAt = now.toISOString(), ...said } = told;
  const { order, viewKey } = await sell(shop, {
    quantity,
    ...said,
    locale: 'zh-CN',
    requestKey: RequestKey.parse(randomUUID()),
    placedAt: now,
    paidAt,
    transactionIdOf: (orderId) => transactionId ?? transactionIdOf(orderId),
  });
  return { order, viewKey };
};

const PDF = '%PDF-1.7\n% an invoice';
export const paper = (
  content: string | Uint8Array<ArrayBuffer> = PDF,
  name = '发票.pdf',
  type = 'application/pdf',
): FormData => {
  const form = new FormData();
  form.set('file', new File([content], name, { type }));
  return form;
};

/** An invoice among the files, by its id. */
export const invoice = async ({ at }: { at: string }, as: SignedInPerson): Promise<string> =>
  (await asked<{ fileId: string }>(201, 'POST', `${at}/files`, paper(`${PDF} ${randomUUID()}`), { as }))
    .fileId;
