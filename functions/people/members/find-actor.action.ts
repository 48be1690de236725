import { OrganisationId } from '../../shared/ids';
import type { FindActor } from '../../shared/actor';
import { readSession } from '../sign-in/session.table';
import { getMember } from './member.table';

/**
 * Who asks. The session and the membership are read for this very request, so a sign-out or a role taken away holds at
 * once. Without a session cookie nothing is read; where being signed in is enough, the membership is not.
 */
export const findActor: FindActor = async ({ cookies, organisation }, now) => {
  const session = await readSession(cookies, now);
  if (!session) return { kind: 'public' };
  const at = OrganisationId.safeParse(organisation);
  const member = at.success ? await getMember(at.data, session.personId) : undefined;
  return { kind: 'person', personId: session.personId, member };
};
