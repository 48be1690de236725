import { draftAgreement } from '../functions/selling/agreements/draft-agreement.action';
import { signAgreement } from '../functions/selling/agreements/sign-agreement.action';
import { createCampaign } from '../functions/selling/campaigns/create-campaign.action';
import { publishCampaign } from '../functions/selling/campaigns/change-campaign.action';
import { createMerchant } from '../functions/selling/merchants/create-merchant.action';
import { createOffer } from '../functions/selling/offers/create-offer.action';
import { openOffer } from '../functions/selling/offers/change-offer.action';
import { placeOrder } from '../functions/selling/orders/place-order.action';
import { fen } from '../functions/shared/money';
import { Price } from '../functions/shared/money';
import { MerchantId } from '../functions/shared/ids';
import type { Cast } from './01-fish-cast';
import { key, member, paid, type Payment } from './stage';

const FISH_PRICE = Price.parse(16_800);
const GIFT = 4_200;

/** Step 1: a campaign with its fund, a merchant, an agreement that the merchant signs, and only then an offer on sale. */
export const openTheSale = async (cast: Cast) => {
  const { o, at, year, finance } = cast;
  const [startsOn, endsOn] = [`${year}-08-10`, cast.endsOn];
  const campaign = await createCampaign(
    finance,
    {
      requestKey: key('campaign'),
      what: {
        name: { zh: '我在千岛湖有条鱼', en: 'I have a fish in Thousand-Island Lake' },
        purpose: {
          zh: '您每买一条千岛湖有机鱼，就有 42 元用来买保温送餐箱，让山里的老人吃上热饭。',
          en: 'Each organic fish you buy puts ¥42 into insulated boxes, so that old people in the hills get a warm meal.',
        },
        district: { zh: '淳安县', en: "Chun'an" },
        filingNumber: '浙淳慈备 2026-0908（示例）',
        startsOn,
        endsOn,
        fund: { name: { zh: '保温送餐箱专项基金', en: 'Insulated boxes fund' } },
      },
    },
    at('08-10', 9),
  );
  await publishCampaign(finance, campaign, at('08-10', 10));
  const merchant = await createMerchant(
    finance,
    {
      requestKey: key('merchant'),
      what: {
        name: { zh: '千岛湖渔家', en: 'Lake Fishery' },
        contactName: '方老板',
        contactEmail: cast.merchantEmail,
      },
    },
    at('08-10', 11),
  );
  const merchantId = MerchantId.parse(merchant.merchantId);
  const owner = await member(o, cast.merchantPerson, ['merchant'], merchantId);
  const agreement = await draftAgreement(
    finance,
    {
      requestKey: key('agreement'),
      what: {
        merchantId,
        campaignId: campaign.campaignId,
        rule: { kind: 'fixed', perItem: Price.parse(GIFT) },
        unit: { zh: '条', en: 'fish' },
        startsOn,
        endsOn,
        minimum: Price.parse(100_000),
        maximum: Price.parse(50_000_000),
        use: { zh: '购买保温送餐箱', en: 'Buying insulated meal boxes' },
        deliveredBy: '每月 20 日前，把上月应捐款转入慈善总会账户。',
      },
    },
    at('08-11', 9),
  );
  await signAgreement(owner, { agreementId: agreement.agreementId, signedBy: '方老板' }, at('08-12', 9));
  const offer = await createOffer(
    finance,
    {
      requestKey: key('offer'),
      what: {
        campaignId: campaign.campaignId,
        agreementId: agreement.agreementId,
        name: { zh: '千岛湖有机鳙鱼（约 2 千克）', en: 'Organic bighead carp (about 2 kg)' },
        price: FISH_PRICE,
        unit: { zh: '条', en: 'fish' },
      },
    },
    at('08-12', 10),
  );
  await openOffer(finance, offer, at('08-12', 11));
  return { campaign, merchant, agreement, offer };
};
export type Sale = Awaited<ReturnType<typeof openTheSale>>;

/** Step 5: somebody orders fish without an account and pays; the provider's signed notice arrives. */
export const sell = async (
  cast: Cast,
  sale: Sale,
  sold: { name: string; quantity: number; paidAt: Date; transaction: number },
): Promise<Payment> => {
  const placedAt = new Date(sold.paidAt.getTime() - 60_000);
  const requestKey = key(`order-of-${sold.name}-to-be`);
  const what = { offerId: sale.offer.offerId, quantity: sold.quantity, locale: 'zh-CN' as const };
  const asked = { organisationId: cast.o, requestKey, what };
  const { order } = await placeOrder({ kind: 'public' }, asked, placedAt);
  const payment = {
    orderId: order.orderId,
    transactionId: `42000026${String(sold.transaction).padStart(20, '0')}`,
    amount: fen(FISH_PRICE * sold.quantity),
    paidAt: sold.paidAt.toISOString(),
  };
  await paid(cast.o, payment);
  return payment;
};
