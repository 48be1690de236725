import type { MiddlewareHandler } from 'hono';
import { requirePerson, requireRole, type Actor } from '../../shared/actor';
import { refuse } from '../../shared/refusals';
import type { Access } from './http';
import type { Env } from './problem';

const check = (actor: Actor, access: Access): void => {
  if (access === 'public') return;
  const person = requirePerson(actor);
  if (access === 'signed-in') return;
  // To somebody of another organisation nothing of this one exists.
  if (!person.member) refuse('not-found');
  requireRole(actor, access);
};

const guard = (access: Access): MiddlewareHandler<Env> => {
  return async (c, next) => {
    const organisation = access === 'signed-in' ? undefined : c.req.param('organisationId');
    const actor = await c.get('findActor')({ cookies: c.req.header('cookie'), organisation }, c.get('now'));
    check(actor, access);
    c.set('actor', actor);
    await next();
  };
};

/** Who may call a route: declared once, enforced here, shown in the OpenAPI document, asserted by tests/http. */
export const allow = <A extends Access>(access: A) => ({
  'x-access': access,
  middleware: [guard(access)],
});
