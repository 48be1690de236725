import type { FundId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { decideAgain, stale } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import type { Fund } from './fund';
import { fundItem } from './fund.item';

/**
 * @question What is in this fund?
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @cost 1 RCU
 */
export const getFund = (organisationId: OrganisationId, fundId: FundId): Promise<Fund | undefined> =>
  table.get(fundItem.stored, fundItem.key({ organisationId, fundId }));

/**
 * In the order asked, as they stood a moment ago. At most 100.
 * @question What is in these funds?
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @cost ½ RCU each
 */
export const getFunds = (
  organisationId: OrganisationId,
  fundIds: readonly FundId[],
): Promise<(Fund | undefined)[]> =>
  table.getMany(
    fundItem.stored,
    fundIds.map((fundId) => fundItem.key({ organisationId, fundId })),
  );

/**
 * A campaign's new fund: part of the transaction that makes the campaign.
 * @question A campaign’s new fund
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @holds it stands not yet → request-key-reused
 * @cost 2 WCU in a transaction
 */
export const putNewFund = (organisationId: OrganisationId, fund: Fund): Write =>
  table.writes.put(fundItem.item({ ...fund, organisationId }), {
    condition: 'attribute_not_exists(pk)',
    otherwise: () => refuse('request-key-reused'),
  });

/**
 * Writes what a rule of fund.ts made of the fund. Condition: nobody changed it since it was read (`stale`: decide anew, which
 * `onFund` does).
 * @question What is in it from now on
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @holds nobody changed it since it was read → stale: decide anew
 * @cost 2 WCU in a transaction
 */
export const writeFund = (organisationId: OrganisationId, fund: Fund): Write =>
  table.writes.put(fundItem.item({ ...fund, organisationId }), {
    condition: 'version = :before',
    values: { ':before': fund.version - 1 },
    otherwise: stale,
  });

/**
 * Reads the fund, lets `decide` make its transaction of it (with one `writeFund`), and decides anew where another member of
 * staff was quicker. Refuses `not-found`, `busy`, and whatever `decide` refuses.
 * @question Decide on this fund, again where somebody was quicker
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @holds as writeFund
 * @cost 1 RCU each time
 */
export const onFund = <T>(
  organisationId: OrganisationId,
  fundId: FundId,
  decide: (fund: Fund) => Promise<T>,
): Promise<T> =>
  decideAgain(async () => decide((await getFund(organisationId, fundId)) ?? refuse('not-found')));
