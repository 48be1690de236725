import * as z from 'zod';
import { Email } from '../accounts/person';
import { NewOrganisation } from '../organisations/organisation';

/** What the operator says of a new organisation, and the mailbox of its first admin. */
export const Founding = z.strictObject({
  organisation: z.strictObject(NewOrganisation.shape),
  admin: z.strictObject({ email: Email }),
});
export type Founding = z.infer<typeof Founding>;
