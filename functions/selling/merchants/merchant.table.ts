import type { MerchantId, OrganisationId } from '../../shared/ids';
import { makeOnce } from '../../platform/table/once';
import { table, type Page, type Write } from '../../platform/table/table';
import type { Merchant } from './merchant';
import { merchantItem } from './merchant.item';
import { remittanceCodeOf } from './remittance-code';

/**
 * @param made what the list is sorted by: when it was made, UTC
 * @question A new merchant
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 2 WCU in a transaction + 1 lists
 */
export const putNewMerchant = (
  organisationId: OrganisationId,
  merchant: Omit<Merchant, 'remittanceCode'>,
  { at: madeAt, asked }: { at: string; asked: unknown },
  also: readonly Write[],
): Promise<Merchant> => {
  const remittanceCode = remittanceCodeOf(merchant.merchantId);
  return makeOnce(merchantItem, { ...merchant, organisationId, remittanceCode, madeAt }, { asked, also });
};

/**
 * @question This merchant
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @cost ½ RCU
 */
export const getMerchant = (
  organisationId: OrganisationId,
  merchantId: MerchantId,
): Promise<Merchant | undefined> =>
  table.get(merchantItem.stored, merchantItem.key({ organisationId, merchantId }), false);

/**
 * Newest first.
 * @question Who gives from their sales?
 * @key lists `ORG#{o}#MERCHANTS` / `{made at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listMerchants = (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Merchant>> =>
  table.page(merchantItem.stored, {
    index: 'lists',
    pk: merchantItem.listed('lists', { organisationId }),
    newestFirst: true,
    ...page,
  });
