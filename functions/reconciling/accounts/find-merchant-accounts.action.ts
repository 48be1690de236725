import type { OrganisationId } from '../../shared/ids';
import type { MerchantAccount } from './merchant-account';
import { listMerchantAccounts } from './merchant-account.table';

/** The accounts with payment providers that are ours, by number. None: any bill is taken for ours. */
export const findMerchantAccounts = (organisationId: OrganisationId): Promise<MerchantAccount[]> =>
  listMerchantAccounts(organisationId);
