import { createHmac } from 'node:crypto';
import { config } from '../../platform/config';
import { table } from '../../platform/table/table';
import { limitItem } from './limit.item';
import { spanOf, type Limit } from './sign-in-limits';

/** Neither an address nor a mailbox can be read from the key. */
const disguised = (whom: string): string =>
  createHmac('sha256', config.authSecret).update(`limit|${whom}`).digest('base64url');

/**
 * Counts one more, or so many more, in the present span and gives the count, in one atomic update. Each span has its own item, forgotten after
 * it; a lost reply may count once too often, which harms nobody.
 * @question How often did they try in this span?
 * @key main `AUTH#limit#{limit}#{whom}` / `SPAN#{number}`
 * @cost 1 WCU
 */
export const countOne = async (limit: Limit, whom: string, now: Date, more = 1): Promise<number> => {
  const span = spanOf(limit, now);
  const { count } = await table.updated(
    limitItem.stored,
    limitItem.key({ limit: limit.name, whom: disguised(whom), number: span.number }),
    {
      set: 'SET #kind = :kind, v = :v, expiresAtSeconds = :ends ADD #count :more',
      names: { '#kind': 'kind', '#count': 'count' },
      values: {
        ':kind': limitItem.mark.kind,
        ':v': limitItem.mark.v,
        ':ends': span.endsAtSeconds,
        ':more': more,
      },
    },
  );
  return count;
};
