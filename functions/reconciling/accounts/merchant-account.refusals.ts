import type { RefusalKinds } from '../../shared/refusals';

export const merchantAccountRefusals = {
  'statement-of-others': {
    status: 422,
    says: 'This bill is of merchant account {told}, and ours are {ours}. Nothing was imported: choose another file, or add the account to ours.',
    zh: '该账单属于商户号 {told}，而本机构的商户号是 {ours}。未导入任何内容：请另选文件，或先把该商户号加入本机构。',
  },
  'too-many-accounts': {
    status: 409,
    says: 'There are {most} merchant accounts already. Remove one that is not used any more.',
    zh: '商户号已有 {most} 个，请先移除不再使用的。',
  },
} as const satisfies RefusalKinds;

type Own = typeof merchantAccountRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
