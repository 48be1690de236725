import * as z from 'zod';
import { PersonId } from '../../shared/ids';
import { Words } from '../../shared/words';
import { Membership } from '../organisations/organisation';
import { Appointment, appointedBy } from './appointment';
import type { KeptMembership } from './member';

/** Somebody was asked to be this in an organisation: nothing of it counts before they accept. Instants in UTC. */
export const Invitation = Membership.extend({
  invitedBy: PersonId,
  invitedAt: z.iso.datetime(),
  /** Who stood behind the roles of who asked. */
  behind: z.array(Appointment).optional(),
});
export type Invitation = z.infer<typeof Invitation>;

export const INVITED_DAYS = 14;
const DAY_MS = 86_400_000;
/** Who asks the same again within it sends no second letter: one is on its way. */
const ON_ITS_WAY_MS = 60_000;

/** Until when it can be accepted, UTC. */
export const untilOf = ({ invitedAt }: Invitation): string =>
  new Date(Date.parse(invitedAt) + INVITED_DAYS * DAY_MS).toISOString();

export const isOpen = (invitation: Invitation, now: Date): boolean => now.toISOString() < untilOf(invitation);

/** A letter of it left this very moment. */
export const isOnItsWay = ({ invitedAt }: Invitation, now: Date): boolean =>
  Math.abs(now.getTime() - Date.parse(invitedAt)) < ON_ITS_WAY_MS;

/** What they are from when they accept. Who asked counts as having appointed them then. */
export const acceptedOf = (invitation: Invitation, now: Date): KeptMembership => {
  const { invitedBy, invitedAt: _at, behind = [], ...membership } = invitation;
  return { ...membership, appointed: appointedBy(invitedBy, { before: [], behind, now }) };
};

/** An invitation, as whom it asks is shown it. */
export const MyInvitation = Membership.omit({ personId: true })
  .extend({ organisationName: Words, until: z.iso.datetime() })
  .meta({ id: 'MyInvitation' });
export type MyInvitation = z.infer<typeof MyInvitation>;
