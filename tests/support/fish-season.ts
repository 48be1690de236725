import { randomUUID } from 'node:crypto';
import { noticeHeaders } from '../../functions/selling/payments/sandbox';
import { OrganisationId, RequestKey, type MerchantId } from '../../functions/shared/ids';
import { dayOf } from '../../functions/shared/time';
import { FISH_PRICE, PER_FISH } from '../../seeds/01-fish-sales';
import { openTheSale, order, sell, type SaleTerms } from '../../seeds/sale';
import { noticeOf, type Payment } from '../../seeds/stage';
import { ask } from './ask';
import { openNow } from './open-now';
import { organisation, staffOf, type Staff } from './people';

const DAY = 86_400_000;
/** So many days from now at an hour of UTC, to the second, as bills tell it. */
export const daysAgo = (days: number, hour = 3, minute = 0): string => {
  const day = new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;
};

let transactions = 0;
/** A number as WeChat Pay gives it. */
export const newTransactionId = (): string => `4200002${String((transactions += 1)).padStart(21, '0')}`;

export type SoldFish = Payment;

/** What the provider tells us when somebody has paid. */
export const notice = async (o: string, paid: SoldFish) => {
  const told = noticeOf(OrganisationId.parse(o), paid);
  const secret = process.env['SANDBOX_SECRET'] ?? '';
  const headers = noticeHeaders(secret, JSON.stringify(told), { at: new Date(), nonce: randomUUID() });
  return ask('POST', '/payments/sandbox/notices', told, { headers });
};

type Of<Made extends (of: never) => unknown> = Parameters<Made>[0];
type Sold = { merchantName?: string; fundName?: string };

/** What is agreed in the season of a test: a merchant gives ¥42.00 of a fish at ¥168.00. */
const termsOf = ({ merchantName = '千岛湖渔家', fundName = '保温箱' }: Sold) => {
  const [startsOn, endsOn] = [dayOf(daysAgo(60)), dayOf(daysAgo(-60))];
  return {
    campaign: {
      name: { zh: '我在千岛湖有条鱼' },
      purpose: { zh: '每卖出一条鱼,捐 42 元买保温箱。' },
      startsOn,
      endsOn,
      fund: { name: { zh: fundName } },
    },
    merchant: { name: { zh: merchantName }, contactName: '方小鱼' },
    agreement: (of: Of<SaleTerms['agreement']>) => ({
      ...of,
      rule: { kind: 'fixed' as const, perItem: PER_FISH },
      unit: { zh: '条' },
      startsOn,
      endsOn,
      use: { zh: '保温送餐箱' },
      deliveredBy: '每周一转账',
    }),
    signedBy: '方小鱼',
    offer: (of: Of<SaleTerms['offer']>) => ({
      ...of,
      name: { zh: '有机鱼' },
      price: FISH_PRICE,
      unit: { zh: '条' },
    }),
  };
};

/** A campaign whose offer is on sale. */
const openOffer = async (o: OrganisationId, finance: Staff, sold: Sold) => {
  const ownerOf = (merchantId: MerchantId) => staffOf(o, ['merchant'], { merchantId });
  const { campaign, merchant, offer } = await openTheSale(openNow(finance), termsOf(sold), ownerOf);
  const { campaignId, fundId } = campaign;
  return { campaignId, fundId, merchantId: merchant.merchantId, offerId: offer.offerId };
};

/** An organisation that sells fish, with people who keep its books. */
export const fishSeason = async (name = 'chunan', sold: Sold = {}) => {
  const o = await organisation(name);
  const finance = await staffOf(o, ['finance'], { name: '徐会计' });
  const colleague = await staffOf(o, ['finance'], { name: '余出纳' });
  const auditor = await staffOf(o, ['auditor'], { name: '邵审计' });
  const shop = await openOffer(o, finance, sold);

  const wanted = (quantity: number) => ({
    quantity,
    locale: 'zh-CN' as const,
    requestKey: RequestKey.parse(randomUUID()),
    placedAt: new Date(),
  });
  return {
    o,
    at: `/organisations/${o}`,
    finance,
    colleague,
    auditor,
    ...shop,
    /** Ordered and not paid. */
    order: async (quantity = 1, offerId = shop.offerId): Promise<string> =>
      (await order({ o, offer: { offerId } }, wanted(quantity))).order.orderId,
    /** Ordered, paid and told by the provider. */
    sell: async (quantity: number, paidAt: string, offerId = shop.offerId): Promise<SoldFish> => {
      const bought = { ...wanted(quantity), paidAt, transactionIdOf: newTransactionId };
      return (await sell({ o, offer: { offerId } }, bought)).payment;
    },
    another: (more: Sold) => openOffer(o, finance, more),
  };
};
export type FishSeason = Awaited<ReturnType<typeof fishSeason>>;
