import * as z from 'zod';
import { codec } from '../../platform/table/item';
import { fen } from '../../shared/money';
import { Sales, type OpenDue } from './due';

/** `d08` is the 8th; `d08p2` the second page of that day. Attributes of the item itself: a new day needs nothing beneath it. */
export const dayName = ({ day, page }: Pick<OpenDue, 'day' | 'page'>): string =>
  `d${day.slice(8)}${page === 1 ? '' : `p${page}`}`;
/** How many, fen, and the version of the due that said so. */
const Counted = z.tuple([z.number().int(), z.number().int(), z.number().int()]);

const daysIn = (month: string, kept: Record<string, unknown>): Sales['days'] =>
  Object.entries(kept)
    .flatMap(([name, value]) => {
      const [, day, page = '1'] = /^d(\d\d)(?:p(\d+))?$/.exec(name) ?? [];
      if (day === undefined) return [];
      const [count, amount] = Counted.parse(value);
      return [{ day: `${month}-${day}`, page: Number(page), count, amount: fen(amount) }];
    })
    .sort((a, b) => a.day.localeCompare(b.day) || a.page - b.page);

/** A month of days is within one kilobyte. Written whole, its figures are older than any due's, which has a version above 0. */
export const salesItem = codec({
  kind: 'sales',
  version: 1,
  pk: 'ORG#{organisationId}#FUND#{fundId}',
  sk: 'SALES#{merchantId}#{agreementId}#{month}',
  shape: Sales,
  pack: ({ days }) => ({
    keep: Object.fromEntries(days.map((day) => [dayName(day), [day.count, day.amount, 0]])),
  }),
  unpack: (kept, { month = '', ...parts }) => ({ ...parts, month, days: daysIn(month, kept) }),
});
