import type { RefusalKinds } from '../../shared/refusals';

export const signUpRefusals = {
  'shift-full': { status: 409, says: 'Every place on this shift is taken.', zh: '该岗位已报满。' },
  'shift-overlaps': {
    status: 409,
    says: 'You already hold {title} from {from} to {to}, at the same time.',
    zh: '您在 {from} 至 {to} 已报名“{title}”，时间冲突。',
  },
  'door-overlaps': {
    status: 409,
    says: '{name} holds another shift from {from} to {to}, at the same time.',
    zh: '{name} 在 {from} 至 {to} 已报名另一个班次，时间冲突。',
  },
  'already-checked-in': {
    status: 409,
    says: 'Already here: a place cannot be given up after check-in.',
    zh: '已签到，不能再放弃名额。',
  },
  'not-checked-in': { status: 409, says: 'Check in first, then out.', zh: '请先签到再签退。' },
  'undo-check-out-first': {
    status: 409,
    says: 'This person is checked out already: take the check-out back first.',
    zh: '此人已签退，请先撤销签退。',
  },
  'own-attendance': {
    status: 409,
    says: 'Your own coming and going is noted by somebody else of the organisation.',
    zh: '您自己的签到和签退须由本组织的另一位人员办理。',
  },
  'attendance-settled': {
    status: 409,
    says: 'The shift ended more than a day ago: its attendance stands, and so does the service record.',
    zh: '班次结束已超过一天，考勤与服务记录已定，不能再撤销。',
  },
  'attendance-time': {
    status: 422,
    says: 'The time is not plausible: after check-in, not in the future, within a day of the shift.',
    zh: '时间不合理：须晚于签到、不晚于现在，且在班次前后一天之内。',
  },
  'too-early-to-check-in': {
    status: 409,
    says: 'Check-in opens two hours before the shift.',
    zh: '签到在班次开始前两小时开放。',
  },
  'auditor-changes-nothing': {
    status: 403,
    says: 'An auditor of this organisation reads everything and changes nothing, so cannot take part.',
    zh: '本组织的审计人员只查看、不经办，因此不能报名。',
  },
} as const satisfies RefusalKinds;

type Own = typeof signUpRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
