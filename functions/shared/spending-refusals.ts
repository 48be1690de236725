import type { RefusalKinds } from './refusal-kinds';

/** How the product says no of funds, spending and handing over. */
export const spendingRefusals = {
  'fund-too-small': {
    status: 409,
    says: 'The fund holds {free} that is not promised yet; {asked} was asked.',
    zh: '基金可用余额 {free}，申请 {asked}，余额不足。',
  },
  'approver-is-requester': {
    status: 409,
    says: 'Somebody else must approve: nobody approves their own request.',
    zh: '申请人不能审批自己的申请，请由另一人审批。',
  },
  'spending-already-decided': { status: 409, says: 'This request is already decided.', zh: '该申请已审批。' },
  'spending-not-approved': {
    status: 409,
    says: 'Record the hand-over after the spending is approved.',
    zh: '支出审批通过后才能登记交付。',
  },
  'unit-missing': {
    status: 422,
    says: 'Say what is bought: a quantity and its unit belong together.',
    zh: '请同时填写数量和单位。',
  },
  'invoice-not-found': {
    status: 422,
    says: 'Upload the invoice first; the file named here is not among the files.',
    zh: '请先上传发票，所填的文件不存在。',
  },
  'invoice-already-used': {
    status: 409,
    says: 'This invoice is already on the request of {on}: {amount} to {payee}. An invoice is paid once.',
    zh: '这张发票已用于 {on} 的申请（向{payee}支付 {amount}），一张发票只能支付一次。',
  },
  'hand-over-before-approval': {
    status: 422,
    says: 'The spending was approved on {approvedOn}; nothing of it is handed over before that day.',
    zh: '该支出于 {approvedOn} 审批通过，交付日期不能早于这一天。',
  },
  'hand-over-day': {
    status: 422,
    says: 'A hand-over is recorded on its day or later: {today} is today.',
    zh: '交付日期不能晚于今天（{today}）。',
  },
  'more-than-bought': { status: 409, says: '{left} are left to hand over.', zh: '尚可交付的数量为 {left}。' },
  'file-not-accepted': {
    status: 422,
    says: 'Attach a PDF, JPEG or PNG of at most {most}.',
    zh: '请上传不超过 {most} 的 PDF、JPEG 或 PNG 文件。',
  },
} as const satisfies RefusalKinds;
