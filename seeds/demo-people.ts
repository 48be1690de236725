import type { Words } from '../functions/shared/words';

/** Somebody whom a visitor of the demo can be. */
export type DemoPerson = { email: string; name: string; says: Words };

/** The organisation whose season story 1 is, unless another one is asked for. */
export const HOME = 'chunan';

/** The people of story 1 in an organisation. The addresses are of a domain that nobody can have (RFC 2606). */
export const peopleOf = (o: string) =>
  ({
    finance: {
      email: `xu@${o}.example`,
      name: '徐会计',
      says: { zh: '财务：建公益项目、拟协议、对账', en: 'Finance: campaigns, agreements, reconciling' },
    },
    colleague: {
      email: `yu@${o}.example`,
      name: '余出纳',
      says: { zh: '财务：审批别人的支出申请', en: 'Finance: approves what others ask for' },
    },
    organiser: {
      email: `jiang@${o}.example`,
      name: '江小组',
      says: { zh: '组织者：发布活动、看名单、签到', en: 'Organiser: events, rosters, check-in' },
    },
    merchant: {
      email: `fang@${o}.example`,
      name: '方老板',
      says: { zh: '爱心商家：签协议、看应捐款', en: 'Merchant: signs, sees what is owed' },
    },
    volunteer: {
      email: `lin@${o}.example`,
      name: '林小潮',
      says: { zh: '志愿者：报名、候补、看服务记录', en: 'Volunteer: signs up, waits, has a record' },
    },
    second: {
      email: `wang@${o}.example`,
      name: '王建国',
      says: { zh: '志愿者：另一位', en: 'Volunteer: another one' },
    },
    auditor: {
      email: `shao@${o}.example`,
      name: '邵审计',
      says: { zh: '审计：都能看，什么也不改', en: 'Auditor: reads all, changes nothing' },
    },
    admin: {
      email: `zheng@${o}.example`,
      name: '郑主任',
      says: { zh: '管理员：什么都能办（自己的申请除外）', en: 'Admin: may do all, except approve their own' },
    },
  }) as const satisfies Record<string, DemoPerson>;
export type People = ReturnType<typeof peopleOf>;

export const demoPeople: readonly DemoPerson[] = Object.values(peopleOf(HOME));
