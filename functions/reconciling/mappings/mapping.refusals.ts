import type { RefusalKinds } from '../../shared/refusals';

export const mappingRefusals = {
  'mapping-not-found': {
    status: 422,
    says: 'Choose the column mapping of this bank account first.',
    zh: '请先选择该银行账户的列对应关系。',
  },
} as const satisfies RefusalKinds;

type Own = typeof mappingRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
