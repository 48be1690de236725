import { MerchantId, type OrganisationId, type PersonId } from '../../shared/ids';
import { fingerprint, idOf, type Asked } from '../../platform/once';
import { audited } from '../../people/audit/audit.table';
import type { Merchant, NewMerchant } from './merchant';
import { putNewMerchant } from './merchant.table';

/** A retry gets the merchant as it stands. Refuses `request-key-reused`. */
export const createMerchant = async (
  by: Asked & { organisationId: OrganisationId; by: PersonId },
  asked: NewMerchant,
  now: Date,
): Promise<Merchant> => {
  const merchantId = MerchantId.parse(idOf('mer', by));
  const made = { at: now.toISOString(), asked: fingerprint(asked) };
  return putNewMerchant(by.organisationId, { ...asked, merchantId }, made, [
    audited(by.organisationId, { at: made.at, by: by.by, what: 'merchant-created', which: merchantId }),
  ]);
};
