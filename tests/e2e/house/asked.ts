import * as z from 'zod';
import { OrganisationId } from '../../../functions/shared/ids';

/** What a file of tests asks for: an organisation of its own, with its people alone or with the demo's season. */
export const Opening = z.strictObject({ organisationId: OrganisationId, withSeason: z.boolean() });
export type Opening = z.input<typeof Opening>;

/** In a browser's cookies: the organisation whose people its sign-in page names. */
export const WHOSE_PEOPLE = 'organisation';
