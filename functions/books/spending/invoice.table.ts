import type { StoredFile } from '../files/file';
import type { OrganisationId } from '../../shared/ids';
import { yuan } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { dayOf } from '../../shared/time';
import { stale } from '../../platform/table/decide-again';
import { fingerprint } from '../../platform/table/once';
import { table, type Write } from '../../platform/table/table';
import { fileMarkOf, marksOf } from './invoice';
import { invoiceItem } from './invoice.item';
import type { PendingSpending, Spending } from './spending';

/**
 * Marks an invoice as that of this request: part of its transaction. Condition: it is on no other one that is asked for or paid
 * (`invoice-already-used`, naming that).
 * @question This invoice is on this request: its file, and its number of its payee (each hashed)
 * @key main `ORG#{o}#INVOICE#{hash}` / `INVOICE`
 * @holds it is on no other → invoice-already-used
 * @cost 2 WCU each in a transaction
 */
export const claimInvoice = (
  organisationId: OrganisationId,
  spending: PendingSpending,
  file: Pick<StoredFile, 'sha256'>,
): Write[] => {
  const { spendingId, payee, amount, requestedAt } = spending;
  const used = { spendingId, payee, amount, on: dayOf(requestedAt) };
  return marksOf(spending, file).map((mark) =>
    table.writes.put(invoiceItem.item({ ...used, organisationId, hash: fingerprint(mark) }), {
      condition: 'attribute_not_exists(pk) OR spendingId = :this',
      values: { ':this': spendingId },
      otherwise: (found) => {
        const earlier = invoiceItem.read(found);
        refuse('invoice-already-used', {
          payee: earlier.payee,
          amount: `¥${yuan(earlier.amount)}`,
          on: earlier.on,
        });
      },
    }),
  );
};

/**
 * @question Is this file the invoice of a request, whichever?
 * @key main `ORG#{o}#INVOICE#{hash}` / `INVOICE`
 * @cost 1 RCU
 */
export const isInvoice = async (
  organisationId: OrganisationId,
  file: Pick<StoredFile, 'sha256'>,
): Promise<boolean> => {
  const hash = fingerprint(fileMarkOf(file));
  return (await table.get(invoiceItem.stored, invoiceItem.key({ organisationId, hash }))) !== undefined;
};

/**
 * The request is declined: its invoice may be sent again. Part of that transaction. `stale` where a mark went meanwhile.
 * @question It was declined: the invoice may come again
 * @key main `ORG#{o}#INVOICE#{hash}` / `INVOICE`
 * @holds it is on this request → stale
 * @cost 1 RCU and 2 WCU each in a transaction
 */
export const freeInvoice = async (
  organisationId: OrganisationId,
  spending: Spending,
  file: Pick<StoredFile, 'sha256'> | undefined,
): Promise<Write[]> => {
  const keys = file
    ? marksOf(spending, file).map((mark) => invoiceItem.key({ organisationId, hash: fingerprint(mark) }))
    : [];
  const used = await Promise.all(keys.map((key) => table.get(invoiceItem.stored, key)));
  return keys
    .filter((_key, at) => used[at]?.spendingId === spending.spendingId)
    .map((key) =>
      table.writes.delete(key, {
        condition: 'spendingId = :this',
        values: { ':this': spending.spendingId },
        otherwise: stale,
      }),
    );
};
