import type { RefusalKinds } from '../../shared/refusals';

export const eventRefusals = {
  'campaign-not-found': {
    status: 422,
    says: 'There is no such campaign here. Choose one of this organisation, or none.',
    zh: '没有找到该活动品牌，请选择本组织的活动品牌，或不选。',
  },
  'event-without-shifts': {
    status: 409,
    says: 'Add at least one shift before publishing, so that people can sign up.',
    zh: '请先添加至少一个岗位班次再发布。',
  },
  'too-many-shifts': {
    status: 409,
    says: 'An event has at most {most} shifts. Make another event.',
    zh: '每个活动最多 {most} 个班次，请另建活动。',
  },
} as const satisfies RefusalKinds;

type Own = typeof eventRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
