import { randomBytes } from 'node:crypto';
import { recordItemOf } from '../functions/people/accounts/auth-record.item';
import { sessionShape } from '../functions/people/accounts/auth-rows';
import { cookieName, signedToken } from '../functions/people/sign-in/session';
import { config } from '../functions/platform/config';
import { newPersonId } from '../functions/platform/new-id';
import { table } from '../functions/platform/table/table';

const AT_ONCE = 50;

/** So many people who are signed in: their cookies. Only the sessions are written, as better-auth would have kept them. */
export const crowd = async (count: number): Promise<string[]> => {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const cookies: string[] = [];
  const one = async (): Promise<void> => {
    const token = randomBytes(24).toString('base64url');
    await table.put(recordItemOf(sessionShape, { token, userId: newPersonId(), expiresAt }, 1));
    cookies.push(`${cookieName(config.publicUrl)}=${signedToken(token, config.authSecret)}`);
  };
  for (let made = 0; made < count; made += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - made) }, one));
  return cookies;
};
