import type { pages as zhCN } from './zh-CN';
import { giving } from '../giving/en';
import { share } from '../share/en';
import { volunteering } from '../volunteering/en';

export const pages: typeof zhCN = {
  ...giving,
  ...volunteering,
  home: {
    title: 'Where every fen went',
    lead: 'Volunteering, charity sales and where the money goes, in one place.',
    season: 'This season',
    sold: 'Sold',
    soldUnit: 'items',
    donated: 'Due',
    paidOver: 'Paid over',
    handedOver: 'Handed over',
    handedOverUnit: 'items',
    campaigns: 'Campaigns',
    noCampaigns: 'Campaigns under way will be listed here.',
    events: 'Upcoming events',
    noEvents: 'Nothing to sign up for right now. New events appear here as they are published.',
    join: 'Sign up',
    buy: 'Buy',
    noOrganisations:
      'There is no organisation here yet. The operator sets up the first one (see the README), and its season will appear here.',
    others: 'Other organisations',
    allEvents: 'All events, past ones too',
    allCampaigns: 'All campaigns',
  },
  list: {
    titles: {
      campaigns: 'All campaigns',
      offers: 'Everything on sale',
      events: 'All events',
      spendings: 'All payments',
      'hand-overs': 'All hand-overs',
    },
    none: 'There is nothing here yet.',
    pages: 'Pages',
  },
  share,
  /** Where no script runs; only in a page's HTML. */
  noScript: {
    signUp: 'Signing up needs JavaScript. You can read everything on this page without it.',
    buy: 'Ordering and paying need JavaScript. You can read everything on this page without it.',
  },
  signIn: {
    title: 'Sign in',
    lead: 'We e-mail you a six-digit code. No password needed; your account is created the first time you sign in.',
    email: 'E-mail address',
    send: 'Send me a code',
    code: 'Code',
    sentTo: (email) => `The code was sent to ${email}. Please enter it within a few minutes.`,
    enter: 'Sign in',
    sendAgain: 'Send a new code',
    sendAgainIn: (seconds) => `A new code in ${seconds} s`,
    sentAgain: 'A new code is on its way.',
    otherEmail: 'Use another address',
    thenPlace: 'Once you are signed in, you get your place (or join the waitlist): no second tap.',
    notSixDigits: 'Please enter the six-digit code.',
    done: (name) => (name === '' ? 'You are signed in.' : `${name}, you are signed in.`),
    local: 'This machine sends no real e-mail. You will find the code in the',
    outbox: 'outbox',
    demo: 'Demo people',
    demoLead: 'The people in this machine’s demo story. One tap signs you in as any of them.',
  },
};
