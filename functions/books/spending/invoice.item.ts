import * as z from 'zod';
import { SpendingId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { Day } from '../../shared/time';
import { codec } from '../../platform/table/item';

/** Which request an invoice is on, with what is told of it to whoever sends it again. */
export const UsedInvoice = z.object({ spendingId: SpendingId, payee: z.string(), amount: Fen, on: Day });

/** A payee's name may be longer than a key: what the invoice is known by is hashed. */
export const invoiceItem = codec({
  kind: 'invoice',
  version: 1,
  pk: 'ORG#{organisationId}#INVOICE#{hash}',
  sk: 'INVOICE',
  shape: UsedInvoice,
});
