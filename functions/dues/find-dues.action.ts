import type { Member } from '../shared/actor';
import type { MerchantId } from '../shared/ids';
import { refuse } from '../shared/refusals';
import type { Page } from '../platform/table';
import type { Due } from './due';
import { listDues } from './due.table';

/** Of whose dues somebody may know: staff of all, a merchant's person of their own. Refuses `not-found` for another merchant's. */
const merchantFor = (member: Member, asked: MerchantId | undefined): MerchantId | undefined => {
  if (member.roles.some((role) => role === 'finance' || role === 'auditor' || role === 'admin')) return asked;
  const own = member.merchantId ?? refuse('not-found');
  return asked === undefined || asked === own ? own : refuse('not-found');
};

/** A page of dues, open unless asked otherwise. Refuses `not-found`. */
export const findDues = (
  member: Member,
  ask: {
    merchantId?: MerchantId | undefined;
    status: Due['status'];
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<Due>> =>
  listDues(member.organisationId, { ...ask, merchantId: merchantFor(member, ask.merchantId) });
