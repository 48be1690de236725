import type { Member } from '../../shared/actor';
import type { MerchantId, OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import type { Page } from '../../platform/table/table';
import type { Merchant } from './merchant';
import { getMerchant, listMerchants } from './merchant.table';

/** Newest first. */
export const findMerchants = (
  { organisationId }: Member,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Merchant>> => listMerchants(organisationId, page);

/** Refuses `not-found`. */
export const findMerchant = async (
  { organisationId }: Member,
  { merchantId }: { merchantId: MerchantId },
): Promise<Merchant> => (await getMerchant(organisationId, merchantId)) ?? refuse('not-found');

export const hasMerchant = async (organisationId: OrganisationId, merchantId: MerchantId): Promise<boolean> =>
  (await getMerchant(organisationId, merchantId)) !== undefined;
