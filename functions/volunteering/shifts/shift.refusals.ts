import type { RefusalKinds } from '../../shared/refusals';

export const shiftRefusals = {
  'event-dates': { status: 422, says: 'It ends before it starts.', zh: '结束时间早于开始时间。' },
  'shift-outside-event': {
    status: 422,
    says: 'The shift lies outside its event.',
    zh: '班次时间不在活动时间之内。',
  },
  'shift-over-midnight': {
    status: 422,
    says: 'A shift lies within one day. Write one for each day.',
    zh: '一个班次须在同一天内，跨天请分开设置。',
  },
  'shift-closed': {
    status: 409,
    says: 'This shift has begun; sign-up is closed.',
    zh: '该班次已开始，报名截止。',
  },
  'not-signed-up': {
    status: 409,
    says: 'There is no sign-up of this person on this shift.',
    zh: '此人没有报名该班次。',
  },
} as const satisfies RefusalKinds;

type Own = typeof shiftRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
