import {
  approveReceivingAccount,
  changeReceivingAccount,
} from '../functions/people/receiving-account/change-receiving-account.action';
import { Account } from '../functions/people/receiving-account/receiving-account';
import { Price } from '../functions/shared/money';
import type { MerchantId } from '../functions/shared/ids';
import type { Cast } from './01-fish-cast';
import { openTheSale, sell, type SaleTerms, type Step } from './sale';
import { key, member, type Payment } from './stage';

/** Fen: what a fish costs, and what of that is given. */
export const FISH_PRICE = Price.parse(16_800);
export const PER_FISH = Price.parse(4_200);

/** Each step's day of that year, and its hour. */
const DAYS: Record<Step, [day: string, hour: number]> = {
  campaign: ['08-10', 9],
  publishing: ['08-10', 10],
  merchant: ['08-10', 11],
  agreement: ['08-11', 9],
  signing: ['08-12', 9],
  offer: ['08-12', 10],
  opening: ['08-12', 11],
};

const campaignOf = ({ year, endsOn }: Cast) => ({
  name: { zh: '我在千岛湖有条鱼', en: 'I have a fish in Thousand-Island Lake' },
  purpose: {
    zh: '您每买一条千岛湖有机鱼，就有 42 元用来买保温送餐箱，让山里的老人吃上热饭。',
    en: 'Each organic fish you buy puts ¥42 into insulated boxes, so that old people in the hills get a warm meal.',
  },
  district: { zh: '淳安县', en: "Chun'an" },
  filingNumber: '浙淳慈备 2026-0908（示例）',
  startsOn: `${year}-08-10`,
  endsOn,
  fund: { name: { zh: '保温送餐箱专项基金', en: 'Insulated boxes fund' } },
});

const termsOf = (cast: Cast): SaleTerms => ({
  merchant: {
    name: { zh: '千岛湖渔家', en: 'Lake Fishery' },
    contactName: '方老板',
    contactEmail: cast.merchantEmail,
  },
  agreement: (of) => ({
    ...of,
    rule: { kind: 'fixed', perItem: PER_FISH },
    unit: { zh: '条', en: 'fish' },
    startsOn: `${cast.year}-08-10`,
    endsOn: cast.endsOn,
    minimum: Price.parse(100_000),
    maximum: Price.parse(50_000_000),
    paysOnDay: 20,
    use: { zh: '购买保温送餐箱', en: 'Buying insulated meal boxes' },
    deliveredBy: '每月 20 日前，把上月应捐款转入慈善总会账户。',
  }),
  signedBy: '方老板',
  offer: (of) => ({
    ...of,
    name: { zh: '千岛湖有机鳙鱼（约 2 千克）', en: 'Organic bighead carp (about 2 kg)' },
    price: FISH_PRICE,
    howToGet: {
      zh: '活动当天 9:00–16:00 凭订单页在中心湖区码头鱼市取鱼，当天不便可电话约送：0571-8690 0012（演示号码）。',
      en: 'Collect it with your order page at the fish market on the Central Lake pier, 9:00–16:00 on the day of the event. To have it delivered, call 0571-8690 0012 (a made-up number).',
    },
    unit: { zh: '条', en: 'fish' },
  }),
});

/** Into which account merchants pay: written by the admin, confirmed by finance. Made up, the account of the bank's papers. */
const receiveInto = async ({ admin, finance, at }: Cast): Promise<void> => {
  const account = Account.parse({
    holder: '淳安县慈善总会（演示）',
    bank: '工商银行淳安支行',
    number: '1202 0261 0990 0012 345',
  });
  await changeReceivingAccount(admin, { account, revision: 1 }, at('08-09', 9));
  await approveReceivingAccount(finance, { account }, at('08-09', 10));
};

/** Step 1: a campaign with its fund, a merchant, an agreement that the merchant signs, and only then an offer on sale. */
export const openTheSeason = async (cast: Cast) => {
  await receiveInto(cast);
  const { o, finance: by } = cast;
  const at = (step: Step) => cast.at(...DAYS[step]);
  const terms = { ...termsOf(cast), campaign: campaignOf(cast) };
  const ownerOf = (merchantId: MerchantId) => member(o, cast.merchantPerson, ['merchant'], merchantId);
  return { o, ...(await openTheSale({ by, key, at }, terms, ownerOf)) };
};
export type Sale = Awaited<ReturnType<typeof openTheSeason>>;

/** Step 5: somebody orders fish without an account and pays; the provider's signed notice arrives. */
export const sellFish = async (
  sale: Sale,
  sold: { name: string; quantity: number; paidAt: Date; transaction: number },
): Promise<Payment> => {
  const { payment } = await sell(sale, {
    requestKey: key(`order-of-${sold.name}-to-be`),
    quantity: sold.quantity,
    locale: 'zh-CN',
    placedAt: new Date(sold.paidAt.getTime() - 60_000),
    paidAt: sold.paidAt.toISOString(),
    transactionIdOf: () => `42000026${String(sold.transaction).padStart(20, '0')}`,
  });
  return payment;
};
