import * as z from 'zod';
import { ROLES, STAFF } from './deeds';
import type { MerchantId, OrganisationId, PersonId } from './ids';
import { refuse } from './refusals';

export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export { STAFF };

export type Member = {
  personId: PersonId;
  organisationId: OrganisationId;
  roles: readonly Role[];
  /** Set for the role merchant: the one merchant that this person speaks for. */
  merchantId?: MerchantId | undefined;
  /** The roles of which one is enough for what they do: the door says so, and the write asks for one of them once more. */
  as?: readonly Role[];
};

/** Who asks, within the organisation that the address names. Roles are those of this moment, read for this request. */
export type Actor = { kind: 'public' } | { kind: 'person'; personId: PersonId; member?: Member | undefined };

/**
 * Finds who asks by a request's cookies, and what they are in the organisation that its address names.
 * @param organisation as the address has it, unchecked; none where being signed in is enough
 */
export type FindActor = (
  asked: { cookies: string | undefined; organisation: string | undefined },
  now: Date,
) => Promise<Actor>;

export const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.kind === 'person' && (actor.member?.roles.some((role) => roles.includes(role)) ?? false);

export const isStaff = (actor: Actor): boolean => hasRole(actor, STAFF);

export type Person = Extract<Actor, { kind: 'person' }>;

/** Refuses `not-signed-in`. */
export const requirePerson = (actor: Actor): Person =>
  actor.kind === 'person' ? actor : refuse('not-signed-in');

/** Refuses `not-signed-in`, `not-allowed`. */
export const requireRole = (actor: Actor, roles: readonly Role[]): Member => {
  const person = requirePerson(actor);
  if (!person.member || !hasRole(actor, roles)) return refuse('not-allowed');
  return { ...person.member, as: roles };
};
