import type { RefusalKinds } from './refusal-kinds';

/** How the product says no of statements and matching. */
export const statementRefusals = {
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
} as const satisfies RefusalKinds;
