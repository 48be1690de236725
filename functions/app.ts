import { agreementsRoutes } from './agreements/agreements.routes';
import { attendanceRoutes } from './attendance/attendance.routes';
import { calendarFeedRoutes, myCalendarRoutes } from './calendar/calendar.routes';
import { campaignsRoutes } from './campaigns/campaigns.routes';
import { duesRoutes } from './dues/dues.routes';
import { eventsRoutes } from './events/events.routes';
import { filesRoutes } from './files/files.routes';
import { fundsRoutes } from './funds/funds.routes';
import { merchantsRoutes } from './merchants/merchants.routes';
import { offersRoutes } from './offers/offers.routes';
import { ordersRoutes } from './orders/orders.routes';
import { membersRoutes } from './organisations/members.routes';
import { organisationsRoutes } from './organisations/organisations.routes';
import { sandboxWebhook } from './payments/sandbox.webhook';
import { meRoutes } from './people/me.routes';
import { describe } from './platform/describe';
import { routes } from './platform/http';
import { refused, sayNo } from './platform/problem';
import { inFront } from './platform/in-front';
import { serviceRecordsRoutes } from './service-records/service-records.routes';
import { signUpsRoutes } from './sign-ups/sign-ups.routes';
import { spendingRoutes } from './spending/spending.routes';
import { columnMappingsRoutes } from './statements/column-mappings.routes';
import { merchantAccountsRoutes } from './statements/merchant-accounts.routes';
import { differencesRoutes } from './statements/differences.routes';
import { matchesRoutes } from './statements/matches.routes';
import { statementsRoutes } from './statements/statements.routes';

const base = routes().basePath('/api');
base.use(inFront);

const api = base
  .route('/', organisationsRoutes)
  .route('/', membersRoutes)
  .route('/', meRoutes)
  .route('/', eventsRoutes)
  .route('/', signUpsRoutes)
  .route('/', attendanceRoutes)
  .route('/', serviceRecordsRoutes)
  .route('/', myCalendarRoutes)
  .route('/', calendarFeedRoutes)
  .route('/', campaignsRoutes)
  .route('/', merchantsRoutes)
  .route('/', agreementsRoutes)
  .route('/', offersRoutes)
  .route('/', ordersRoutes)
  .route('/', sandboxWebhook)
  .route('/', duesRoutes)
  .route('/', fundsRoutes)
  .route('/', spendingRoutes)
  .route('/', filesRoutes)
  .route('/', columnMappingsRoutes)
  .route('/', merchantAccountsRoutes)
  .route('/', statementsRoutes)
  .route('/', differencesRoutes)
  .route('/', matchesRoutes);
export type Api = typeof api;

describe(api);

/** The whole API, the same in Lambda and on one machine. */
export const app = api;
app.notFound((c) => refused(c, 'no-such-page'));
app.onError(sayNo);
