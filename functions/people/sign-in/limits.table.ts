import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { config } from '../../platform/config';
import { table } from '../../platform/table';
import { spanOf, type Limit } from './sign-in-limits';

const Count = z.object({ count: z.number().int() });

/** Neither an address nor a mailbox can be read from the key. */
const disguised = (whom: string): string =>
  createHmac('sha256', config.authSecret).update(`limit|${whom}`).digest('base64url');

/**
 * Counts one more in the present span and gives the count, in one atomic update. Each span has its own item, forgotten after
 * it; a lost reply may count once too often, which harms nobody.
 * @question How often did they try in this span?
 * @key main `AUTH#limit#{limit}#{whom}` / `SPAN#{number}`
 * @cost 1 WCU
 */
export const countOne = async (limit: Limit, whom: string, now: Date): Promise<number> => {
  const span = spanOf(limit, now);
  const { count } = await table.updated(
    Count,
    { pk: `AUTH#limit#${limit.name}#${disguised(whom)}`, sk: `SPAN#${span.number}` },
    {
      set: 'SET #kind = :kind, expiresAtSeconds = :ends ADD #count :one',
      names: { '#kind': 'kind', '#count': 'count' },
      values: { ':kind': 'limit', ':ends': span.endsAtSeconds, ':one': 1 },
    },
  );
  return count;
};
