import type { RefusalKinds } from '../../shared/refusals';

export const orderRefusals = {
  'order-already-paid': {
    status: 409,
    says: 'This order is already paid. Thank you.',
    zh: '该订单已支付，谢谢您。',
  },
  'resolution-not-possible': {
    status: 422,
    says: 'This difference cannot be resolved in that way.{because}',
    zh: '该差异不能这样处理。{because}',
  },
} as const satisfies RefusalKinds;

type Own = typeof orderRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
