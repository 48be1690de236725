import * as z from 'zod';
import { MerchantId, type OrganisationId } from '../../shared/ids';
import { createOnceWith } from '../../platform/once';
import { table, type Page, type Write } from '../../platform/table';
import { Merchant } from './merchant';
import { remittanceCodeOf } from './remittance-code';

const keyOf = (organisationId: OrganisationId, merchantId: MerchantId) => ({
  pk: `ORG#${organisationId}#MERCHANT#${merchantId}`,
  sk: 'MERCHANT',
});
const listOf = (organisationId: OrganisationId) => `ORG#${organisationId}#MERCHANTS`;

const Stored = z.looseObject({ pk: z.string() }).transform(({ pk, ...rest }) => {
  const merchantId = MerchantId.parse(pk.split('#')[3]);
  return Merchant.parse({ ...rest, merchantId, remittanceCode: remittanceCodeOf(merchantId) });
});

/**
 * @param made what the list is sorted by: when it was made, UTC
 * @question A new merchant
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @holds it stands not yet → answers it, or request-key-reused
 * @cost 2 WCU in a transaction + 1 lists
 */
export const putNewMerchant = (
  organisationId: OrganisationId,
  { merchantId, ...merchant }: Omit<Merchant, 'remittanceCode'>,
  made: { at: string; asked: string },
  also: readonly Write[],
): Promise<Merchant> =>
  createOnceWith(
    Stored,
    {
      ...keyOf(organisationId, merchantId),
      kind: 'merchant',
      ...merchant,
      listPk: listOf(organisationId),
      listSk: made.at,
      asked: made.asked,
    },
    also,
  );

/**
 * @question This merchant
 * @key main `ORG#{o}#MERCHANT#{merchant}` / `MERCHANT`
 * @cost ½ RCU
 */
export const getMerchant = (
  organisationId: OrganisationId,
  merchantId: MerchantId,
): Promise<Merchant | undefined> => table.get(Stored, keyOf(organisationId, merchantId), false);

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
  table.page(Stored, { index: 'lists', pk: listOf(organisationId), newestFirst: true, ...page });
