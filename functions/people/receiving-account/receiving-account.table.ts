import type { OrganisationId } from '../../shared/ids';
import { changeItem } from '../../platform/table/change-item';
import { stale } from '../../platform/table/decide-again';
import { table, type Write } from '../../platform/table/table';
import type { ReceivingAccount } from './receiving-account';
import { receivingAccountItem } from './receiving-account.item';

/**
 * None yet is of the first revision.
 * @question Into which account do merchants pay?
 * @key main `ORG#{o}` / `RECEIVING-ACCOUNT`
 * @cost 1 RCU
 */
export const getReceivingAccount = async (organisationId: OrganisationId): Promise<ReceivingAccount> => {
  const found = await table.get(receivingAccountItem.stored, receivingAccountItem.key({ organisationId }));
  if (!found) return { revision: 1 };
  const { organisationId: _here, ...receiving } = found;
  return receiving;
};

/**
 * @question Another account waits, is paid into from now on, or waits no more
 * @key main `ORG#{o}` / `RECEIVING-ACCOUNT`
 * @holds it stands as it was read → stale: decide anew
 * @cost 2 WCU in a transaction
 */
export const writeReceivingAccount = (
  organisationId: OrganisationId,
  before: ReceivingAccount,
  after: ReceivingAccount,
): Write => {
  const is = { ...after, organisationId };
  if (before.revision > 1) return changeItem(receivingAccountItem, { ...before, organisationId }, is);
  return table.writes.put(receivingAccountItem.item(is), {
    condition: 'attribute_not_exists(pk)',
    otherwise: stale,
  });
};
