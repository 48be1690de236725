import type { RefusalKinds } from '../../shared/refusals';

export const differenceRefusals = {
  'statement-period-too-long': {
    status: 422,
    says: 'The books hold more than {most} entries in the days of this file. Export a shorter period.',
    zh: '账簿在该文件所涉日期内超过 {most} 笔，请导出较短的期间。',
  },
  'resolution-in-books': {
    status: 409,
    says: 'The payment that was recorded stands in the books: the order stays paid. Money that goes back is recorded as a refund.',
    zh: '已入账的支付不能撤回，订单保持已支付；如有款项退回，请按退款入账。',
  },
  'difference-came-later': {
    status: 409,
    says: 'Another file has brought what was lacking here: there is nothing left to decide.',
    zh: '所缺的流水已由另一份文件补上，无需再处理。',
  },
  'difference-already-resolved': {
    status: 409,
    says: 'Somebody has already resolved this difference.',
    zh: '该差异已有人处理。',
  },
} as const satisfies RefusalKinds;

type Own = typeof differenceRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
