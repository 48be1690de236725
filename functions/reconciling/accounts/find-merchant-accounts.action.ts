import type { Member } from '../../shared/actor';
import type { MerchantAccount } from './merchant-account';
import { listMerchantAccounts } from './merchant-account.table';

/** The accounts with payment providers that are ours, by number. None: any bill is taken for ours. */
export const findMerchantAccounts = async ({
  organisationId,
}: Member): Promise<{ items: MerchantAccount[] }> => ({
  items: await listMerchantAccounts(organisationId),
});
