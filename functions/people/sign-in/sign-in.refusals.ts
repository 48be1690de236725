import type { RefusalKinds } from '../../shared/refusals';

export const signInRefusals = {
  'code-wrong': {
    status: 400,
    says: 'That code is not right, or is not the latest one. Check it, or ask for a new one.',
    zh: '验证码不对，或已不是最新的一个。请再看一下，或重新获取。',
  },
  'code-expired': {
    status: 400,
    says: 'This code has expired. Ask for a new one.',
    zh: '这个验证码已过期，请重新获取。',
  },
  'code-locked': {
    status: 403,
    says: 'After three wrong tries this code no longer works. Ask for a new one.',
    zh: '已输错三次，这个验证码已失效，请重新获取。',
  },
  'code-not-sent': {
    status: 503,
    says: 'The code could not be sent just now. Try again in a moment.',
    zh: '验证码暂时无法发出，请稍后重试。',
  },
  'phone-not-available': {
    status: 501,
    says: 'Signing in by phone is not set up here. Use your e-mail address.',
    zh: '这里尚未开通手机登录，请使用电子邮箱。',
  },
} as const satisfies RefusalKinds;

type Own = typeof signInRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
