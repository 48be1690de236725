import type { Member } from '../../shared/actor';
import type { MerchantId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { maySee, whoseToSee } from './whose';
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
  const whose = whoseToSee(by);
  if (ask.merchantId !== undefined && !maySee(whose, ask.merchantId)) return refuse('not-found');
  if (whose.of === 'none') return { items: [] };
  const merchantId = whose.of === 'one' ? whose.merchantId : ask.merchantId;
  const page = await listDues(by.organisationId, { ...ask, merchantId });
  return { ...page, items: page.items.filter(isOwed) };
};
