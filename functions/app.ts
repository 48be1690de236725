import { booksRoutes } from './books/books.area';
import { findActor } from './people/members/find-actor.action';
import { peopleRoutes } from './people/people.area';
import { describe } from './platform/http/describe';
import { routes } from './platform/http/http';
import { inFront } from './platform/http/in-front';
import { refused, sayNo } from './platform/http/problem';
import { refusals } from './refusals';
import { reconcilingRoutes } from './reconciling/reconciling.area';
import { hasMerchant } from './selling/merchants/find-merchants.action';
import { sellingRoutes } from './selling/selling.area';
import { placesAhead } from './volunteering/sign-ups/find-sign-ups.action';
import { volunteeringRoutes } from './volunteering/volunteering.area';

const base = routes().basePath('/api');
base.use(inFront({ findActor, refusals }));

const api = base
  .route('/', peopleRoutes({ hasMerchant, placesAhead }))
  .route('/', volunteeringRoutes())
  .route('/', sellingRoutes())
  .route('/', booksRoutes())
  .route('/', reconcilingRoutes());
export type Api = typeof api;

describe(api);

/** The whole API, the same in Lambda and on one machine. */
export const app = api;
app.notFound((c) => refused(c, 'no-such-page'));
app.onError(sayNo);
