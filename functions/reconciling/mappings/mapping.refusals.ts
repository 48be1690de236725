import type { RefusalKinds } from '../../shared/refusals';

export const mappingRefusals = {
  'mapping-withdrawn': {
    status: 409,
    says: 'This column mapping was withdrawn. Choose another one, or save a new one.',
    zh: '该列对应关系已撤回，请另选或新建一份。',
  },
  'mapping-of-another-account': {
    status: 422,
    says: 'The account’s number stays as it was saved: lines are known again by it. For another account save another mapping.',
    zh: '账号不可修改：已导入的流水凭账号识别。其他账户请另建列对应关系。',
  },
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
