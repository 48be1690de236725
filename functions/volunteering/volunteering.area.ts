import { attendanceRoutes } from './attendance/attendance.routes';
import { calendarFeedRoutes, myCalendarRoutes } from './calendar/calendar.routes';
import { concernedRoutes } from './concerned/concerned.routes';
import { eventsRoutes } from './events/events.routes';
import { shiftsRoutes } from './events/shifts.routes';
import { messagesRoutes } from './messages/messages.routes';
import { recordService } from './service-records/record-service.action';
import { serviceRecordsRoutes } from './service-records/service-records.routes';
import { followGate } from './sign-ups/follow-gate.action';
import { asAuditorWriters, leaveAsAuditor } from './sign-ups/leave-as-auditor.action';
import { listMine } from './sign-ups/list-mine.action';
import { promoteWhenJoined, promoteWhenLeft } from './sign-ups/promote-waiting.action';
import { SIGN_UP_LETTERS } from './sign-ups/letter-names';
import { signUpsRoutes } from './sign-ups/sign-ups.routes';
import { eventNewsItem } from './events/event-news.item';
import { NEWS_LETTERS } from './letters/names';
import { shiftNewsItem } from './shifts/shift.item';
import type { Check } from '../books/checks/place';
import { together, type Change, type Followers } from '../platform/table/changes';
import { routes } from '../platform/http/http';
import type { Writers } from '../platform/letters/outbox';
import { writtenLater } from '../platform/letters/written-later';

/** Events and shifts; who takes a place, comes, and has a record of it. */
export const volunteeringRoutes = () =>
  routes()
    .route('/', eventsRoutes)
    .route('/', shiftsRoutes)
    .route('/', concernedRoutes)
    .route('/', messagesRoutes)
    .route('/', signUpsRoutes)
    .route('/', attendanceRoutes)
    .route('/', serviceRecordsRoutes)
    .route('/', myCalendarRoutes)
    .route('/', calendarFeedRoutes);

/** Loaded with the first news: most changes are none, and who follows them starts without. */
const newsFollowers: Followers = Object.fromEntries(
  [eventNewsItem.kind, shiftNewsItem.kind].map((kind) => [
    kind,
    [
      async (change: Change, now: Date): Promise<void> => {
        const { newsFollowers: loaded } = await import('./telling/telling.area');
        for (const follower of loaded[kind] ?? []) await follower(change, now);
      },
    ],
  ]),
);

/** The same of its letters. */
const newsWriters = writtenLater(
  NEWS_LETTERS,
  async () => (await import('./telling/telling.area')).newsWriters,
);

export const volunteeringFollowers = together(
  followGate,
  promoteWhenLeft,
  listMine,
  promoteWhenJoined,
  recordService,
  newsFollowers,
  leaveAsAuditor,
);

const signUpWriters = writtenLater(
  SIGN_UP_LETTERS,
  async () => (await import('./sign-ups/write-letter.action')).signUpWriters,
);

export const volunteeringWriters: Writers = { ...signUpWriters, ...newsWriters, ...asAuditorWriters };

/** What is done each quarter of an hour. */
export const volunteeringRounds = [
  async (now: Date, goOn: () => boolean): Promise<void> =>
    (await import('./telling/telling.area')).remindOfTomorrow(now, goOn),
];

/** Loaded at night: who follows changes, and who sends letters, starts without. */
export const volunteeringChecks: readonly Check[] = [
  async (...asked) => (await import('./checks/check-places.action')).checkPlaces(...asked),
];
