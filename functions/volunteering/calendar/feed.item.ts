import * as z from 'zod';
import { PersonId } from '../../shared/ids';
import { codec } from '../../platform/table/item';

/** Under the person, who belongs to no organisation. */
export const feedItem = codec({
  kind: 'calendar',
  version: 1,
  pk: 'PERSON#{personId}',
  sk: 'CALENDAR',
  shape: z.object({ personId: PersonId, secret: z.string() }),
  pack: ({ secret }) => ({ keep: { secret } }),
});
