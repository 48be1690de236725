import { handle } from 'hono/aws-lambda';
import { calendarFeedRoutes } from './calendar/calendar.routes';
import { answering } from './platform/answering';

/** Lambda entry: what is made to be downloaded (calendar feeds today). It only reads. */
export const handler = handle(answering(calendarFeedRoutes));
