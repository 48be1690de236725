import type { AgreementId, FundId, MerchantId, OrganisationId } from '../../shared/ids';
import { table } from '../../platform/table/table';
import type { OpenDue, Sales, Share } from './due';
import { dayName, salesItem } from './sales.item';

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
    salesItem.key({
      organisationId,
      fundId: due.fundId,
      merchantId: due.merchantId,
      agreementId: share.agreementId,
      month: due.day.slice(0, 7),
    }),
    {
      set: 'SET #day = :now, kind = if_not_exists(kind, :kind), v = if_not_exists(v, :v)',
      condition: 'attribute_not_exists(#day) OR #day[2] < :version',
      names: { '#day': dayName(due) },
      values: {
        ':now': [share.count, share.amount, due.version],
        ':version': due.version,
        ':kind': salesItem.mark.kind,
        ':v': salesItem.mark.v,
      },
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
  table.all(salesItem.stored, {
    pk: salesItem.partition({ organisationId, fundId }),
    begins: salesItem.begins(by && { merchantId: by.merchantId, agreementId: by.agreementId }),
    most: 5_000,
  });
