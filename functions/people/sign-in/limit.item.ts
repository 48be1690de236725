import * as z from 'zod';
import { codec } from '../../platform/table/item';

/** Of sign-in, which belongs to no organisation, and of what strangers do to any of them. `whom` is disguised: neither an address nor a mailbox can be read from it. */
export const limitItem = codec({
  kind: 'limit',
  version: 1,
  pk: 'AUTH#limit#{limit}#{whom}',
  sk: 'SPAN#{number}',
  shape: z.object({ count: z.number().int() }),
});
