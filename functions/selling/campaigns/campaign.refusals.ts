import type { RefusalKinds } from '../../shared/refusals';

export const campaignRefusals = {
  'campaign-dates': {
    status: 422,
    says: 'The campaign ends before it starts.',
    zh: '活动品牌的结束日期早于开始日期。',
  },
} as const satisfies RefusalKinds;

type Own = typeof campaignRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
