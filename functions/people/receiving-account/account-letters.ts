import type { Words } from '../../shared/words';
import type { Account } from './receiving-account';

type Letter = { subject: string; text: string };
type Of = { organisation: Words; name: string; link: string };

const greeting = (name: string): string => (name === '' ? '您好：' : `${name}，您好：`);
/** The last four digits tell it from another; a letter is read by whoever opens the mailbox. */
const facts = ({ holder, bank, number }: Account): string => `${holder} · ${bank} · ****${number.slice(-4)}`;

/** Somebody wrote another account, and a second person is to confirm it. */
export const accountWaits = (
  account: Account,
  { organisation, name, link, by }: Of & { by: string },
): Letter => ({
  subject: `收款账户待确认：${organisation.zh} · A new receiving account is waiting to be confirmed`,
  text: [
    greeting(name),
    '',
    `${by || '一位管理员'}提出更换商家划付善款的收款账户，确认之前仍用原账户。`,
    `${by || 'An admin'} has proposed a different account for merchants to pay into. Until it is confirmed, they keep paying into the present one.`,
    '',
    facts(account),
    '',
    '请先当面或打电话向提出人核实，再登录确认；如有疑问，请撤回。',
    'Please check with them in person or by phone before you sign in and confirm. If in doubt, withdraw it.',
    '',
    link,
  ].join('\n'),
});

/** Merchants pay into another account from now on. */
export const accountChanged = (account: Account, { organisation, name, link }: Of): Letter => ({
  subject: `收款账户已更换：${organisation.zh} · The receiving account has changed`,
  text: [
    greeting(name),
    '',
    '商家划付善款的收款账户已更换，从现在起商家看到的是新账户。',
    'Merchants now pay into a different account.',
    '',
    facts(account),
    '',
    '如果您不知道这次更换，请立即登录查看修改记录，并联系其他管理员。',
    'If you did not expect this, sign in at once, look at the history of changes and contact the other admins.',
    '',
    link,
  ].join('\n'),
});
