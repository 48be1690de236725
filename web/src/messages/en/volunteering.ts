import type { volunteering as zhCN } from '../zh-CN/volunteering';

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const volunteering: typeof zhCN = {
  event: {
    when: 'When',
    where: 'Where',
    map: 'Directions',
    about: 'About this event',
    shifts: 'Shifts',
    noShifts: 'The shifts will be published soon. Please come back.',
    addToCalendar: 'Add to calendar',
    ofCampaign: 'Its campaign, and where the money goes',
    over: 'This event is over',
  },
  shift: {
    asks: (asks) => `Requirements: ${asks}`,
    placesLeft: (left) => `${some(left, 'place', 'places')} left`,
    ofPlaces: (places) => `of ${places}`,
    taken: (taken, places) => `${taken} of ${some(places, 'place', 'places')} taken`,
    full: 'Full',
    closed: 'Sign-up is closed',
    take: 'Take a place',
    nameFirst: 'Your name first',
    nameThenOn: 'Save my name and sign up',
    wait: 'Join the waitlist',
    waitSays: 'When a place is given up, the first person waiting gets it and is notified.',
    signInFirst: 'Sign in to take a place',
    signInToWait: 'Sign in to join the waitlist',
    giveUp: 'Give up my place',
    leaveQueue: 'Leave the waitlist',
    holding: 'You have a place',
    waiting: (number) => `Waitlist ticket ${number} (lower numbers go first)`,
    waitingSomewhere: 'On the waitlist',
    took: (title) => `You have a place: ${title}.`,
    queued: (title, number) => `On the waitlist: ${title}, ticket ${number}; lower numbers go first.`,
    gaveUp: (title) => `Given up: ${title}.`,
    giveUpTitle: (title) => `Give up your place on "${title}"?`,
    giveUpSays:
      'It goes to the next person waiting. To come after all you would have to sign up again, and there may be no place left.',
    leaveQueueTitle: (title) => `Leave the waitlist of "${title}"?`,
    leaveQueueSays: 'You will lose your waitlist ticket.',
  },
  mine: {
    title: 'My page',
    hello: (name) => `Hello, ${name}`,
    helloNameless: 'Hello',
    next: 'My next shift',
    noNext: 'You have not signed up yet. Choose a shift on an event page and it will appear here.',
    findShift: 'See upcoming events',
    list: 'Signed up',
    waiting: 'On the waitlist',
    records: 'Service records',
    where: 'Place',
    total: (time, count) => `Total ${time} in ${some(count, 'shift', 'shifts')}`,
    noRecords: 'After a shift, once you are checked out, its record will appear here.',
    duration: (minutes) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (minutes === 0) return 'under 1 min';
      if (hours === 0) return `${rest} min`;
      return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
    },
    name: 'Name',
    nameHint: 'Shown on rosters and service records.',
    nameMissing: 'Please enter your name first: the organisers need it at check-in.',
    saveName: 'Save',
    savedName: 'Your name is saved.',
    calendar: 'Calendar feed',
    calendarSays:
      'Add this address to your calendar as a subscription; it follows every change. The address is private: please do not pass it on.',
    calendarShow: 'Show the address',
    calendarAddress: 'Address of the feed',
    copy: 'Copy',
    copied: 'Copied.',
    signOut: 'Sign out',
    signedOut: 'You are signed out.',
    signInFirst: 'Sign in to see your shifts, your waitlists and your service records.',
  },
};
