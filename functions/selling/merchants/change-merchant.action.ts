import type { Member } from '../../shared/actor';
import type { MerchantId } from '../../shared/ids';
import { unplaced, type Placed } from '../../shared/placed';
import { change, type Changing } from '../../people/audit/change.table';
import { changedMerchant, withdrawnMerchant, type ChangedMerchant, type Merchant } from './merchant';
import { getPlacedMerchant, writeMerchant } from './merchant.table';

const onMerchant = async (
  by: Member,
  { merchantId, ...asked }: { merchantId: MerchantId; revision?: number; reason?: string | undefined },
  deed: Pick<Changing<Placed<Merchant>>, 'what' | 'to'>,
  now: Date,
): Promise<Merchant> => {
  const { organisationId } = by;
  const thing: Changing<Placed<Merchant>> = {
    ...deed,
    which: merchantId,
    read: () => getPlacedMerchant(organisationId, merchantId),
    writes: (before, after) => [writeMerchant(organisationId, before, after)],
  };
  return unplaced(await change(by, asked, thing, now));
};

/** Name and contact from now on. Refuses `not-found`, `changed-meanwhile`. */
export const changeMerchant = (
  by: Member,
  asked: { merchantId: MerchantId } & ChangedMerchant,
  now: Date,
): Promise<Merchant> => {
  const to = (merchant: Merchant): Merchant => changedMerchant(merchant, asked);
  return onMerchant(by, asked, { what: 'merchant-changed', to }, now);
};

/** Nothing new is agreed or sold with it; its offers close. Done twice it changes nothing. Refuses `not-found`. */
export const withdrawMerchant = (
  by: Member,
  asked: { merchantId: MerchantId; reason: string },
  now: Date,
): Promise<Merchant> => {
  const to = (merchant: Merchant): Merchant => withdrawnMerchant(merchant, asked.reason);
  return onMerchant(by, asked, { what: 'merchant-withdrawn', to }, now);
};
