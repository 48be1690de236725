import * as z from 'zod';
import { Membership } from '../organisations/organisation';
import { PersonName, Words } from '../../shared/words';
import { Person } from '../accounts/person';
import { MyInvitation } from '../members/invitation';

/** The reader as the web shows them: who they are, and what they are where. */
export const Me = Person.extend({
  memberships: z.array(Membership.extend({ organisationName: Words })),
  /** What they were asked to be and may still accept; absent where there is nothing of it. */
  invitations: z.array(MyInvitation).optional(),
}).meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const ChangedMe = z.strictObject({ name: PersonName }).meta({ id: 'ChangedMe' });
