import type { Member } from '../../shared/actor';
import type { MerchantId, OrganisationId } from '../../shared/ids';
import type { Page } from '../../platform/table/table';
import type { Merchant } from './merchant';
import { getMerchant, listMerchants } from './merchant.table';

/** Newest first. */
export const findMerchants = (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Merchant>> => listMerchants(organisationId, page);

export const hasMerchant = async (organisationId: OrganisationId, merchantId: MerchantId): Promise<boolean> =>
  (await getMerchant(organisationId, merchantId)) !== undefined;
