import type { RefusalKinds } from '../../shared/refusals';

export const lineRefusals = {
  'line-already-matched': {
    status: 409,
    says: 'This statement line is already matched.',
    zh: '该账单行已勾对。',
  },
  'line-set-aside': {
    status: 409,
    says: 'This statement line is set aside. Take it back first.',
    zh: '该账单行已搁置，请先收回。',
  },
  'line-in-question': {
    status: 409,
    says: 'Nobody has said yet whether this line is one that is known already. Answer its difference first.',
    zh: '该行是否与已导入的流水重复尚未确认，请先处理对应的差异。',
  },
  'line-not-set-aside': {
    status: 409,
    says: 'This statement line is not set aside any more.',
    zh: '该账单行已不在搁置中。',
  },
  'line-not-waiting': {
    status: 422,
    says: 'This money went out: it waits for nobody, so there is nothing to set aside.',
    zh: '这是支出的款项，无须处理，也不必搁置。',
  },
  'line-not-from-bank': {
    status: 422,
    says: 'This line is of a payment provider’s bill. Only money seen in the bank account pays dues over.',
    zh: '该行来自支付账单；只有银行到账的款项才能与应捐款勾对。',
  },
} as const satisfies RefusalKinds;

type Own = typeof lineRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
