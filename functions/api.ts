import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { partFor } from './parts';

const pathOf = (event: LambdaEvent): string => ('rawPath' in event ? event.rawPath : '');

/** Lambda entry: the HTTP API, of which the part that a request is for is loaded with the first such request. */
export const handler = async (event: LambdaEvent, context?: LambdaContext) =>
  handle(await partFor(pathOf(event)))(event, context);
