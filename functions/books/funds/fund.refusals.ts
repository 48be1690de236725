import type { RefusalKinds } from '../../shared/refusals';

export const fundRefusals = {
  'fund-too-small': {
    status: 409,
    says: 'The fund holds {free} that is not promised yet; {asked} was asked.',
    zh: '基金可用余额 {free}，申请 {asked}，余额不足。',
  },
  'money-already-spent': {
    status: 409,
    says: 'This money is already spent or promised; the match cannot be undone before that is.',
    zh: '该款项已支出或已承诺，须先处理支出才能撤销勾对。',
  },
} as const satisfies RefusalKinds;

type Own = typeof fundRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
