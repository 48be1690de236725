import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { findActor } from './people/members/find-actor.action';
import { answering } from './platform/http/answering';
import { refusals } from './refusals';
import { calendarFeedRoutes } from './volunteering/calendar/calendar.routes';

const feeds = handle(answering({ findActor, refusals }, calendarFeedRoutes));

/** What draws pictures is read with the first that is asked for. */
const pictures = async () => handle((await import('./site/share-pictures.routes')).sharePictures());

const isPicture = (event: LambdaEvent): boolean => 'rawPath' in event && event.rawPath.startsWith('/share/');

/** Lambda entry: what is made to be taken along: calendar feeds, and pictures of pages. It only reads. */
export const handler = async (event: LambdaEvent, context?: LambdaContext) =>
  isPicture(event) ? (await pictures())(event, context) : feeds(event, context);
