import type { RefusalKinds } from '../../shared/refusals';

export const merchantRefusals = {
  'merchant-withdrawn': {
    status: 409,
    says: 'This merchant has withdrawn: no new agreements or sales can be made with it. What it owes still stands.',
    zh: '该商家已退出，不能再签订协议或开售商品；未划付的应捐款照常办理。',
  },
} as const satisfies RefusalKinds;

type Own = typeof merchantRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
