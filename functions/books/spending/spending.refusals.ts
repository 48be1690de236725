import type { RefusalKinds } from '../../shared/refusals';

export const spendingRefusals = {
  'approver-is-requester': {
    status: 409,
    says: 'Someone else must approve this: nobody may approve their own request.',
    zh: '申请人不能审批自己的申请，请由另一人审批。',
  },
  'spending-already-decided': {
    status: 409,
    says: 'This request has already been decided.',
    zh: '该申请已审批。',
  },
  'unit-missing': {
    status: 422,
    says: 'Say what is being bought: enter both a quantity and a unit.',
    zh: '请同时填写数量和单位。',
  },
  'invoice-not-found': {
    status: 422,
    says: 'Upload the invoice first; the file named here is not among the files.',
    zh: '请先上传发票，所填的文件不存在。',
  },
  'paper-not-found': {
    status: 422,
    says: 'Upload the copy first; the file named here is not among the files.',
    zh: '请先上传公开版凭证，所填的文件不存在。',
  },
  'paper-is-the-invoice': {
    status: 422,
    says: 'This is the invoice itself. Upload a copy in which names, phone numbers and account numbers are covered.',
    zh: '这就是发票原件。请上传已遮盖姓名、电话和账号的公开版。',
  },
  'invoice-already-used': {
    status: 409,
    says: 'This invoice was already used for the request of {on}: {amount} to {payee}. An invoice can only be paid once.',
    zh: '这张发票已用于 {on} 的申请（向{payee}支付 {amount}），一张发票只能支付一次。',
  },
} as const satisfies RefusalKinds;

type Own = typeof spendingRefusals;
declare module '../../shared/refusals' {
  interface Refusals extends Own {}
}
