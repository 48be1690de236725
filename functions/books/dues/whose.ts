import { hasRole, type Member } from '../../shared/actor';
import type { MerchantId } from '../../shared/ids';

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
