import type { Role } from '../../shared/actor';
import { dayOf } from '../../shared/time';
import { dayInWords } from '../../shared/time-in-words';
import type { Words } from '../../shared/words';

const ROLES: Readonly<Record<Role, { zh: string; en: string }>> = {
  volunteer: { zh: '志愿者', en: 'volunteer' },
  organiser: { zh: '活动组织者', en: 'organiser' },
  merchant: { zh: '爱心商家', en: 'merchant' },
  finance: { zh: '财务', en: 'finance' },
  auditor: { zh: '审计', en: 'auditor' },
  admin: { zh: '管理员', en: 'admin' },
};

/** Somebody was asked to be this in an organisation. @param until UTC; @param link where it is accepted */
export const invitationLetter = (
  name: string,
  asked: { organisation: Words; roles: readonly Role[]; invitedBy: string; until: string; link: string },
): { subject: string; text: string } => {
  const { organisation, roles, invitedBy, until, link } = asked;
  const [zh, en] = [organisation.zh, organisation.en ?? organisation.zh];
  const by = invitedBy === '' ? { zh: '管理员', en: 'An admin' } : { zh: invitedBy, en: invitedBy };
  return {
    subject: `邀请您加入：${zh} · You are invited to ${en}`,
    text: [
      name === '' ? '您好：' : `${name}，您好：`,
      '',
      `${by.zh}邀请您在“${zh}”担任：${roles.map((role) => ROLES[role].zh).join('、')}。`,
      `${by.en} asks you to be ${roles.map((role) => ROLES[role].en).join(', ')} at ${en}.`,
      '',
      `请用这个邮箱登录后在下面的页面接受或谢绝；在您接受之前不会生效，${dayInWords(dayOf(until), 'zh')} 后失效。`,
      `Sign in with this address and accept or decline there. Nothing counts before you accept, and nothing can be accepted after ${dayInWords(dayOf(until), 'en')}.`,
      '',
      link,
      '',
      '如果您不认识对方，不必理会这封邮件。',
      'If you do not know them, you can ignore this letter.',
    ].join('\n'),
  };
};
