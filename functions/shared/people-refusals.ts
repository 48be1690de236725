import type { RefusalKinds } from './refusal-kinds';

/** How the product says no of people: signing in, and belonging to an organisation. */
export const peopleRefusals = {
  // Who belongs to an organisation
  'auditor-alone': {
    status: 422,
    says: 'An auditor reads everything and changes nothing: no other role goes with it.',
    zh: '审计人员只查看、不经办，不能兼任其他角色。',
  },
  'merchant-for-its-role': {
    status: 422,
    says: 'The role merchant and the merchant whom the person speaks for belong together.',
    zh: '“爱心商家”角色须指明所代表的商家，其他角色不需要。',
  },
  'merchant-not-found': {
    status: 422,
    says: 'There is no such merchant here. Add the merchant first.',
    zh: '没有找到该商家，请先登记商家。',
  },
  'last-admin': {
    status: 409,
    says: 'This is the last admin. Make somebody else an admin first.',
    zh: '这是最后一位管理员，请先指定另一位管理员。',
  },
  'organisation-exists': {
    status: 409,
    says: 'There is an organisation of this id already, and it says something else of itself. Nothing was changed.',
    zh: '该组织标识已存在，且登记信息不同，未作任何更改。',
  },
  // Signing in
  'code-wrong': {
    status: 400,
    says: 'This code is not right, or no longer the latest. Look again, or ask for a new one.',
    zh: '验证码不对，或已不是最新的一个。请再看一下，或重新获取。',
  },
  'code-expired': {
    status: 400,
    says: 'This code has expired. Ask for a new one.',
    zh: '这个验证码已过期，请重新获取。',
  },
  'code-locked': {
    status: 403,
    says: 'Three tries were wrong, so this code no longer works. Ask for a new one.',
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
