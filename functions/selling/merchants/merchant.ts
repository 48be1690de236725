import * as z from 'zod';
import { MerchantId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';
import { changeOf, revised } from '../../shared/revision';
import { PersonName, Reason, Typed, Words } from '../../shared/words';
import { LETTERS } from '../../shared/limits';

/** Somebody who sells, and gives part of the price. Small, because twenty are read at once. */
export const Merchant = z
  .object({
    merchantId: MerchantId,
    /** What the merchant writes into the remark of a transfer: follows from its id. */
    remittanceCode: z.string(),
    name: Words,
    contactName: PersonName,
    contactEmail: Typed.max(LETTERS.contact).check(z.email()).optional(),
    /** One that withdrew sells nothing more; what it owes, and its account, go on. */
    status: z.enum(['active', 'withdrawn']).default('active'),
    withdrawnBecause: Reason.optional(),
    ...revised,
  })
  .meta({ id: 'Merchant' });
export type Merchant = z.infer<typeof Merchant>;

export const NewMerchant = z
  .strictObject({
    name: Words,
    contactName: PersonName,
    contactEmail: Typed.max(LETTERS.contact).check(z.email()).optional(),
  })
  .meta({ id: 'NewMerchant' });
export type NewMerchant = z.infer<typeof NewMerchant>;

/** What may be written anew. Papers that were drafted, and orders, keep the name that they carry. */
export const ChangedMerchant = NewMerchant.extend(changeOf).meta({ id: 'ChangedMerchant' });
export type ChangedMerchant = z.infer<typeof ChangedMerchant>;

/** Refuses `merchant-withdrawn`: with one that withdrew nothing new is agreed or sold. */
export const assertActive = ({ status }: Pick<Merchant, 'status'>): void => {
  if (status === 'withdrawn') refuse('merchant-withdrawn');
};

/** Its contact may change also after it withdrew: what it owes goes on. */
export const changedMerchant = (
  { contactEmail: _former, ...merchant }: Merchant,
  { name, contactName, contactEmail }: ChangedMerchant,
): Merchant => ({ ...merchant, name, contactName, ...(contactEmail !== undefined && { contactEmail }) });

export const withdrawnMerchant = (merchant: Merchant, reason: string): Merchant =>
  merchant.status === 'withdrawn' ? merchant : { ...merchant, status: 'withdrawn', withdrawnBecause: reason };
