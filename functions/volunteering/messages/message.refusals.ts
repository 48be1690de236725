import type { RefusalKinds } from '../../shared/refusals';

export const messageRefusals = {
  'too-many-messages': {
    status: 409,
    says: 'There were {most} messages about this event today. Write the next one tomorrow.',
    zh: '本活动今天已发出 {most} 封通知，请明天再发。',
  },
  'nobody-to-write-to': {
    status: 409,
    says: 'There is no shift here whose people could be written to: each was cancelled, or there is none yet.',
    zh: '没有可以通知的班次：班次都已取消，或尚未添加。',
  },
} as const satisfies RefusalKinds;

type Own = typeof messageRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
