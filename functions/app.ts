import { attendanceRoutes } from './attendance/attendance.routes';
import { calendarFeedRoutes, myCalendarRoutes } from './calendar/calendar.routes';
import { eventsRoutes } from './events/events.routes';
import { organisationsRoutes } from './organisations/organisations.routes';
import { meRoutes } from './people/me.routes';
import { describe } from './platform/describe';
import { refused, routes, sayNo } from './platform/http';
import { inFront } from './platform/in-front';
import { serviceRecordsRoutes } from './service-records/service-records.routes';
import { signUpsRoutes } from './sign-ups/sign-ups.routes';

const base = routes().basePath('/api');
base.use(inFront);

const api = base
  .route('/', organisationsRoutes)
  .route('/', meRoutes)
  .route('/', eventsRoutes)
  .route('/', signUpsRoutes)
  .route('/', attendanceRoutes)
  .route('/', serviceRecordsRoutes)
  .route('/', myCalendarRoutes)
  .route('/', calendarFeedRoutes);
export type Api = typeof api;

describe(api);

/** The whole API, the same in Lambda and on one machine. */
export const app = api;
app.notFound((c) => refused(c, 'no-such-page'));
app.onError(sayNo);
