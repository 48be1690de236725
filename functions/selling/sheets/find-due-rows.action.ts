import type { Member } from '../../shared/actor';
import type { MerchantId } from '../../shared/ids';
import type { Page } from '../../platform/table/table';
import { isOwed, type Due } from '../../books/dues/due';
import { listDues } from '../../books/dues/due.table';
import { listedOf } from '../../books/dues/whose';
import { getFunds } from '../../books/funds/fund.table';
import { getMerchants } from '../merchants/merchant.table';
import type { NamedDue } from './dues-sheet';

/** As `findDues`: the same rows for the same people, with the names that a file is read by. Refuses `not-found` for another merchant's. */
export const findDueRows = async (
  by: Member,
  ask: {
    merchantId?: MerchantId | undefined;
    status: Due['status'];
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<NamedDue>> => {
  const of = listedOf(by, ask.merchantId);
  if (!of) return { items: [] };
  const { items, ...rest } = await listDues(by.organisationId, { ...ask, ...of });
  const dues = items.filter(isOwed);
  const [merchantIds, fundIds] = [
    [...new Set(dues.map((due) => due.merchantId))],
    [...new Set(dues.map((due) => due.fundId))],
  ];
  const [merchants, funds] = await Promise.all([
    getMerchants(by.organisationId, merchantIds),
    getFunds(by.organisationId, fundIds),
  ]);
  const merchantOf = new Map(merchants.map((merchant, at) => [merchantIds[at], merchant?.name]));
  const fundOf = new Map(funds.map((fund, at) => [fundIds[at], fund?.name]));
  const named = dues.map((due) => ({
    due,
    merchantName: merchantOf.get(due.merchantId),
    fundName: fundOf.get(due.fundId),
  }));
  return { items: named, ...rest };
};
