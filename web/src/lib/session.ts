import { STAFF } from '../../../functions/shared/deeds';
import { call, get } from './api';

import { Problem } from './problem';
import { forgetSeen } from './seen';
import { isNoted, me, NOTE, type Me, type Role } from './who';

export { deskOf, me, type Me, type Role } from './who';
export type StaffRole = (typeof STAFF)[number];

const note = (isSignedIn: boolean): void => {
  try {
    if (isSignedIn) localStorage.setItem(NOTE, today());
    else localStorage.removeItem(NOTE);
  } catch {
    // Storage may be forbidden: pages that need to know still ask.
  }
};

const today = (): string => new Date().toISOString().slice(0, 10);

/** A session ends 30 days after it was last renewed: who comes by is renewed once a day, and never signed out meanwhile. */
const renew = (): void => {
  try {
    if ([null, today()].includes(localStorage.getItem(NOTE))) return;
  } catch {
    return;
  }
  void call('/auth/get-session').catch(() => undefined);
};

let asking: Promise<Me | null> | undefined;

const ask = async (): Promise<Me | null> => {
  try {
    me.value = await get('/me');
    renew();
  } catch (thrown) {
    // No answer at all says nothing about who is here.
    if (!(thrown instanceof Problem && thrown.status === 401)) throw thrown;
    me.value = null;
  }
  note(me.value !== null);
  return me.value;
};

/** Who is here, asked once a page. Throws a Problem where no answer came. */
export const whoIsHere = async (): Promise<Me | null> => {
  if (me.peek() !== undefined) return me.peek() ?? null;
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
};

/** For public pages: asks only where somebody signed in on this device before. */
export const whoIsHereIfKnown = async (): Promise<void> => {
  if (!isNoted()) me.value = null;
  else await whoIsHere().catch(() => undefined);
};

/** After a sign-in, a changed name, or a session that ended: asks again. */
export const askAgain = async (): Promise<Me | null> => {
  forgetSeen();
  me.value = undefined;
  return whoIsHere();
};

export const signOut = async (): Promise<void> => {
  await call('/auth/sign-out', { method: 'POST', body: {} });
  forgetSeen();
  me.value = null;
  note(false);
  try {
    // What was typed and not sent is for nobody who comes to this screen next.
    sessionStorage.clear();
  } catch {
    // Nothing is kept where storage is forbidden.
  }
};

/** Has the person any of these roles in an organisation? */
export const hasRole = (organisationId: string, roles: readonly Role[]): boolean =>
  me.value?.memberships.some(
    (at) => at.organisationId === organisationId && at.roles.some((one) => roles.includes(one)),
  ) ?? false;

export { STAFF };
