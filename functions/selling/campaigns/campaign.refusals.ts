import type { RefusalKinds } from '../../shared/refusals';

export const campaignRefusals = {
  'campaign-dates': {
    status: 422,
    says: 'The campaign ends before it starts.',
    zh: '公益项目的结束日期早于开始日期。',
  },
  'campaign-over': {
    status: 409,
    says: 'This campaign was withdrawn or has ended. It can no longer be changed.',
    zh: '该公益项目已撤回或已提前结束，不能再修改。',
  },
  'too-many-entries': {
    status: 422,
    says: 'The books hold more than {most} entries: ask for them month by month (?month=2026-09).',
    zh: '账目超过 {most} 条，请按月下载（?month=2026-09）。',
  },
} as const satisfies RefusalKinds;

type Own = typeof campaignRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
