import type { Member } from '../../shared/actor';
import type { MerchantId } from '../../shared/ids';
import { listedOf } from './whose';
import type { Page } from '../../platform/table/table';
import { isOwed, type Due } from './due';
import { listDues } from './due.table';

/**
 * A page of dues, open unless asked otherwise, without those of ¥0.00, which nobody owes (so a page may be short while more follow): of all merchants for those who keep the books, of their own for a merchant's
 * person. Refuses `not-found` for another merchant's.
 */
export const findDues = async (
  by: Member,
  ask: {
    merchantId?: MerchantId | undefined;
    status: Due['status'];
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<Due>> => {
  const of = listedOf(by, ask.merchantId);
  if (!of) return { items: [] };
  const page = await listDues(by.organisationId, { ...ask, ...of });
  return { ...page, items: page.items.filter(isOwed) };
};
