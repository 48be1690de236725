import type { zhCN } from './zh-CN';

export const en: typeof zhCN = {
  account: {
    title: 'Receiving account',
    lead: 'Merchants pay their donations into this account. A second person must confirm any change, and the other admins and finance staff are told.',
    none: 'No account has been entered yet. Once it is entered and a second person has confirmed it, merchants see it in “My shop”.',
    holder: 'Account name',
    bank: 'Bank and branch',
    bankHint: 'For example: Bank of China, Chun’an branch.',
    number: 'Account number',
    write: 'Enter the account',
    change: 'Change the account',
    propose: 'Submit for confirmation',
    proposeSays:
      'Merchants keep seeing the present account until it is confirmed. The other admins and finance staff get a letter.',
    proposed: 'Submitted. A second person must confirm it.',
    waits:
      'This account is waiting for you to confirm it. Please check with the proposer in person or by phone first.',
    waitsOwn: 'The account you proposed is waiting for a second person to confirm it.',
    confirm: 'I have checked: confirm',
    confirmed: 'Confirmed. Merchants pay into this account from now on.',
    withdraw: {
      action: 'Withdraw',
      title: 'Withdraw the account waiting to be confirmed?',
      says: 'The receiving account stays as it is.',
      done: 'Withdrawn.',
    },
  },
};
