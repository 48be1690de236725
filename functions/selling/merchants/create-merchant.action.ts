import type { Member } from '../../shared/actor';
import { MerchantId, type RequestKey } from '../../shared/ids';
import { askedBy, idOf } from '../../platform/table/once';
import { audited } from '../../people/audit/audit.table';
import { stillMay } from '../../people/roles/role.table';
import type { Merchant, NewMerchant } from './merchant';
import { putNewMerchant } from './merchant.table';

/** A retry gets the merchant as it stands. Refuses `request-key-reused`. */
export const createMerchant = async (
  by: Member,
  asked: { requestKey: RequestKey; what: NewMerchant },
  now: Date,
): Promise<Merchant> => {
  const { organisationId, personId } = by;
  const merchantId = MerchantId.parse(idOf('mer', askedBy(by, asked)));
  const at = now.toISOString();
  return putNewMerchant(organisationId, { ...asked.what, merchantId }, { at, asked: asked.what }, [
    stillMay(by),
    audited(organisationId, { at, by: personId, what: 'merchant-created', which: merchantId }),
  ]);
};
