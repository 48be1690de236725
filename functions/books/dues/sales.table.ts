import * as z from 'zod';
import type { AgreementId, FundId, MerchantId, OrganisationId } from '../../shared/ids';
import { fen } from '../../shared/money';
import { table } from '../../platform/table';
import { type OpenDue, Sales, type Share } from './due';

const pkOf = (organisationId: OrganisationId, fundId: FundId) => `ORG#${organisationId}#FUND#${fundId}`;
const skOf = (merchantId: MerchantId, agreementId: AgreementId, month: string) =>
  `SALES#${merchantId}#${agreementId}#${month}`;

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
  const [, merchantId, agreementId, month = ''] = sk.split('#');
  const days = daysIn(month, rest);
  return Sales.parse({ fundId: pk.split('#')[3], merchantId, agreementId, month, days });
});

/**
 * Takes over what a due says now of one agreement: its absolute figures, if they are newer than what is noted (1 WCU). In any
 * order and however often: the newest stays. A month of days is within one kilobyte.
 * @question What a day’s sales by an agreement come to now
 * @key main `ORG#{o}#FUND#{fund}` / `SALES#{merchant}#{agreement}#{month}`
 * @holds what is noted is older → nothing
 * @cost 1 WCU
 */
export const noteDue = (organisationId: OrganisationId, due: OpenDue, share: Share): Promise<undefined> =>
  table.update(
    {
      pk: pkOf(organisationId, due.fundId),
      sk: skOf(due.merchantId, share.agreementId, due.day.slice(0, 7)),
    },
    {
      set: 'SET #day = :now, kind = if_not_exists(kind, :kind)',
      condition: 'attribute_not_exists(#day) OR #day[2] < :version',
      names: { '#day': nameOf(due) },
      values: { ':now': [share.count, share.amount, due.version], ':version': due.version, ':kind': 'sales' },
      otherwise: () => undefined,
    },
  );

/**
 * The months of a fund's sales, of all its merchants or by one agreement. A campaign's agreements × its months: few, whatever was sold.
 * @question How much was sold, month by month?
 * @key main `ORG#{o}#FUND#{fund}` / `SALES#…`
 * @cost ½ RCU for about five months of an agreement
 */
export const listSales = (
  organisationId: OrganisationId,
  fundId: FundId,
  by?: { merchantId: MerchantId; agreementId: AgreementId },
): Promise<Sales[]> =>
  table.all(Stored, {
    pk: pkOf(organisationId, fundId),
    begins: by ? skOf(by.merchantId, by.agreementId, '') : 'SALES#',
    most: 5_000,
  });
