import type { RefusalKinds } from '../../shared/refusals';

export const secondPersonRefusals = {
  'second-appointed-by-first': {
    status: 409,
    says: 'Who asks gave you your role less than {days} days ago, themselves or through somebody else: a second person decides whom they did not appoint. Who may: {others}.',
    zh: '您的角色是申请人在 {days} 天内直接或经他人授予的，须由并非申请人指定的第二人审批。可以审批的人：{others}。',
  },
  'second-reads-same-mailbox': {
    status: 409,
    says: 'Your address and that of who asks lead to one mailbox: a second person decides. Who may: {others}.',
    zh: '您与申请人的邮箱地址通向同一个信箱，须由第二人审批。可以审批的人：{others}。',
  },
  'second-in-same-browser': {
    status: 409,
    says: 'You and who asks were signed in in the same browser in the last {days} days: a second person decides, on a device of their own. Who may: {others}.',
    zh: '您与申请人在最近 {days} 天内用同一个浏览器登录过，须由第二人在自己的设备上审批。可以审批的人：{others}。',
  },
} as const satisfies RefusalKinds;

type Own = typeof secondPersonRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
