import type { Hono, Schema } from 'hono';
import { routes } from './http';
import { inFront, type Front } from './in-front';
import { refused, sayNo, type Env } from './problem';

/** An app of these routes, as each of the functions behind /api answers: guarded in front, what is refused said in a sentence. */
export const answering = (front: Front, ...parts: readonly Hono<Env, Schema, '/'>[]) => {
  const app = routes().basePath('/api');
  app.use(inFront(front));
  for (const part of parts) app.route('/', part);
  app.notFound((c) => refused(c, 'no-such-page'));
  app.onError(sayNo);
  return app;
};
