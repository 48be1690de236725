import * as z from 'zod';
import type { StoredFile } from '../files/file';
import { SpendingId, type OrganisationId } from '../../shared/ids';
import { Fen, yuan } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { Day, dayOf } from '../../shared/time';
import { fingerprint } from '../../platform/once';
import { table, type Key, type Write } from '../../platform/table';
import { marksOf } from './invoice';
import type { PendingSpending, Spending } from './spending';

/** A payee's name may be longer than a key: what the invoice is known by is hashed. */
const keyOf = (organisationId: OrganisationId, mark: string): Key => ({
  pk: `ORG#${organisationId}#INVOICE#${fingerprint(mark)}`,
  sk: 'INVOICE',
});

/** Which request an invoice is on, with what is told of it to whoever sends it again. */
const Used = z.object({ spendingId: SpendingId, payee: z.string(), amount: Fen, on: Day });

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
    table.writes.put(
      { ...keyOf(organisationId, mark), kind: 'invoice', ...used },
      {
        condition: 'attribute_not_exists(pk) OR spendingId = :this',
        values: { ':this': spendingId },
        otherwise: (found) => {
          const earlier = Used.parse(found);
          refuse('invoice-already-used', {
            payee: earlier.payee,
            amount: `¥${yuan(earlier.amount)}`,
            on: earlier.on,
          });
        },
      },
    ),
  );
};

/**
 * The request is declined: its invoice may be sent again. Part of that transaction. Refuses `busy` where a mark went meanwhile.
 * @question It was declined: the invoice may come again
 * @key main `ORG#{o}#INVOICE#{hash}` / `INVOICE`
 * @holds it is on this request → busy
 * @cost 1 RCU and 2 WCU each in a transaction
 */
export const freeInvoice = async (
  organisationId: OrganisationId,
  spending: Spending,
  file: Pick<StoredFile, 'sha256'> | undefined,
): Promise<Write[]> => {
  const keys = file ? marksOf(spending, file).map((mark) => keyOf(organisationId, mark)) : [];
  const used = await Promise.all(keys.map((key) => table.get(Used, key)));
  return keys
    .filter((_key, at) => used[at]?.spendingId === spending.spendingId)
    .map((key) =>
      table.writes.delete(key, {
        condition: 'spendingId = :this',
        values: { ':this': spending.spendingId },
        otherwise: () => refuse('busy'),
      }),
    );
};
