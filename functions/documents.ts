import { handle } from 'hono/aws-lambda';
import { findActor } from './people/members/find-actor.action';
import { answering } from './platform/http/answering';
import { refusals } from './refusals';
import { calendarFeedRoutes } from './volunteering/calendar/calendar.routes';

/** Lambda entry: what is made to be downloaded (calendar feeds today). It only reads. */
export const handler = handle(answering({ findActor, refusals }, calendarFeedRoutes));
