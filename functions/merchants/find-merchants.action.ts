import type { OrganisationId } from '../shared/ids';
import type { Page } from '../platform/table';
import type { Merchant } from './merchant';
import { listMerchants } from './merchant.table';

/** Newest first. */
export const findMerchants = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Merchant>> => listMerchants(organisationId, page);
