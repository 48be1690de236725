import type { Words } from '../functions/shared/words';

/** Somebody whom a visitor of the demo can be. */
export type DemoPerson = { email: string; name: string; says: Words };

/** The people of story 1. The addresses are of a domain that nobody can have (RFC 2606). */
export const people = {
  finance: {
    email: 'xu@chunan.example',
    name: '徐会计',
    says: { zh: '财务：建活动品牌、拟协议、对账', en: 'Finance: campaigns, agreements, reconciling' },
  },
  colleague: {
    email: 'yu@chunan.example',
    name: '余出纳',
    says: { zh: '财务：审批别人的支出申请', en: 'Finance: approves what others ask for' },
  },
  organiser: {
    email: 'jiang@chunan.example',
    name: '江小组',
    says: { zh: '组织者：发布活动、看名单、签到', en: 'Organiser: events, rosters, check-in' },
  },
  merchant: {
    email: 'fang@chunan.example',
    name: '方老板',
    says: { zh: '爱心商家：签协议、看应捐款', en: 'Merchant: signs, sees what is owed' },
  },
  volunteer: {
    email: 'lin@chunan.example',
    name: '林小潮',
    says: { zh: '志愿者：报名、候补、看服务记录', en: 'Volunteer: signs up, waits, has a record' },
  },
  second: {
    email: 'wang@chunan.example',
    name: '王建国',
    says: { zh: '志愿者：另一位', en: 'Volunteer: another one' },
  },
  auditor: {
    email: 'shao@chunan.example',
    name: '邵审计',
    says: { zh: '审计：都能看，什么也不改', en: 'Auditor: reads all, changes nothing' },
  },
  admin: {
    email: 'zheng@chunan.example',
    name: '郑主任',
    says: { zh: '管理员：什么都能办（自己的申请除外）', en: 'Admin: may do all, except approve their own' },
  },
} as const satisfies Record<string, DemoPerson>;

export const demoPeople: readonly DemoPerson[] = Object.values(people);
