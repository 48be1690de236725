import { hasRole, type Member } from '../../shared/actor';
import type { MerchantId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';

/** Whose papers somebody may see: those who keep the books everybody's, a merchant's person their own. */
export type Whose = { of: 'all' } | { of: 'one'; merchantId: MerchantId } | { of: 'none' };

export const whoseToSee = (member: Member): Whose => {
  const keepsBooks = hasRole({ kind: 'person', personId: member.personId, member }, [
    'finance',
    'auditor',
    'admin',
  ]);
  if (keepsBooks) return { of: 'all' };
  return member.merchantId === undefined ? { of: 'none' } : { of: 'one', merchantId: member.merchantId };
};

/** May somebody who sees these see this merchant's? */
export const maySee = (whose: Whose, merchantId: MerchantId): boolean =>
  whose.of === 'all' || (whose.of === 'one' && whose.merchantId === merchantId);

/**
 * Of whom a list is read that was asked for of this merchant, or of nobody in particular: `merchantId` absent means all of them.
 * Undefined: somebody who sees nobody's. Refuses `not-found` for another merchant's.
 */
export const listedOf = (
  member: Member,
  asked: MerchantId | undefined,
): { merchantId: MerchantId | undefined } | undefined => {
  const whose = whoseToSee(member);
  if (asked !== undefined && !maySee(whose, asked)) return refuse('not-found');
  if (whose.of === 'none') return undefined;
  return { merchantId: whose.of === 'one' ? whose.merchantId : asked };
};
