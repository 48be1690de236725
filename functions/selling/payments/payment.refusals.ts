import type { RefusalKinds } from '../../shared/refusals';

export const paymentRefusals = {
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
  'payment-of-another-order': {
    status: 409,
    says: 'This payment number belongs to another order. One payment pays one order.',
    zh: '这个支付单号已属于另一个订单；一笔付款只付一个订单。',
  },
} as const satisfies RefusalKinds;

type Own = typeof paymentRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
