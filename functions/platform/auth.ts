import type { MiddlewareHandler } from 'hono';
import { getMember } from '../organisations/member.table';
import { requirePerson, requireRole, type Actor } from '../shared/actor';
import { OrganisationId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import type { Access } from './http';
import type { Env } from './problem';
import { readSession } from './sessions';

/**
 * Who asks. The session and the membership are read for this very request, so a sign-out or a role taken away holds at
 * once. Without a session cookie nothing is read; where being signed in is enough, the membership is not.
 */
const findActor = async (cookies: string | undefined, organisation: string | undefined): Promise<Actor> => {
  const session = await readSession(cookies);
  if (!session) return { kind: 'public' };
  const at = OrganisationId.safeParse(organisation);
  const member = at.success ? await getMember(at.data, session.personId) : undefined;
  return { kind: 'person', personId: session.personId, member };
};

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
    const actor = await findActor(c.req.header('cookie'), organisation);
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
