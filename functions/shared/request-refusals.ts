import type { RefusalKinds } from './refusals';

/** How the product says no of a request, whatever it is about. */
export const requestRefusals = {
  // The request itself
  'not-understood': {
    status: 400,
    says: 'Something in the request is missing or not right.',
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
  'changed-meanwhile': {
    status: 409,
    says: '{who} changed this at {at} while you were writing. Nothing was written over: look at what changed, then save again.',
    zh: '您填写期间，{who}已于 {at} 改过这里。您的内容没有覆盖对方的修改：请看过改动，再保存一次。',
  },
  busy: {
    status: 503,
    says: 'Many people are here at once. Nothing was lost; try again in a moment.',
    zh: '此刻办理的人较多，内容没有丢失，请稍后重试。',
  },
  // The one machine that keeps everything
  'disk-full': {
    status: 507,
    says: 'Nothing was recorded: the disk is full. Whoever runs this machine must free some space; then try again.',
    zh: '没有记录任何内容：磁盘已满。请管理这台机器的人腾出空间，然后重试。',
  },
  'table-damaged': {
    status: 500,
    says: 'The table is damaged and cannot be read or written. Whoever runs this machine must stop the program and put a copy of the data folder back.',
    zh: '数据表已损坏，无法读写。请管理这台机器的人停止程序，并放回数据目录的备份。',
  },
  // Who asks
  'not-signed-in': { status: 401, says: 'Sign in first.', zh: '请先登录。' },
  'not-allowed': {
    status: 403,
    says: 'Your role here does not include this.',
    zh: '您在本组织的角色不能办理此事。',
  },
  // Not here (another organisation's things look the same)
  'not-found': {
    status: 404,
    says: 'Nothing was found here, or it is not public yet.',
    zh: '没有找到，或尚未公开。',
  },
} as const satisfies RefusalKinds;
