import type { RefusalKinds } from '../../shared/refusals';

export const differenceRefusals = {
  'statement-period-too-long': {
    status: 422,
    says: 'The books hold more than {most} entries in the days of this file. Export a shorter period.',
    zh: '账簿在该文件所涉日期内超过 {most} 笔，请导出较短的期间。',
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
