import { randomUUID } from 'node:crypto';
import type { Agreement } from '../../functions/selling/agreements/agreement';
import { app } from '../../functions/app';
import type { Campaign } from '../../functions/selling/campaigns/campaign';
import type { Merchant } from '../../functions/selling/merchants/merchant';
import type { Offer } from '../../functions/selling/offers/offer';
import type { OrderSummary } from '../../functions/selling/orders/order-page';
import { NOTICE_PATH, SANDBOX_ACCOUNT, signNotice } from '../../functions/selling/payments/sandbox';
import type { OrganisationId } from '../../functions/shared/ids';
import { dayOf } from '../../functions/shared/time';
import { asked } from './ask';
import { organisation, staffOf } from './people';
import type { SignedInPerson } from './sessions';

/** A day in Asia/Shanghai, so many days from today. */
export const dayIn = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000).toISOString());

export const PER_FISH = 4_200;
export const FISH_PRICE = 16_800;
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
  const as = people.finance;
  const campaign = await asked<Campaign>(201, 'POST', `${at}/campaigns`, campaignBody(), { as });
  return { o, at, ...people, campaign, fundId: campaign.fundId };
};
export type Charity = Awaited<ReturnType<typeof charity>>;

export const publishCampaign = ({
  at,
  finance: as,
  campaign,
}: Pick<Charity, 'at' | 'finance' | 'campaign'>) =>
  asked(200, 'POST', `${at}/campaigns/${campaign.campaignId}/publish`, undefined, { as });

/** A merchant of it, whose own person is signed in. */
export const merchantOf = async ({ o, at, finance }: Charity) => {
  const body = { name: { zh: '千岛湖鲜鱼行', en: 'Lake Fish Co.' }, contactName: '方老板' };
  const merchant = await asked<Merchant>(201, 'POST', `${at}/merchants`, body, { as: finance });
  const seller = await staffOf(o, ['merchant'], { name: '方老板', merchantId: merchant.merchantId });
  return { merchant, seller };
};

/** 我在千岛湖有条鱼: a published campaign, a merchant whose agreement is signed, an offer on sale. */
export const fishSale = async (id: string, terms: Record<string, unknown> = {}) => {
  const here = await charity(id);
  const { at, finance: as, campaign } = here;
  await publishCampaign(here);
  const { merchant, seller } = await merchantOf(here);
  const of = { merchantId: merchant.merchantId, campaignId: campaign.campaignId };
  const agreement = await asked<Agreement>(201, 'POST', `${at}/agreements`, agreementBody(of, terms), { as });
  const { agreementId } = agreement;
  const offer = await asked<Offer>(201, 'POST', `${at}/offers`, offerBody({ ...of, agreementId }), { as });
  await asked(200, 'POST', `${at}/agreements/${agreementId}/sign`, { signedBy: '方大伟' }, { as: seller });
  await asked(200, 'POST', `${at}/offers/${offer.offerId}/open`, undefined, { as });
  return { ...here, merchant, seller, agreement, offer };
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

/** What the provider sends for an order, signed with its key as it does. */
export const noticeFor = (
  order: Pick<OrderSummary, 'organisationId' | 'orderId' | 'total'>,
  told: Told = {},
  sent: Sent = {},
): Request => {
  const said = {
    event: 'PAYMENT.SUCCESS',
    merchantAccount: told.account ?? SANDBOX_ACCOUNT,
    transactionId: told.transactionId ?? `tx-${order.orderId.slice(4, 28)}`,
    outTradeNo: order.orderId,
    attach: told.o ?? order.organisationId,
    currency: told.currency ?? 'CNY',
    amount: told.amount ?? order.total,
    paidAt: told.paidAt ?? new Date().toISOString(),
  };
  const body = sent.body ?? JSON.stringify(said);
  const [timestamp, nonce] = [String(Math.floor((sent.time ?? Date.now()) / 1000)), randomUUID()];
  const secret = sent.secret ?? process.env['SANDBOX_SECRET'] ?? '';
  return new Request(`http://shanchao.test${NOTICE_PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sandbox-timestamp': timestamp,
      'sandbox-nonce': nonce,
      'sandbox-signature': signNotice(secret, { timestamp, nonce, body }),
      ...sent.headers,
    },
    body,
  });
};

export const notify = async (
  request: Request,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const reply = await app.request(request);
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};

/** Orders and pays; does not wait for what follows. */
export const sellFish = async (
  selling: Selling,
  quantity: number,
  told: Told & { email?: string } = {},
): Promise<Ordered> => {
  const made = await orderFish(selling, quantity, told.email ? { email: told.email } : {});
  const taken = await notify(noticeFor(made.order, told));
  if (taken.status !== 200)
    throw new Error(`the notice was answered ${taken.status}: ${JSON.stringify(taken.body)}`);
  return made;
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
