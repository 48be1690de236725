import type { RefusalKinds } from '../../shared/refusals';

export const dueRefusals = {
  'due-already-paid-over': {
    status: 409,
    says: 'One of these dues has already been paid over.',
    zh: '所选应捐款中有已划付的。',
  },
  'due-changed': {
    status: 409,
    says: 'A due has changed since it was shown. Look again, then confirm.',
    zh: '应捐款已有变化，请重新查看后再确认。',
  },
} as const satisfies RefusalKinds;

type Own = typeof dueRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
