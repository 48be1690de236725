import type { RefusalKinds } from './refusal-kinds';

/** How the product says no of campaigns, agreements, offers, orders and payments. */
export const sellingRefusals = {
  // Campaigns, agreements, offers
  'campaign-dates': {
    status: 422,
    says: 'The campaign ends before it starts.',
    zh: '活动品牌的结束日期早于开始日期。',
  },
  'agreement-not-signed': {
    status: 409,
    says: 'Selling starts after the merchant has signed the donation agreement.',
    zh: '商家签署捐赠协议后方可开售。',
  },
  'agreement-does-not-cover': {
    status: 409,
    says: 'The donation agreement covers {startsOn} to {endsOn}, and today is outside it.',
    zh: '捐赠协议的期限为 {startsOn} 至 {endsOn}，今天不在期限内。',
  },
  'campaign-not-published': {
    status: 409,
    says: 'Publish the campaign first, so that every buyer can read where the money goes.',
    zh: '请先公开该活动品牌，让买家看得到善款去向，再开售。',
  },
  'agreement-already-signed': {
    status: 409,
    says: 'This agreement is signed and stands as it is. Draft a new one to change it.',
    zh: '协议已签署，不能更改；如需变更请另拟一份。',
  },
  'agreement-dates': {
    status: 422,
    says: 'The agreement ends before it starts, or lies outside its campaign.',
    zh: '协议期限不对，或超出了活动品牌的期限。',
  },
  'agreement-limits': {
    status: 422,
    says: 'The minimum donation is larger than the maximum.',
    zh: '最低捐赠额大于最高捐赠额。',
  },
  'donation-exceeds-price': {
    status: 422,
    says: 'The donation is larger than the price.',
    zh: '捐赠额大于售价。',
  },
  'offer-not-open': { status: 409, says: 'This is not on sale now.', zh: '该义卖商品目前不在售。' },
  'donation-maximum-reached': {
    status: 409,
    says: 'The agreed maximum donation ({maximum}) is reached; the merchant and the charity are being asked to extend it. Nothing was ordered.',
    zh: '协议约定的捐赠上限（{maximum}）已达到，需商家与机构续约。本次未下单。',
  },
  // Orders and payments
  'order-already-paid': {
    status: 409,
    says: 'This order is already paid. Thank you.',
    zh: '该订单已支付，谢谢您。',
  },
  'provider-not-available': {
    status: 409,
    says: 'This way of paying is not available here.',
    zh: '这里不能使用该支付方式。',
  },
  'notice-not-genuine': {
    status: 401,
    says: 'The payment notice is not signed by the provider.',
    zh: '支付通知签名无效。',
  },
  'notice-does-not-fit': {
    status: 422,
    says: 'The payment notice names another amount, currency or merchant than the order.',
    zh: '支付通知的金额、币种或商户与订单不符。',
  },
} as const satisfies RefusalKinds;
