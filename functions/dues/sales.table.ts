import * as z from 'zod';
import type { FundId, MerchantId, OrganisationId } from '../shared/ids';
import { fen } from '../shared/money';
import { table } from '../platform/table';
import { type OpenDue, Sales } from './due';

const pkOf = (organisationId: OrganisationId, fundId: FundId) => `ORG#${organisationId}#FUND#${fundId}`;
const skOf = (merchantId: MerchantId, month: string) => `SALES#${merchantId}#${month}`;

/** `d08` is the 8th; `d08p2` the second page of that day. Attributes of the item itself: a new day needs nothing beneath it. */
const nameOf = ({ day, page }: Pick<OpenDue, 'day' | 'page'>): string =>
  `d${day.slice(8)}${page === 1 ? '' : `p${page}`}`;
const Counted = z.tuple([z.number().int(), z.number().int(), z.number().int()]);

const daysIn = (month: string, rest: Record<string, unknown>): Sales['days'] =>
  Object.entries(rest)
    .flatMap(([name, value]) => {
      const [, day, page = '1'] = /^d(\d\d)(?:p(\d+))?$/.exec(name) ?? [];
      if (day === undefined) return [];
      const [count, amount] = Counted.parse(value);
      return [{ day: `${month}-${day}`, page: Number(page), count, amount: fen(amount) }];
    })
    .sort((a, b) => a.day.localeCompare(b.day) || a.page - b.page);

const Stored = z.looseObject({ pk: z.string(), sk: z.string() }).transform(({ pk, sk, ...rest }): Sales => {
  const [, merchantId, month = ''] = sk.split('#');
  return Sales.parse({ fundId: pk.split('#')[3], merchantId, month, days: daysIn(month, rest) });
});

/**
 * Takes over what a due says now: its absolute figures, if they are newer than what is noted (1 WCU). In any order and
 * however often: the newest stays. A month of days is within one kilobyte.
 */
export const noteDue = (organisationId: OrganisationId, due: OpenDue): Promise<undefined> =>
  table.update(
    { pk: pkOf(organisationId, due.fundId), sk: skOf(due.merchantId, due.day.slice(0, 7)) },
    {
      set: 'SET #day = :now, kind = if_not_exists(kind, :kind)',
      condition: 'attribute_not_exists(#day) OR #day[2] < :version',
      names: { '#day': nameOf(due) },
      values: { ':now': [due.count, due.amount, due.version], ':version': due.version, ':kind': 'sales' },
      otherwise: () => undefined,
    },
  );

/** The months of a fund's sales, of all its merchants or of one. A campaign's merchants × its months: few, whatever was sold. */
export const listSales = (
  organisationId: OrganisationId,
  fundId: FundId,
  merchantId?: MerchantId,
): Promise<Sales[]> =>
  table.all(Stored, {
    pk: pkOf(organisationId, fundId),
    begins: merchantId ? `SALES#${merchantId}#` : 'SALES#',
    most: 5_000,
  });
