import * as z from 'zod';
import { MerchantId } from '../../shared/ids';
import { PersonName, Typed, Words } from '../../shared/words';

/** Somebody who sells, and gives part of the price. Small, because twenty are read at once. */
export const Merchant = z
  .object({
    merchantId: MerchantId,
    /** What the merchant writes into the remark of a transfer: follows from its id. */
    remittanceCode: z.string(),
    name: Words,
    contactName: PersonName,
    contactEmail: Typed.max(120).check(z.email()).optional(),
  })
  .meta({ id: 'Merchant' });
export type Merchant = z.infer<typeof Merchant>;

export const NewMerchant = z
  .strictObject({
    name: Words,
    contactName: PersonName,
    contactEmail: Typed.max(120).check(z.email()).optional(),
  })
  .meta({ id: 'NewMerchant' });
export type NewMerchant = z.infer<typeof NewMerchant>;
