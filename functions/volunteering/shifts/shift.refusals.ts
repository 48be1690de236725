import type { RefusalKinds } from '../../shared/refusals';

export const shiftRefusals = {
  'event-dates': { status: 422, says: 'It ends before it starts.', zh: '结束时间早于开始时间。' },
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
  'shift-in-the-past': {
    status: 422,
    says: 'That time has passed already. Choose one that is still ahead.',
    zh: '这个时间已经过去，请选择尚未到来的时间。',
  },
  'shift-begun': {
    status: 409,
    says: 'This shift has begun: its time and its places stay as they are, and it is not cancelled any more. Its words may still be changed.',
    zh: '该班次已开始：时间和名额不能再改，也不能再取消，文字仍可修改。',
  },
  'shift-cancelled': {
    status: 409,
    says: 'This shift was cancelled. Nobody needs to come.',
    zh: '该班次已取消，无需前来。',
  },
  'places-taken': {
    status: 409,
    says: '{taken} places are held. Keep at least as many, or say who goes back to the line: {more} more.',
    zh: '已有 {taken} 人持有名额，名额不能少于此数；或指定谁退回候补，还差 {more} 人。',
  },
  'back-to-line-needless': {
    status: 409,
    says: 'So many need not go back to the line: {most} at most.',
    zh: '不需要这么多人退回候补，最多 {most} 人。',
  },
  'back-to-line-without-line': {
    status: 409,
    says: 'There is no line to go back to: let this shift have a waitlist.',
    zh: '没有候补队伍可退回，请先为该班次开启候补。',
  },
  'shift-largest': {
    status: 409,
    says: 'A shift has {most} places at most.',
    zh: '一个班次最多 {most} 个名额。',
  },
  'shift-closed': {
    status: 409,
    says: 'This shift has begun; sign-up is closed.',
    zh: '该班次已开始，报名截止。',
  },
  'not-signed-up': {
    status: 409,
    says: 'There is no sign-up of this person on this shift.',
    zh: '此人没有报名该班次。',
  },
} as const satisfies RefusalKinds;

type Own = typeof shiftRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
