import type { RefusalKinds } from '../../shared/refusals';

export const memberRefusals = {
  'auditor-alone': {
    status: 422,
    says: 'An auditor sees everything and changes nothing, so cannot have another role.',
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
    says: 'This is the last admin. Make someone else an admin first.',
    zh: '这是最后一位管理员，请先指定另一位管理员。',
  },
  'invitation-over': {
    status: 410,
    says: 'This invitation does not stand any more: it was withdrawn, answered, or is older than 14 days. Ask an admin there for a new one.',
    zh: '该邀请已失效：可能已撤回、已答复，或已超过 14 天。请联系该组织的管理员重新邀请。',
  },
  'organisation-exists': {
    status: 409,
    says: 'There is an organisation of this id already, and it says something else of itself. Nothing was changed.',
    zh: '该组织标识已存在，且登记信息不同，未作任何更改。',
  },
  'auditor-takes-part': {
    status: 409,
    says: 'This person holds or waits for {count} places ahead, and an auditor takes no part. They give these up first.',
    zh: '此人还有 {count} 个未开始的报名或候补，而审计人员不参加活动。请其先放弃名额，再设为审计人员。',
  },
} as const satisfies RefusalKinds;

type Own = typeof memberRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
