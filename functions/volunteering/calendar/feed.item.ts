import * as z from 'zod';
import { PersonId } from '../../shared/ids';
import { codec } from '../../platform/table/item';

/** Under the person, who belongs to no organisation. */
export const feedItem = codec({
  kind: 'calendar',
  version: 1,
  pk: 'PERSON#{personId}',
  sk: 'CALENDAR',
  shape: z.object({
    personId: PersonId,
    secret: z.string(),
    /** Which requests renewed it: one that comes again late brings no earlier address back. */
    renewedBy: z.record(z.string(), z.boolean()).optional(),
  }),
  pack: ({ personId: _person, ...keep }) => ({ keep }),
});
