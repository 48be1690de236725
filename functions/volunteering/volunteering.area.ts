import { attendanceRoutes } from './attendance/attendance.routes';
import { calendarFeedRoutes, myCalendarRoutes } from './calendar/calendar.routes';
import { checkPlaces } from './checks/check-places.action';
import { eventsRoutes } from './events/events.routes';
import { recordService } from './service-records/record-service.action';
import { serviceRecordsRoutes } from './service-records/service-records.routes';
import { followGate } from './sign-ups/follow-gate.action';
import { asAuditorWriters, leaveAsAuditor } from './sign-ups/leave-as-auditor.action';
import { listMine } from './sign-ups/list-mine.action';
import { promoteWhenJoined, promoteWhenLeft } from './sign-ups/promote-waiting.action';
import { signUpWriters } from './sign-ups/write-letter.action';
import { signUpsRoutes } from './sign-ups/sign-ups.routes';
import type { Check } from '../books/checks/place';
import { together } from '../platform/table/changes';
import { routes } from '../platform/http/http';
import type { Writers } from '../platform/letters/outbox';

/** Events and shifts; who takes a place, comes, and has a record of it. */
export const volunteeringRoutes = () =>
  routes()
    .route('/', eventsRoutes)
    .route('/', signUpsRoutes)
    .route('/', attendanceRoutes)
    .route('/', serviceRecordsRoutes)
    .route('/', myCalendarRoutes)
    .route('/', calendarFeedRoutes);

export const volunteeringFollowers = together(
  followGate,
  promoteWhenLeft,
  listMine,
  promoteWhenJoined,
  recordService,
  leaveAsAuditor,
);

export const volunteeringWriters: Writers = { ...signUpWriters, ...asAuditorWriters };

export const volunteeringChecks: readonly Check[] = [checkPlaces];
