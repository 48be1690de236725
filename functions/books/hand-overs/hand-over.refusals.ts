import type { RefusalKinds } from '../../shared/refusals';

export const handOverRefusals = {
  'spending-not-approved': {
    status: 409,
    says: 'Record the hand-over once the spending has been approved.',
    zh: '支出审批通过后才能登记交付。',
  },
  'hand-over-before-approval': {
    status: 422,
    says: 'The spending was approved on {approvedOn}; nothing can be handed over before that day.',
    zh: '该支出于 {approvedOn} 审批通过，交付日期不能早于这一天。',
  },
  'hand-over-day': {
    status: 422,
    says: 'A hand-over is recorded on its day or later: {today} is today.',
    zh: '交付日期不能晚于今天（{today}）。',
  },
  'hand-over-corrected': {
    status: 409,
    says: 'This record has already been corrected. Correct the one that replaced it.',
    zh: '这条交付记录已更正过，请更正取代它的那一条。',
  },
  'more-than-bought': { status: 409, says: '{left} are left to hand over.', zh: '尚可交付的数量为 {left}。' },
} as const satisfies RefusalKinds;

type Own = typeof handOverRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
