import { handle } from 'hono/aws-lambda';
import { config } from './platform/config';
import { siteRoutes } from './site/site.routes';

/** Lambda entry: the public's pages as HTML, and the page of the app. It only reads, and knows nobody. */
export const handler = handle(siteRoutes({ home: config.homeOrganisation }));
