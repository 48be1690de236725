import { randomUUID } from 'node:crypto';
import { SANDBOX_ACCOUNT, signNotice } from '../../functions/selling/payments/sandbox';
import { MerchantId, type OrganisationId } from '../../functions/shared/ids';
import { dayOf } from '../../functions/shared/time';
import { ask, asked } from './ask';
import { organisation, staffOf } from './people';
import type { SignedInPerson } from './sessions';

const DAY = 86_400_000;
/** So many days from now at an hour of UTC, to the second, as bills tell it. */
export const daysAgo = (days: number, hour = 3, minute = 0): string => {
  const day = new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;
};

let transactions = 0;
/** A number as WeChat Pay gives it. */
export const newTransactionId = (): string => `4200002${String((transactions += 1)).padStart(21, '0')}`;

/** What the provider tells us when somebody has paid. */
export const notice = async (
  o: string,
  paid: { orderId: string; transactionId: string; amount: number; paidAt: string },
) => {
  const told = {
    event: 'PAYMENT.SUCCESS',
    merchantAccount: SANDBOX_ACCOUNT,
    transactionId: paid.transactionId,
    outTradeNo: paid.orderId,
    attach: o,
    currency: 'CNY',
    amount: paid.amount,
    paidAt: paid.paidAt,
  };
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomUUID()];
  const secret = process.env['SANDBOX_SECRET'] ?? '';
  const signature = signNotice(secret, { timestamp, nonce, body: JSON.stringify(told) });
  const headers = {
    'sandbox-timestamp': timestamp,
    'sandbox-nonce': nonce,
    'sandbox-signature': signature,
  };
  return ask('POST', '/payments/sandbox/notices', told, { headers });
};

type Asking = { as: SignedInPerson };
type Sold = { merchantName?: string; fundName?: string };

/** A campaign whose offer is on sale: a merchant signed to give ¥42.00 of a fish at ¥168.00. */
const openOffer = async (
  o: OrganisationId,
  as: Asking,
  { merchantName = '千岛湖渔家', fundName = '保温箱' }: Sold,
) => {
  const [startsOn, endsOn] = [dayOf(daysAgo(60)), dayOf(daysAgo(-60))];
  const at = `/organisations/${o}`;
  const campaign = await asked<{ campaignId: string; fundId: string }>(
    201,
    'POST',
    `${at}/campaigns`,
    {
      name: { zh: '我在千岛湖有条鱼' },
      purpose: { zh: '每卖出一条鱼,捐 42 元买保温箱。' },
      startsOn,
      endsOn,
      fund: { name: { zh: fundName } },
    },
    as,
  );
  await asked(200, 'POST', `${at}/campaigns/${campaign.campaignId}/publish`, undefined, as);
  const newMerchant = { name: { zh: merchantName }, contactName: '方小鱼' };
  const merchant = await asked<{ merchantId: string }>(201, 'POST', `${at}/merchants`, newMerchant, as);
  const { campaignId, fundId } = campaign;
  const { merchantId } = merchant;
  const offer = async () => {
    const terms = {
      merchantId,
      campaignId,
      rule: { kind: 'fixed', perItem: 4_200 },
      unit: { zh: '条' },
      startsOn,
      endsOn,
      use: { zh: '保温送餐箱' },
      deliveredBy: '每周一转账',
    };
    const agreement = await asked<{ agreementId: string }>(201, 'POST', `${at}/agreements`, terms, as);
    const { agreementId } = agreement;
    const owner = await staffOf(o, ['merchant'], { merchantId: MerchantId.parse(merchantId) });
    const sign = `${at}/agreements/${agreementId}/sign`;
    await asked(200, 'POST', sign, { signedBy: '方小鱼' }, { as: owner });
    const fish = { campaignId, agreementId, name: { zh: '有机鱼' }, price: 16_800, unit: { zh: '条' } };
    const made = await asked<{ offerId: string }>(201, 'POST', `${at}/offers`, fish, as);
    await asked(200, 'POST', `${at}/offers/${made.offerId}/open`, undefined, as);
    return made.offerId;
  };
  return { campaignId, fundId, merchantId, offerId: await offer() };
};

export type SoldFish = { orderId: string; transactionId: string; amount: number; paidAt: string };

/** An organisation that sells fish, with people who keep its books. */
export const fishSeason = async (name = 'chunan', sold: Sold = {}) => {
  const o = await organisation(name);
  const finance = await staffOf(o, ['finance'], { name: '徐会计' });
  const colleague = await staffOf(o, ['finance'], { name: '余出纳' });
  const auditor = await staffOf(o, ['auditor'], { name: '邵审计' });
  const shop = await openOffer(o, { as: finance }, sold);
  const at = `/organisations/${o}`;

  /** Ordered and not paid. */
  const order = async (quantity = 1, offerId = shop.offerId): Promise<string> => {
    const body = { offerId, quantity };
    return (await asked<{ order: { orderId: string } }>(201, 'POST', `${at}/orders`, body)).order.orderId;
  };
  /** Ordered, paid and told by the provider. */
  const sell = async (quantity: number, paidAt: string, offerId = shop.offerId): Promise<SoldFish> => {
    const orderId = await order(quantity, offerId);
    const paid = { orderId, transactionId: newTransactionId(), amount: 16_800 * quantity, paidAt };
    const reply = await notice(o, paid);
    if (reply.status !== 200) throw new Error(`the notice was refused: ${JSON.stringify(reply.body)}`);
    return paid;
  };
  return {
    o,
    at,
    finance,
    colleague,
    auditor,
    ...shop,
    order,
    sell,
    another: (more: Sold) => openOffer(o, { as: finance }, more),
  };
};
export type FishSeason = Awaited<ReturnType<typeof fishSeason>>;
