import { together } from '../../platform/table/changes';
import { followEvent } from './follow-event.action';
import { goRound } from './go-round.action';

/** All that follows from news, its letters, and the reminders of the evening: loaded together, when one of them is first needed. */
export const newsFollowers = together(followEvent, goRound);
export { remindOfTomorrow } from './remind.action';
export { newsWriters } from './write-news.action';
