import type { MerchantId, OrganisationId } from '../../shared/ids';
import { unplaced, type Placed } from '../../shared/placed';
import { changeItem, standsAsRead } from '../../platform/table/change-item';
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
export const putNewMerchant = async (
  organisationId: OrganisationId,
  merchant: Omit<Merchant, 'remittanceCode' | 'status' | 'revision'>,
  { at: madeAt, asked }: { at: string; asked: unknown },
  also: readonly Write[],
): Promise<Merchant> => {
  const remittanceCode = remittanceCodeOf(merchant.merchantId);
  const whole = { ...merchant, status: 'active' as const, revision: 1, remittanceCode, madeAt };
  return unplaced(await makeOnce(merchantItem, { ...whole, organisationId }, { asked, also }));
};

/**
 * As it stands now, with its place in the list.
 * @question This merchant as it stands, to change it
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @cost 1 RCU
 */
export const getPlacedMerchant = (
  organisationId: OrganisationId,
  merchantId: MerchantId,
): Promise<Placed<Merchant> | undefined> =>
  table.get(merchantItem.stored, merchantItem.key({ organisationId, merchantId }));

/**
 * @question It is to be so from now on: written anew, withdrawn
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @holds it stands as it was read → stale: decide anew
 * @cost 2 WCU in a transaction + 1 lists
 */
export const writeMerchant = (
  organisationId: OrganisationId,
  before: Placed<Merchant>,
  after: Placed<Merchant>,
): Write => changeItem(merchantItem, { ...before, organisationId }, { ...after, organisationId });

/**
 * Part of a transaction that holds only while this merchant is as it was read.
 * @question It has not withdrawn meanwhile
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @holds nobody changed it since it was read → stale: decide anew
 * @cost 2 WCU in a transaction
 */
export const merchantAsRead = (organisationId: OrganisationId, merchant: Merchant): Write =>
  standsAsRead(merchantItem, { ...merchant, organisationId });

/**
 * @question This merchant
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @cost ½ RCU
 */
export const getMerchant = async (
  organisationId: OrganisationId,
  merchantId: MerchantId,
): Promise<Merchant | undefined> => {
  const key = merchantItem.key({ organisationId, merchantId });
  const merchant = await table.get(merchantItem.stored, key, false);
  return merchant && unplaced(merchant);
};

/**
 * In the order asked, as they stood a moment ago. At most 100.
 * @question These merchants
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @cost ½ RCU each
 */
export const getMerchants = async (
  organisationId: OrganisationId,
  merchantIds: readonly MerchantId[],
): Promise<(Merchant | undefined)[]> => {
  if (merchantIds.length === 0) return [];
  const keys = merchantIds.map((merchantId) => merchantItem.key({ organisationId, merchantId }));
  return (await table.getMany(merchantItem.stored, keys)).map((merchant) => merchant && unplaced(merchant));
};

/**
 * Newest first.
 * @question Who gives from their sales?
 * @key lists `ORG#{o}#MERCHANTS` / `{made at}`
 * @cost ≤ 1 RCU a page of 20
 */
export const listMerchants = async (
  organisationId: OrganisationId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Merchant>> => {
  const { items, ...rest } = await table.page(merchantItem.stored, {
    index: 'lists',
    pk: merchantItem.listed('lists', { organisationId }),
    newestFirst: true,
    ...page,
  });
  return { items: items.map(unplaced), ...rest };
};
