import type { FundId, OrganisationId } from '../../shared/ids';
import { refuse, Refusal } from '../../shared/refusals';
import { table, type Item, type Write } from '../../platform/table';
import { Fund } from './fund';

const keyOf = (organisationId: OrganisationId, fundId: FundId) => ({
  pk: `ORG#${organisationId}#FUND#${fundId}`,
  sk: 'FUND',
});
const itemOf = (organisationId: OrganisationId, fund: Fund): Item => ({
  ...keyOf(organisationId, fund.fundId),
  kind: 'fund',
  ...fund,
});

/**
 * @question What is in this fund?
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @cost 1 RCU
 */
export const getFund = (organisationId: OrganisationId, fundId: FundId): Promise<Fund | undefined> =>
  table.get(Fund, keyOf(organisationId, fundId));

/**
 * A campaign's new fund: part of the transaction that makes the campaign.
 * @question A campaign’s new fund
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @holds it stands not yet → request-key-reused
 * @cost 2 WCU in a transaction
 */
export const putNewFund = (organisationId: OrganisationId, fund: Fund): Write =>
  table.writes.put(itemOf(organisationId, fund), {
    condition: 'attribute_not_exists(pk)',
    otherwise: () => refuse('request-key-reused'),
  });

/**
 * Writes what a rule of fund.ts made of the fund. Condition: nobody changed it since it was read (`busy`: decide anew, which
 * `onFund` does).
 * @question What is in it from now on
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @holds nobody changed it since it was read → busy: decide anew
 * @cost 2 WCU in a transaction
 */
export const writeFund = (organisationId: OrganisationId, fund: Fund): Write =>
  table.writes.put(itemOf(organisationId, fund), {
    condition: 'version = :before',
    values: { ':before': fund.version - 1 },
    otherwise: () => refuse('busy'),
  });

const TRIES = 4;

/**
 * Reads the fund, lets `decide` make its transaction of it (with one `writeFund`), and decides anew where another member of
 * staff was quicker. Refuses `not-found`, `busy`, and whatever `decide` refuses.
 * @question Decide on this fund, again where somebody was quicker
 * @key main `ORG#{o}#FUND#{fund}` / `FUND`
 * @holds as writeFund
 * @cost 1 RCU each time
 */
export const onFund = async <T>(
  organisationId: OrganisationId,
  fundId: FundId,
  decide: (fund: Fund) => Promise<T>,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    const fund = (await getFund(organisationId, fundId)) ?? refuse('not-found');
    try {
      return await decide(fund);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'busy' || tries === TRIES) throw error;
    }
  }
};
