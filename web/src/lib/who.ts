import type { Me } from '../../../functions/people/me/me';
import { signal } from './signal';

export type { Me };
export type Role = Me['memberships'][number]['roles'][number];

/** `undefined`: not asked yet; `null`: nobody is signed in. */
export const me = signal<Me | null | undefined>(undefined);

/** The session's cookie cannot be read by a page, so a note is kept: visitors without it cost no call. */
export const NOTE = 'signed-in';

/** Did somebody sign in on this device before? */
export const isNoted = (): boolean => {
  try {
    return localStorage.getItem(NOTE) !== null;
  } catch {
    return true;
  }
};

/** The first organisation in which the person works or sells: where the desk opens. */
export const deskOf = (who: Me): string | undefined =>
  who.memberships.find((at) => at.roles.some((one) => one !== 'volunteer'))?.organisationId;
