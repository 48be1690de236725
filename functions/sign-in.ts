import { handle } from 'hono/aws-lambda';
import { signInRoutes } from './people/sign-in/sign-in.routes';

/** Lambda's entry for /api/auth: signing in and out, the only place where better-auth runs. The API verifies sessions by itself. */
export const handler = handle(signInRoutes());
