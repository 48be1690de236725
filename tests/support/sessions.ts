import { randomBytes } from 'node:crypto';
import { add } from '../../functions/people/accounts/auth-records.table';
import { sessionShape } from '../../functions/people/accounts/auth-rows';
import { addPerson } from '../../functions/people/accounts/person.table';
import { cookieName, signedToken } from '../../functions/people/sign-in/session';
import { config } from '../../functions/platform/config';
import { newPersonId } from '../../functions/platform/new-id';
import { PersonId } from '../../functions/shared/ids';

export type SignedInPerson = {
  personId: PersonId;
  name: string;
  email: string;
  token: string;
  /** What the person's browser would send. */
  cookie: string;
  headers: { cookie: string };
};

/** A session of an existing person, kept as better-auth keeps it. @param expiresAt UTC; in a day unless said */
export const sessionOf = async (personId: PersonId, expiresAt = new Date(Date.now() + 24 * 60 * 60_000)) => {
  const token = randomBytes(24).toString('base64url');
  const at = new Date().toISOString();
  await add(sessionShape, {
    id: randomBytes(16).toString('hex'),
    token,
    userId: personId,
    expiresAt: expiresAt.toISOString(),
    createdAt: at,
    updatedAt: at,
  });
  const cookie = `${cookieName(config.publicUrl)}=${signedToken(token, config.authSecret)}`;
  return { token, cookie, headers: { cookie } };
};

/** A new person who is signed in, without the way through a code: for tests of everything else. */
export const signedIn = async (
  who: { name?: string; email?: string; personId?: PersonId } = {},
): Promise<SignedInPerson> => {
  const personId = who.personId ?? PersonId.parse(newPersonId());
  const name = who.name ?? '林小潮';
  const email = who.email ?? `${personId}@people.test`;
  await addPerson({ personId, name, email }, new Date());
  return { personId, name, email, ...(await sessionOf(personId)) };
};
