import type { OrganisationId } from '../../shared/ids';
import { table, type Write } from '../../platform/table/table';
import { type MerchantAccount, MOST_ACCOUNTS } from './merchant-account';
import { merchantAccountItem } from './merchant-account.item';

/**
 * Condition: it is not among them yet; then it stays as it is. First in `onceWith`.
 * @question This one is ours
 * @key main `ORG#{o}#MERCHANT-ACCOUNTS` / `{account}`
 * @holds it is not among them → already
 * @cost 2 WCU in a transaction
 */
export const putMerchantAccount = (organisationId: OrganisationId, account: MerchantAccount): Write =>
  table.writes.put(merchantAccountItem.item({ ...account, organisationId }), {
    condition: 'attribute_not_exists(pk)',
    otherwise: () => undefined,
  });

/**
 * Condition: it is among them; else there is nothing to do. First in `onceWith`.
 * @question This one is not ours any more
 * @key main `ORG#{o}#MERCHANT-ACCOUNTS` / `{account}`
 * @holds it is among them → already
 * @cost 2 WCU in a transaction
 */
export const dropMerchantAccount = (organisationId: OrganisationId, account: string): Write =>
  table.writes.delete(merchantAccountItem.key({ organisationId, account }), {
    condition: 'attribute_exists(pk)',
    otherwise: () => undefined,
  });

/**
 * By number. As they are this very moment: the next import asks for them.
 * @question Which accounts with payment providers are ours?
 * @key main `ORG#{o}#MERCHANT-ACCOUNTS` / `{account}`
 * @cost 1 RCU
 */
export const listMerchantAccounts = async (organisationId: OrganisationId): Promise<MerchantAccount[]> => {
  // Two at once may pass the limit by a few: room for them, and never more.
  const pk = merchantAccountItem.partition({ organisationId });
  return (await table.page(merchantAccountItem.stored, { pk, limit: 2 * MOST_ACCOUNTS, fresh: true })).items;
};
