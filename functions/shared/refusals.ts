/** Every way the product says no: the HTTP status beside the code, so that no mapping can be forgotten. `{x}` is filled from the facts. */
export const refusals = {
  // The request itself
  'not-understood': {
    status: 400,
    says: 'Something in the request is missing or not as expected.',
    zh: '请求中有内容缺失或格式不对。',
  },
  'request-key-missing': {
    status: 400,
    says: 'Send an Idempotency-Key header (8 to 64 letters, digits, - or _; at least 16 for an order), so that a retry is not done twice.',
    zh: '请带上 Idempotency-Key（8 至 64 位字母、数字、- 或 _，下单至少 16 位），以免重试时重复办理。',
  },
  'request-key-reused': {
    status: 422,
    says: 'This Idempotency-Key was already used for something else. Use a new one.',
    zh: '这个 Idempotency-Key 已用于另一件事，请换一个。',
  },
  'cursor-not-understood': {
    status: 400,
    says: 'This page link is no longer valid. Start again from the first page.',
    zh: '翻页链接已失效，请从第一页重新开始。',
  },
  'body-too-large': {
    status: 413,
    says: 'What was sent is larger than allowed ({most}).',
    zh: '提交的内容超过上限（{most}）。',
  },
  'wrong-content-type': {
    status: 415,
    says: 'Send JSON (or a form, for a file).',
    zh: '请以 JSON（文件请以表单）提交。',
  },
  'wrong-origin': {
    status: 403,
    says: 'This request came from another site and was not carried out.',
    zh: '请求来自其他网站，未予办理。',
  },
  'no-such-page': { status: 404, says: 'There is nothing at this address.', zh: '这个地址没有内容。' },
  'too-many-requests': {
    status: 429,
    says: 'Too many tries. Wait a little, then try again.',
    zh: '操作太频繁，请稍后再试。',
  },
  busy: {
    status: 503,
    says: 'Many people are here at once. Nothing was lost; try again in a moment.',
    zh: '此刻办理的人较多，内容没有丢失，请稍后重试。',
  },
  // Who asks
  'not-signed-in': { status: 401, says: 'Sign in first.', zh: '请先登录。' },
  'not-allowed': {
    status: 403,
    says: 'Your role here does not include this.',
    zh: '您在本组织的角色不能办理此事。',
  },
  'auditor-changes-nothing': {
    status: 403,
    says: 'An auditor of this organisation reads everything and changes nothing, so cannot take part.',
    zh: '本组织的审计人员只查看、不经办，因此不能报名。',
  },
  'auditor-takes-part': {
    status: 409,
    says: 'This person holds or waits for {count} places ahead, and an auditor takes no part. They give these up first.',
    zh: '此人还有 {count} 个未开始的报名或候补，而审计人员不参加活动。请其先放弃名额，再设为审计人员。',
  },
  // Who belongs to an organisation
  'auditor-alone': {
    status: 422,
    says: 'An auditor reads everything and changes nothing: no other role goes with it.',
    zh: '审计人员只查看、不经办，不能兼任其他角色。',
  },
  'merchant-for-its-role': {
    status: 422,
    says: 'The role merchant and the merchant whom the person speaks for belong together.',
    zh: '“爱心商家”角色须指明所代表的商家，其他角色不需要。',
  },
  'merchant-not-found': {
    status: 422,
    says: 'There is no such merchant here. Add the merchant first.',
    zh: '没有找到该商家，请先登记商家。',
  },
  'last-admin': {
    status: 409,
    says: 'This is the last admin. Make somebody else an admin first.',
    zh: '这是最后一位管理员，请先指定另一位管理员。',
  },
  'organisation-exists': {
    status: 409,
    says: 'There is an organisation of this id already, and it says something else of itself. Nothing was changed.',
    zh: '该组织标识已存在，且登记信息不同，未作任何更改。',
  },
  // Signing in
  'code-wrong': {
    status: 400,
    says: 'This code is not right, or no longer the latest. Look again, or ask for a new one.',
    zh: '验证码不对，或已不是最新的一个。请再看一下，或重新获取。',
  },
  'code-expired': {
    status: 400,
    says: 'This code has expired. Ask for a new one.',
    zh: '这个验证码已过期，请重新获取。',
  },
  'code-locked': {
    status: 403,
    says: 'Three tries were wrong, so this code no longer works. Ask for a new one.',
    zh: '已输错三次，这个验证码已失效，请重新获取。',
  },
  'code-not-sent': {
    status: 503,
    says: 'The code could not be sent just now. Try again in a moment.',
    zh: '验证码暂时无法发出，请稍后重试。',
  },
  'phone-not-available': {
    status: 501,
    says: 'Signing in by phone is not set up here. Use your e-mail address.',
    zh: '这里尚未开通手机登录，请使用电子邮箱。',
  },
  // Not here (another organisation's things look the same)
  'not-found': {
    status: 404,
    says: 'There is no such thing here, or it is not public yet.',
    zh: '没有找到，或尚未公开。',
  },
  // Campaigns, agreements, offers
  'campaign-dates': {
    status: 422,
    says: 'The campaign ends before it starts.',
    zh: '活动品牌的结束日期早于开始日期。',
  },
  'agreement-not-signed': {
    status: 409,
    says: 'Selling starts after the merchant has signed the donation agreement.',
    zh: '商家签署捐赠协议后方可开售。',
  },
  'agreement-does-not-cover': {
    status: 409,
    says: 'The donation agreement covers {startsOn} to {endsOn}, and today is outside it.',
    zh: '捐赠协议的期限为 {startsOn} 至 {endsOn}，今天不在期限内。',
  },
  'campaign-not-published': {
    status: 409,
    says: 'Publish the campaign first, so that every buyer can read where the money goes.',
    zh: '请先公开该活动品牌，让买家看得到善款去向，再开售。',
  },
  'agreement-already-signed': {
    status: 409,
    says: 'This agreement is signed and stands as it is. Draft a new one to change it.',
    zh: '协议已签署，不能更改；如需变更请另拟一份。',
  },
  'agreement-dates': {
    status: 422,
    says: 'The agreement ends before it starts, or lies outside its campaign.',
    zh: '协议期限不对，或超出了活动品牌的期限。',
  },
  'agreement-limits': {
    status: 422,
    says: 'The minimum donation is larger than the maximum.',
    zh: '最低捐赠额大于最高捐赠额。',
  },
  'donation-exceeds-price': {
    status: 422,
    says: 'The donation is larger than the price.',
    zh: '捐赠额大于售价。',
  },
  'offer-not-open': { status: 409, says: 'This is not on sale now.', zh: '该义卖商品目前不在售。' },
  'donation-maximum-reached': {
    status: 409,
    says: 'The agreed maximum donation ({maximum}) is reached; the merchant and the charity are being asked to extend it. Nothing was ordered.',
    zh: '协议约定的捐赠上限（{maximum}）已达到，需商家与机构续约。本次未下单。',
  },
  // Orders and payments
  'order-already-paid': {
    status: 409,
    says: 'This order is already paid. Thank you.',
    zh: '该订单已支付，谢谢您。',
  },
  'provider-not-available': {
    status: 409,
    says: 'This way of paying is not available here.',
    zh: '这里不能使用该支付方式。',
  },
  'notice-not-genuine': {
    status: 401,
    says: 'The payment notice is not signed by the provider.',
    zh: '支付通知签名无效。',
  },
  'notice-does-not-fit': {
    status: 422,
    says: 'The payment notice names another amount, currency or merchant than the order.',
    zh: '支付通知的金额、币种或商户与订单不符。',
  },
  // Events, shifts, sign-ups
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
  // Statements and matching
  'mapping-not-found': {
    status: 422,
    says: 'Choose the column mapping of this bank account first.',
    zh: '请先选择该银行账户的列对应关系。',
  },
  'statement-not-readable': {
    status: 422,
    says: 'This file could not be read: {because}',
    zh: '无法读取该文件：{because}',
  },
  'statement-has-problems': {
    status: 422,
    says: '{count} lines could not be read. Nothing was imported; the preview names each.',
    zh: '有 {count} 行无法读取，未导入任何内容；预览中逐行列出。',
  },
  'statement-too-large': {
    status: 413,
    says: 'The file has more than {most} lines. Export a shorter period.',
    zh: '文件超过 {most} 行，请导出较短的期间。',
  },
  'statement-period-too-long': {
    status: 422,
    says: 'The books hold more than {most} entries in the days of this file. Export a shorter period.',
    zh: '账簿在该文件所涉日期内超过 {most} 笔，请导出较短的期间。',
  },
  'statement-of-others': {
    status: 422,
    says: 'This bill is of merchant account {told}, and ours are {ours}. Nothing was imported: choose another file, or add the account to ours.',
    zh: '该账单属于商户号 {told}，而本机构的商户号是 {ours}。未导入任何内容：请另选文件，或先把该商户号加入本机构。',
  },
  'too-many-accounts': {
    status: 409,
    says: 'There are {most} merchant accounts already. Remove one that is not used any more.',
    zh: '商户号已有 {most} 个，请先移除不再使用的。',
  },
  'difference-already-resolved': {
    status: 409,
    says: 'Somebody has already resolved this difference.',
    zh: '该差异已有人处理。',
  },
  'resolution-not-possible': {
    status: 422,
    says: 'This difference cannot be resolved in that way.',
    zh: '该差异不能这样处理。',
  },
  'line-already-matched': {
    status: 409,
    says: 'This statement line is already matched.',
    zh: '该账单行已勾对。',
  },
  'line-set-aside': {
    status: 409,
    says: 'This statement line is set aside. Take it back first.',
    zh: '该账单行已搁置，请先收回。',
  },
  'line-not-set-aside': {
    status: 409,
    says: 'This statement line is not set aside any more.',
    zh: '该账单行已不在搁置中。',
  },
  'line-not-waiting': {
    status: 422,
    says: 'This money went out: it waits for nobody, so there is nothing to set aside.',
    zh: '这是支出的款项，无须处理，也不必搁置。',
  },
  'due-already-paid-over': {
    status: 409,
    says: 'One of these dues is already paid over.',
    zh: '所选应捐款中有已划付的。',
  },
  'due-changed': {
    status: 409,
    says: 'A due has changed since it was shown. Look again, then confirm.',
    zh: '应捐款已有变化，请重新查看后再确认。',
  },
  'amounts-differ': {
    status: 422,
    says: 'The dues add up to {dues}, the line says {line}.',
    zh: '应捐款合计 {dues}，账单行为 {line}，不相等。',
  },
  'line-not-from-bank': {
    status: 422,
    says: 'This line is of a payment provider’s bill. Only money seen in the bank account pays dues over.',
    zh: '该行来自支付账单；只有银行到账的款项才能与应捐款勾对。',
  },
  'too-many-dues': {
    status: 422,
    says: 'One match settles at most {most} dues, and {chosen} were chosen. Nothing was matched: ask the merchant to transfer in parts.',
    zh: '一次勾对最多 {most} 笔应捐款，现选了 {chosen} 笔。本次未勾对，请商家分次转账。',
  },
  'dues-of-several': {
    status: 422,
    says: 'One match settles what one merchant owes one fund. Choose dues of the same merchant and fund.',
    zh: '一次勾对只能对应一个商家在一个基金的应捐款，请选择同一商家、同一基金的应捐款。',
  },
  'match-already-undone': { status: 409, says: 'This match is already undone.', zh: '该勾对已撤销。' },
  'money-already-spent': {
    status: 409,
    says: 'This money is already spent or promised; the match cannot be undone before that is.',
    zh: '该款项已支出或已承诺，须先处理支出才能撤销勾对。',
  },
  // Fund and spending
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
} as const satisfies Record<string, { status: number; says: string; zh: string }>;

export type RefusalCode = keyof typeof refusals;
export type Facts = Record<string, string | number>;

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  constructor(code: RefusalCode, facts: Facts = {}) {
    super(refusals[code].says);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}

export const refuse = (code: RefusalCode, facts?: Facts): never => {
  throw new Refusal(code, facts);
};

/** The sentence of a refusal in the reader's language, its `{facts}` filled in; in English by `factEn` where there is one. */
export const sentence = (code: RefusalCode, facts: Facts, language: 'zh' | 'en'): string =>
  refusals[code][language === 'zh' ? 'zh' : 'says'].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = (language === 'en' ? facts[`${name}En`] : undefined) ?? facts[name];
    return fact === undefined ? whole : String(fact);
  });
