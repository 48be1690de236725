import * as z from 'zod';
import { Email, Person } from '../accounts/person';
import { Role } from '../../shared/actor';
import { MerchantId, type OrganisationId, type PersonId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { Membership } from '../organisations/organisation';
import { Appointment } from './appointment';

/** A membership as the table keeps it: with who stands behind their roles, where anybody does. */
export const KeptMembership = Membership.extend({ appointed: z.array(Appointment).optional() });
export type KeptMembership = z.infer<typeof KeptMembership>;

/**
 * Somebody's place in an organisation, as its admins see it. The name is empty until the person has told it. With `invitedUntil` (UTC)
 * they were asked and have not accepted: until they do, nothing of it counts; after it they are asked anew.
 */
export const MemberRow = Membership.omit({ organisationId: true })
  .extend({
    name: Person.shape.name,
    email: Person.shape.email,
    invitedUntil: z.iso.datetime().optional(),
  })
  .meta({ id: 'Member' });
export type MemberRow = z.infer<typeof MemberRow>;

/** Who is to be what: the whole of their roles here, in place of those they had. */
export const SetMember = z
  .strictObject({
    email: Email,
    roles: z.array(Role).min(1).max(Role.options.length),
    /** With the role merchant, and only with it: whom they speak for. */
    merchantId: MerchantId.optional(),
  })
  .meta({ id: 'SetMember' });
export type SetMember = z.infer<typeof SetMember>;

type Asked = Pick<SetMember, 'roles' | 'merchantId'>;

/** The roles asked for, each once, in one order. Refuses `auditor-alone`, `merchant-for-its-role`. */
export const rolesOf = ({ roles, merchantId }: Asked): Role[] => {
  const each = Role.options.filter((role) => roles.includes(role));
  if (each.includes('auditor') && each.length > 1) refuse('auditor-alone');
  if (each.includes('merchant') !== (merchantId !== undefined)) refuse('merchant-for-its-role');
  return each;
};

/** Refuses as rolesOf does. */
export const membershipOf = (
  organisationId: OrganisationId,
  personId: PersonId,
  asked: Asked,
): Membership => ({
  organisationId,
  personId,
  roles: rolesOf(asked),
  ...(asked.merchantId && { merchantId: asked.merchantId }),
});

/** What they were, and admin too. Refuses `auditor-alone`: who audits must be made something else first. */
export const withAdmin = (
  organisationId: OrganisationId,
  personId: PersonId,
  before: Membership | undefined,
): Membership => {
  const roles: Role[] = [...(before?.roles ?? []), 'admin'];
  return membershipOf(organisationId, personId, { roles, merchantId: before?.merchantId });
};

export const isAdmin = (member: Membership | undefined): boolean => member?.roles.includes('admin') ?? false;

export const isSame = (before: Membership | undefined, after: Membership): boolean =>
  before?.merchantId === after.merchantId && before?.roles.join() === after.roles.join();

/** Is there a role, or a merchant, that they did not have? */
export const gainsRoles = (before: Membership, after: Membership): boolean =>
  after.merchantId !== before.merchantId || after.roles.some((role) => !before.roles.includes(role));

const told = (member: Membership | undefined) => [member?.roles ?? [], member?.merchantId ?? null] as const;

/** What an audit line says of the change: roles and merchant, before and after. */
export const changeOf = (
  before: Membership | undefined,
  after: Membership | undefined,
): Record<string, [unknown, unknown]> => {
  const [[roles, merchant], [newRoles, newMerchant]] = [told(before), told(after)];
  return {
    roles: [roles, newRoles],
    ...(merchant !== newMerchant && { merchantId: [merchant, newMerchant] }),
  };
};
