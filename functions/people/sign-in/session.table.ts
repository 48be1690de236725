import * as z from 'zod';
import { recordItem, sessionKey } from '../accounts/auth-record.item';
import { cookieName, tokenOf } from './session';
import { PersonId } from '../../shared/ids';
import { config } from '../../platform/config';
import { table } from '../../platform/table/table';

const Session = recordItem.stored
  .transform(({ record }) => record)
  .pipe(z.object({ userId: PersonId, expiresAt: z.iso.datetime() }));

/** @param expiresAt UTC */
export type SignedIn = { personId: PersonId; expiresAt: string };

const name = cookieName(config.publicUrl);

/**
 * Who a request's cookies say is asking, without better-auth: the signature is checked first, then one read of the session
 * (1 RCU). Undefined when signed out, expired, revoked or forged; a sign-out holds from the next request on.
 * @question Who is asking?
 * @key main `AUTH#session#token={token}` / `RECORD`
 * @cost 1 RCU
 */
export const readSession = async (cookies: string | undefined, now: Date): Promise<SignedIn | undefined> => {
  const token = tokenOf(cookies, name, config.authSecret);
  if (token === undefined) return undefined;
  const session = await table.get(Session, sessionKey(token));
  if (!session || session.expiresAt <= now.toISOString()) return undefined;
  return { personId: session.userId, expiresAt: session.expiresAt };
};
