import type { volunteering as zhCN } from '../zh-CN/volunteering';

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const volunteering: typeof zhCN = {
  event: {
    when: 'When',
    where: 'Where',
    map: 'Map and way there',
    about: 'About this event',
    shifts: 'Shifts',
    noShifts: 'The shifts will be published soon. Please come back.',
    addToCalendar: 'Add to calendar',
    ofCampaign: 'Its campaign, and where the money goes',
    over: 'This event is over',
  },
  shift: {
    asks: (asks) => `Please: ${asks}`,
    placesLeft: (left) => `${some(left, 'place', 'places')} left`,
    ofPlaces: (places) => `of ${places}`,
    taken: (taken, places) => `${taken} of ${some(places, 'place', 'places')} taken`,
    full: 'Full',
    closed: 'Sign-up is closed',
    take: 'Take a place',
    wait: 'Join the waitlist',
    waitSays: 'Whoever waits first gets the place that is given up, and is told.',
    signInFirst: 'Sign in to take a place',
    giveUp: 'Give up my place',
    leaveQueue: 'Leave the waitlist',
    holding: 'You have a place',
    waiting: (number) => `Number ${number} on the waitlist`,
    waitingSomewhere: 'On the waitlist',
    took: (title) => `You have a place: ${title}.`,
    queued: (title, number) => `On the waitlist: ${title}, number ${number}.`,
    gaveUp: (title) => `Given up: ${title}.`,
    giveUpTitle: (title) => `Give up your place on "${title}"?`,
    giveUpSays:
      'It goes to whoever waits. To come after all you would sign up again, and there may be no place.',
    leaveQueueTitle: (title) => `Leave the waitlist of "${title}"?`,
    leaveQueueSays: 'Your number in the queue is not kept.',
  },
  mine: {
    title: 'Mine',
    hello: (name) => `Hello, ${name}`,
    helloNameless: 'Hello',
    next: 'My next shift',
    noNext: "You have not signed up yet. Choose a shift on an event's page and it will stand here.",
    findShift: 'See the next events',
    list: 'Signed up',
    waiting: 'On the waitlist',
    records: 'Service records',
    where: 'Where it was',
    noRecords: 'After a shift, once you are checked out, its record will stand here.',
    duration: (minutes) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (hours === 0) return `${rest} min`;
      return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
    },
    name: 'Name',
    nameHint: 'It stands on rosters and service records.',
    nameMissing: 'Please tell your name first: the organisers need it at check-in.',
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
