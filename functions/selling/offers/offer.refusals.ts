import type { RefusalKinds } from '../../shared/refusals';

export const offerRefusals = {
  'campaign-not-published': {
    status: 409,
    says: 'Publish the campaign first, so that every buyer can read where the money goes.',
    zh: '请先公开该活动品牌，让买家看得到善款去向，再开售。',
  },
  'donation-exceeds-price': {
    status: 422,
    says: 'The donation is larger than the price.',
    zh: '捐赠额大于售价。',
  },
  'offer-not-open': { status: 409, says: 'This is not on sale now.', zh: '该义卖商品目前不在售。' },
} as const satisfies RefusalKinds;

type Own = typeof offerRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
