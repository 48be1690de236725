import { handle } from 'hono/aws-lambda';
import { app } from './app';

/** Lambda entry: the HTTP API. */
export const handler = handle(app);
