import type { RefusalKinds } from '../../shared/refusals';

export const matchRefusals = {
  'amounts-differ': {
    status: 422,
    says: 'The dues add up to {dues}, the line says {line}.',
    zh: '应捐款合计 {dues}，账单行为 {line}，不相等。',
  },
  'too-many-dues': {
    status: 422,
    says: 'One match settles at most {most} dues, and {chosen} were chosen. Nothing was matched: ask the merchant to transfer in parts.',
    zh: '一次勾对最多 {most} 笔应捐款，现选了 {chosen} 笔。本次未勾对，请商家分次转账。',
  },
  'dues-of-several': {
    status: 422,
    says: 'One match settles what one merchant owes one fund. Choose dues of the same merchant and fund.',
    zh: '一次勾对只能对应一个商家在一个基金的应捐款，请选择同一商家、同一基金的应捐款。',
  },
} as const satisfies RefusalKinds;

type Own = typeof matchRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
