import type { RefusalKinds } from '../../shared/refusals';

export const fundRefusals = {
  'fund-too-small': {
    status: 409,
    says: 'Only {free} is still available in the fund; you asked for {asked}.',
    zh: '基金可用余额 {free}，申请 {asked}，余额不足。',
  },
  'money-already-spent': {
    status: 409,
    says: 'This money has already been spent or set aside. Undo that first, then the match.',
    zh: '该款项已支出或已承诺，须先处理支出才能撤销勾对。',
  },
} as const satisfies RefusalKinds;

type Own = typeof fundRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
