import { momentCell } from '../../shared/csv';
import { oneOf, sheet } from '../../shared/sheet';
import type { Role } from '../../shared/actor';
import type { MemberRow } from './member';

const roles = oneOf<Role>({
  volunteer: ['志愿者', 'volunteer'],
  organiser: ['活动组织者', 'organiser'],
  merchant: ['商家', 'merchant'],
  finance: ['财务', 'finance'],
  auditor: ['审计', 'auditor'],
  admin: ['管理员', 'administrator'],
});

export const membersSheet = sheet<MemberRow>({ zh: '成员', en: 'members' }, [
  { zh: '姓名', en: 'Name', of: (row) => row.name },
  { zh: '邮箱', en: 'E-mail', of: (row) => row.email },
  {
    zh: '角色',
    en: 'Roles',
    of: (row, language) =>
      row.roles.map((role) => roles(role, language)).join(language === 'en' ? ', ' : '、'),
  },
  { zh: '代表的商家', en: 'Speaks for the merchant', of: (row) => row.merchantId },
  { zh: '邀请有效至', en: 'Invited until', of: (row) => momentCell(row.invitedUntil) },
]);
