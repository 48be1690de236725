import type { zhCN } from './zh-CN';

export const en: typeof zhCN = {
  match: {
    line: 'In the bank',
    dues: 'Dues',
    from: (payer) => `From ${payer}`,
    memo: (memo) => `Memo: ${memo}`,
    total: 'Total',
    equals: 'The amounts are equal',
    accept: 'Accept the match',
    accepted: (amount) => `Matched: ${amount} is now in the fund. You can undo this from the statement line.`,
    because: 'Why',
    reasons: {
      'remittance-reference':
        'The payment reference has the merchant’s remittance code, and the amount is exactly what it owed up to that day.',
      'reference-and-days':
        'The payment reference has the merchant’s remittance code, and the amount is exactly the dues for these days.',
      'payer-and-total': 'The payer is the merchant, and the amount is exactly what it owed up to that day.',
      'payer-and-run':
        'The payer is the merchant, and the amount is exactly the dues for these consecutive days.',
      'payer-and-single': 'The payer is the merchant, and the amount is exactly the dues for this day.',
      'provider-reference': 'Matched automatically: payment number and amount agree.',
    },
    waitingSays:
      'No dues add up to this amount (a refund recorded in the meantime reduces them). Ask the payer. If it is a remittance, choose the dues it pays by hand; if too much was paid, it can wait for later dues; if it is something else, set it aside and say why.',
    unsure: {
      'several-lines': (others) =>
        `The amount fits dues, and so ${others === 1 ? 'does another line' : `do ${others} other lines`}. Find out which it is, then match by hand.`,
      'several-merchants': (names) =>
        `These could be the dues of any of these merchants: ${names}. Find out which, then match by hand.`,
      'several-funds': (name) =>
        `What ${name} owes to several funds fits the amount. Find out, then match by hand.`,
      'several-readings': (name) =>
        `Several sets of dues of ${name} fit the amount. Find out, then match by hand.`,
      'funds-together': (name) =>
        `The amount is what ${name} owes to several funds together. One remittance pays one fund, so ask the merchant to make a separate transfer for each.`,
      'refund-open': (name) =>
        `It fits what ${name} owes once a refund is recorded. Resolve that difference first, then match.`,
      'too-many-dues': (name, count) =>
        `The amount covers ${count} dues of ${name}. One match settles at most 40, so ask the merchant to pay in parts.`,
    },
    tooMany: (chosen) => `You have chosen ${chosen}; one match settles at most 40.`,
    cut: 'There are so many dues that some merchants’ are not among the suggestions. You can match them by hand.',
    byHand: 'Match by hand',
    byHandTitle: 'Match by hand',
    byHandSays: (payer, amount) =>
      `${payer} paid ${amount}. Choose the dues it covers; they must add up to this amount.`,
    chosen: (chosen, amount) => `${chosen} of ${amount} chosen`,
    reason: 'Reason',
    reasonHint: 'For example: the merchant said on the phone that its owner paid.',
    noDues: 'Nothing is owed at the moment.',
    notEqual: (chosen, amount) => `You have chosen ${chosen}, but ${amount} was received.`,
    undo: 'Undo the match',
    undoTitle: 'Undo this match',
    undoSays: 'The statement line and the dues become open again, and the fund goes down. The record stays.',
    undoReason: 'Reason',
    undone: 'The match has been undone. Its record stays.',
  },
  aside: {
    act: 'Set aside',
    title: 'Set this money aside',
    says: 'For money that is not a merchant’s remittance: it leaves your to-do list and goes into no fund. You can take it back from the statement line.',
    reason: 'What is it?',
    reasons: {
      interest: 'Bank interest',
      gift: 'Another gift, from a person or an organisation',
      'wrong-transfer': 'Sent to us by mistake',
      'own-account': 'Between our own accounts',
      other: 'Something else (say what)',
    },
    note: 'Details',
    noteHint: 'At most 200 characters.',
    done: 'Set aside. You can take it back from the statement line.',
    by: (name, moment) => `set aside by ${name}, ${moment}`,
    takeBack: 'Take back',
    takeBackTitle: 'Take this money back',
    takeBackSays: 'It goes back on the to-do list. The record that it was set aside stays.',
    takeBackReason: 'Reason',
    takenBack: 'Taken back. It is on the to-do list again.',
  },
};
