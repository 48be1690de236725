import type { StaffMessages } from '../zh-CN/staff';

export const staffMatches: Pick<StaffMessages, 'match' | 'aside'> = {
  match: {
    line: 'In the bank',
    dues: 'Dues',
    from: (payer) => `From ${payer}`,
    memo: (memo) => `Memo: ${memo}`,
    total: 'Total',
    equals: 'The amounts are equal',
    accept: 'Accept the match',
    accepted: (amount) => `Matched: ${amount} are in the fund. It can be undone at the statement’s line.`,
    because: 'Because',
    reasons: {
      'remittance-reference':
        'The remark names the merchant’s remittance code, and the amount is exactly all it owed up to that day.',
      'reference-and-days':
        'The remark names the merchant’s remittance code, and the amount is exactly the dues of these days.',
      'payer-and-total': 'The payer is the merchant, and the amount is exactly all it owed up to that day.',
      'payer-and-run':
        'The payer is the merchant, and the amount is exactly the dues of these days in a row.',
      'payer-and-single': 'The payer is the merchant, and the amount is exactly the dues of this day.',
      'provider-reference': 'Payment number and amount agree: matched automatically.',
    },
    waitingSays:
      'No dues come to this amount (a refund recorded meanwhile makes dues less). Ask the payer: if it is a remittance, choose by hand the dues that it pays; if too much was paid, it can wait until later dues make it up; if it is none, set it aside and say why.',
    unsure: {
      'several-lines': (others) =>
        `The amount fits dues, and so ${others === 1 ? 'does another line' : `do ${others} other lines`}. Find out which it is, then match by hand.`,
      'several-merchants': (names) =>
        `These may be the dues of any of these merchants: ${names}. Find out, then match by hand.`,
      'several-funds': (name) =>
        `What ${name} owes to several funds fits the amount. Find out, then match by hand.`,
      'several-readings': (name) =>
        `Several sets of dues of ${name} fit the amount. Find out, then match by hand.`,
      'funds-together': (name) =>
        `The amount is what ${name} owes to several funds together. One remittance goes to one fund: ask the merchant to transfer to each by itself.`,
      'refund-open': (name) =>
        `It fits what ${name} owes once a refund is recorded. Resolve that difference first, then match.`,
      'too-many-dues': (name, count) =>
        `The amount is ${count} dues of ${name} together. One match settles at most 40: ask the merchant to transfer in parts.`,
    },
    tooMany: (chosen) => `${chosen} are chosen; one match settles at most 40.`,
    cut: 'So much is owed that some merchants’ dues are not among the suggestions. They can be matched by hand.',
    byHand: 'Match by hand',
    byHandTitle: 'Match by hand',
    byHandSays: (payer, amount) =>
      `${payer} paid ${amount}. Choose the dues that it pays over; they must add up.`,
    chosen: (chosen, amount) => `${chosen} chosen of ${amount}`,
    reason: 'Reason',
    reasonHint: 'For example: the merchant said on the phone that its owner paid.',
    noDues: 'Nothing is owed now.',
    notEqual: (chosen, amount) => `${chosen} are chosen, ${amount} were received.`,
    undo: 'Undo the match',
    undoTitle: 'Undo this match',
    undoSays: 'The line and the dues are open again and the fund holds less. What was recorded stays.',
    undoReason: 'Reason',
    undone: 'The match is undone; its record stays.',
  },
  aside: {
    act: 'Set aside',
    title: 'Set this money aside',
    says: 'Money that is no remittance of a merchant leaves the to-do, and goes into no fund. It can be taken back at the statement’s line.',
    reason: 'What is it?',
    reasons: {
      interest: 'Interest of the bank',
      gift: 'Another gift, of a person or an organisation',
      'wrong-transfer': 'Transferred here by mistake',
      'own-account': 'Between our own accounts',
      other: 'Something else (say what)',
    },
    note: 'In words',
    noteHint: 'At most 200 characters.',
    done: 'Set aside. It can be taken back at the statement’s line.',
    by: (name, moment) => `set aside by ${name}, ${moment}`,
    takeBack: 'Take back',
    takeBackTitle: 'Take this money back',
    takeBackSays: 'It is in the to-do again. The record of setting it aside stays.',
    takeBackReason: 'Reason',
    takenBack: 'Taken back: it is in the to-do again.',
  },
};
