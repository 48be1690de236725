import * as z from 'zod';
import { Membership } from '../organisations/organisation';
import { PersonName, Words } from '../../shared/words';
import { Person } from '../accounts/person';

/** The reader as the web shows them: who they are, and what they are where. */
export const Me = Person.extend({
  memberships: z.array(Membership.extend({ organisationName: Words })),
}).meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const ChangedMe = z.strictObject({ name: PersonName }).meta({ id: 'ChangedMe' });
