import type { RefusalKinds } from '../../shared/refusals';

export const remittanceRefusals = {
  'match-already-undone': { status: 409, says: 'This match has already been undone.', zh: '该勾对已撤销。' },
} as const satisfies RefusalKinds;

type Own = typeof remittanceRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
