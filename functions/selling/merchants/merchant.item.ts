import * as z from 'zod';
import { codec } from '../../platform/table/item';
import { Merchant } from './merchant';
import { remittanceCodeOf } from './remittance-code';

/** Its code follows from its id, and when it was made (`madeAt`, UTC) is the list's order: neither is kept beside the keys. */
export const merchantItem = codec({
  kind: 'merchant',
  version: 2,
  pk: 'ORG#{organisationId}#MERCHANT#{merchantId}',
  sk: 'MERCHANT',
  lists: { pk: 'ORG#{organisationId}#MERCHANTS', sk: '{madeAt}' },
  shape: Merchant.extend({ madeAt: z.iso.datetime().optional() }),
  pack: ({ merchantId: _m, remittanceCode: _c, madeAt: _at, status, ...keep }) => ({
    keep: { ...keep, ...(status === 'withdrawn' && { status }) },
  }),
  unpack: (kept, { merchantId = '', madeAt }) => ({
    ...kept,
    merchantId,
    madeAt,
    remittanceCode: remittanceCodeOf(merchantId),
  }),
});
