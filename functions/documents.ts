import { handle } from 'hono/aws-lambda';
import { calendarFeedRoutes } from './volunteering/calendar/calendar.routes';
import { findActor } from './people/members/find-actor.action';
import { routes } from './platform/http';
import { refused, sayNo } from './platform/problem';
import { refusals } from './refusals';
import { inFront } from './platform/in-front';

const documents = routes().basePath('/api');
documents.use(inFront({ findActor, refusals }));
documents.route('/', calendarFeedRoutes);
documents.notFound((c) => refused(c, 'no-such-page'));
documents.onError(sayNo);

/** Lambda entry: what is made to be downloaded (calendar feeds today). It only reads. */
export const handler = handle(documents);
