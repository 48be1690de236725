import type { RefusalKinds } from '../../shared/refusals';

export const agreementRefusals = {
  'agreement-not-signed': {
    status: 409,
    says: 'Selling starts after the merchant has signed the donation agreement.',
    zh: '商家签署捐赠协议后方可开售。',
  },
  'agreement-does-not-cover': {
    status: 409,
    says: 'The donation agreement covers {startsOn} to {endsOn}, and today is outside it.',
    zh: '捐赠协议的期限为 {startsOn} 至 {endsOn}，今天不在期限内。',
  },
  'agreement-already-signed': {
    status: 409,
    says: 'This agreement has been signed and cannot be changed. Draft a new one instead.',
    zh: '协议已签署，不能更改；如需变更请另拟一份。',
  },
  'agreement-withdrawn': {
    status: 409,
    says: 'This draft was withdrawn. It can no longer be changed or signed.',
    zh: '该协议草稿已撤回，不能再修改或签署。',
  },
  'agreement-dates': {
    status: 422,
    says: 'The agreement ends before it starts, or lies outside its campaign.',
    zh: '协议期限不对，或超出了公益项目的期限。',
  },
  'agreement-limits': {
    status: 422,
    says: 'The minimum donation is larger than the maximum.',
    zh: '最低捐赠额大于最高捐赠额。',
  },
  'donation-maximum-reached': {
    status: 409,
    says: 'The agreed maximum donation ({maximum}) has been reached; the merchant and the charity are being asked to extend it. Nothing was ordered.',
    zh: '协议约定的捐赠上限（{maximum}）已达到，需商家与机构续约。本次未下单。',
  },
} as const satisfies RefusalKinds;

type Own = typeof agreementRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
