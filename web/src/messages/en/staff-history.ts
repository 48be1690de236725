import type { StaffMessages } from '../zh-CN/staff';

export const staffHistory: Pick<StaffMessages, 'history'> = {
  history: {
    title: 'History of changes',
    none: 'Nothing has been changed yet.',
    more: 'More of it',
    operator: 'The operator',
    somebody: 'A colleague',
    nothing: '(empty)',
    yes: 'yes',
    no: 'no',
    was: 'was',
    is: 'is now',
    because: (reason) => `Reason: ${reason}`,
    change: 'Change',
    save: 'Save the change',
    saved: 'The change is saved.',
    reason: 'Why it changes',
    reasonHint: 'Kept in the history of changes.',
    endReason: 'Reason',
    endReasonHint: 'Told to whom it concerns, and kept in the history of changes.',
    meanwhile:
      'While you were writing, a colleague changed this. What you typed is still here; saving again puts yours in its place.',
    states: {
      draft: 'Draft',
      published: 'Published',
      withdrawn: 'Withdrawn',
      ended: 'Ended early',
    },
    fields: {
      name: 'Name',
      purpose: 'Purpose',
      district: 'District',
      filingNumber: 'Filing number',
      startsOn: 'Starts on',
      endsOn: 'Ends on',
      status: 'State',
      endedBecause: 'Why it ended',
    },
    deeds: {
      'campaign-created': 'drafted the campaign',
      'campaign-changed': 'changed the campaign',
      'campaign-published': 'published the campaign',
      'campaign-ended': 'withdrew or ended the campaign',
    },
  },
};
