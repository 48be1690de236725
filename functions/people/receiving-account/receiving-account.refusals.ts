import type { RefusalKinds } from '../../shared/refusals';

export const receivingAccountRefusals = {
  'no-account-proposed': {
    status: 409,
    says: 'The account that you read is not waiting to be confirmed any more. Open the page again to see what stands now.',
    zh: '您看到的账户已不在待确认之列，请重新打开页面查看。',
  },
  'account-proposed-by-you': {
    status: 409,
    says: 'You proposed this account yourself: a second person must confirm it.',
    zh: '这个账户是您提出的，须由另一人确认。',
  },
} as const satisfies RefusalKinds;

type Own = typeof receivingAccountRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
