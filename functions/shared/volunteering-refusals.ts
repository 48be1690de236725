import type { RefusalKinds } from './refusal-kinds';

/** How the product says no of events, shifts, sign-ups and attendance. */
export const volunteeringRefusals = {
  'event-dates': { status: 422, says: 'It ends before it starts.', zh: '结束时间早于开始时间。' },
  'campaign-not-found': {
    status: 422,
    says: 'There is no such campaign here. Choose one of this organisation, or none.',
    zh: '没有找到该活动品牌，请选择本组织的活动品牌，或不选。',
  },
  'event-without-shifts': {
    status: 409,
    says: 'Add at least one shift before publishing, so that people can sign up.',
    zh: '请先添加至少一个岗位班次再发布。',
  },
  'too-many-shifts': {
    status: 409,
    says: 'An event has at most {most} shifts. Make another event.',
    zh: '每个活动最多 {most} 个班次，请另建活动。',
  },
  'shift-outside-event': {
    status: 422,
    says: 'The shift lies outside its event.',
    zh: '班次时间不在活动时间之内。',
  },
  'shift-over-midnight': {
    status: 422,
    says: 'A shift lies within one day. Write one for each day.',
    zh: '一个班次须在同一天内，跨天请分开设置。',
  },
  'shift-full': { status: 409, says: 'Every place on this shift is taken.', zh: '该岗位已报满。' },
  'shift-closed': {
    status: 409,
    says: 'This shift has begun; sign-up is closed.',
    zh: '该班次已开始，报名截止。',
  },
  'shift-not-open': { status: 409, says: 'This event is not published yet.', zh: '该活动尚未发布。' },
  'shift-overlaps': {
    status: 409,
    says: 'You already hold {title} from {from} to {to}, at the same time.',
    zh: '您在 {from} 至 {to} 已报名“{title}”，时间冲突。',
  },
  'not-signed-up': {
    status: 409,
    says: 'There is no sign-up of this person on this shift.',
    zh: '此人没有报名该班次。',
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
} as const satisfies RefusalKinds;
