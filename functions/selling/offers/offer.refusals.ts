import type { RefusalKinds } from '../../shared/refusals';

export const offerRefusals = {
  'campaign-not-published': {
    status: 409,
    says: 'Publish the campaign first, so that every buyer can read where the money goes.',
    zh: '请先公开该公益项目，让买家看得到善款去向，再开售。',
  },
  'donation-exceeds-price': {
    status: 422,
    says: 'The donation is larger than the price.',
    zh: '捐赠额大于售价。',
  },
  'offer-not-open': { status: 409, says: 'This is not on sale at the moment.', zh: '该义卖商品目前不在售。' },
  'offer-paused': {
    status: 409,
    says: 'This sale is paused for now. Nothing was ordered.',
    zh: '该义卖商品暂停销售，本次未下单。',
  },
  'offer-closed': {
    status: 409,
    says: 'This is no longer on sale. Nothing was ordered.',
    zh: '该义卖商品已停售，本次未下单。',
  },
  'offer-changed': {
    status: 409,
    says: 'It was changed while you were reading and is now “{name}” at {price}. Nothing was ordered: open the page again to see it.',
    zh: '您浏览期间商品有改动，现为“{name}”，售价 {price}。本次未下单，请重新打开页面查看。',
  },
  'offer-over': {
    status: 409,
    says: 'This offer is closed. It can no longer be changed or put on sale.',
    zh: '该义卖商品已停售，不能再修改或开售。',
  },
  'offer-unit-stays': {
    status: 409,
    says: 'The unit cannot be changed once it has been on sale, because orders were counted in it. Create another offer for another unit.',
    zh: '已开售过的商品不能更改计量单位，已有订单按它计数。如需更改请另建商品。',
  },
} as const satisfies RefusalKinds;

type Own = typeof offerRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
