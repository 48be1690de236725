import type { RefusalKinds } from '../../shared/refusals';

export const eventRefusals = {
  'campaign-not-found': {
    status: 422,
    says: 'There is no such campaign here. Choose one of this organisation, or none.',
    zh: '没有找到该公益项目，请选择本组织的公益项目，或不选。',
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
  'event-over': {
    status: 409,
    says: 'This event was cancelled or withdrawn; it cannot be changed any more. It can be copied to another day.',
    zh: '该活动已取消或已撤回，不能再修改，可以复制到另一天。',
  },
  'event-past': {
    status: 409,
    says: 'This event is over; what took place cannot be cancelled.',
    zh: '该活动已结束，已举行的活动不能取消。',
  },
  'shift-left-outside': {
    status: 409,
    says: 'The shift {title}, {from} to {to}, would lie outside the event. Change or cancel that shift first.',
    zh: '班次“{title}”（{from} 至 {to}）将不在活动时间之内，请先修改或取消该班次。',
  },
} as const satisfies RefusalKinds;

type Own = typeof eventRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
