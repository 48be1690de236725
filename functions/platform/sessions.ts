import * as z from 'zod';
import { sessionKey } from '../people/auth-rows';
import { cookieName, tokenOf } from '../people/session';
import { PersonId } from '../shared/ids';
import { config } from './config';
import { table } from './table';

const Session = z.object({ record: z.object({ userId: PersonId, expiresAt: z.iso.datetime() }) });

/** @param expiresAt UTC */
export type SignedIn = { personId: PersonId; expiresAt: string };

const name = cookieName(config.publicUrl);

/**
 * Who a request's cookies say is asking, without better-auth: the signature is checked first, then one read of the session
 * (1 RCU). Undefined when signed out, expired, revoked or forged; a sign-out holds from the next request on.
 */
export const readSession = async (
  cookies: string | undefined,
  now = new Date(),
): Promise<SignedIn | undefined> => {
  const token = tokenOf(cookies, name, config.authSecret);
  if (token === undefined) return undefined;
  const session = await table.get(Session, sessionKey(token));
  if (!session || session.record.expiresAt <= now.toISOString()) return undefined;
  return { personId: session.record.userId, expiresAt: session.record.expiresAt };
};
