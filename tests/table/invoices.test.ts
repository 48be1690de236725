import { describe, expect, test } from 'vitest';
import { newId } from '../support/new-id';
import { table } from '../../functions/platform/table/table';
import { OrganisationId, SpendingId } from '../../functions/shared/ids';
import { Refusal } from '../../functions/shared/refusals';
import { claimInvoice, freeInvoice, isInvoice } from '../../functions/books/spending/invoice.table';
import type { PendingSpending } from '../../functions/books/spending/spending';
import { makeSpending } from '../support/make-fish';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');
const elsewhere = OrganisationId.parse('xihu');
const newFile = () => ({ sha256: newId('sha').padEnd(64, '0') });
const newSpending = (part: Partial<PendingSpending> = {}): PendingSpending => ({
  ...makeSpending(),
  spendingId: SpendingId.parse(newId('spd')),
  ...part,
});
const claim = (spending: PendingSpending, file: { sha256: string }, organisationId = o) =>
  table.transact(claimInvoice(organisationId, spending, file));
const free = async (spending: PendingSpending, file: { sha256: string } | undefined) => {
  const writes = await freeInvoice(o, spending, file);
  if (writes.length > 0) await table.transact(writes);
  return writes.length;
};

describe('an invoice', () => {
  test('is on one request: its file, and its number of its payee; the same request may say so again', async () => {
    const [file, invoiceNumber] = [newFile(), newId('no')];
    const one = newSpending({ invoiceNumber });
    for (const _ of [1, 2]) expect(await claim(one, file)).toBe('done');
    for (const [other, paper] of [
      [newSpending(), file],
      [newSpending({ invoiceNumber: ` ${invoiceNumber.toUpperCase()} ` }), newFile()],
    ] as const) {
      const refused = await claim(other, paper).catch((error: unknown) => error);
      if (!(refused instanceof Refusal)) throw new Error('it is refused');
      expect([refused.code, refused.facts]).toEqual([
        'invoice-already-used',
        { payee: '杭州保温箱厂', amount: '¥84.00', on: '2026-10-12' },
      ]);
    }
    expect(await claim(newSpending({ invoiceNumber, payee: '别家' }), newFile())).toBe('done');
    expect(await claim(newSpending({ invoiceNumber }), file, elsewhere)).toBe('done');
  });

  test('fits into a key, however long and wide its payee’s name', async () => {
    const spending = newSpending({ payee: '\u{fdfa}'.repeat(120), invoiceNumber: '\u{fdfa}'.repeat(120) });
    expect(await claim(spending, newFile())).toBe('done');
  });

  test('is freed by the request that it is on, and by no other', async () => {
    const [file, invoiceNumber] = [newFile(), newId('no')];
    const [one, other] = [newSpending({ invoiceNumber }), newSpending({ invoiceNumber })];
    expect(await isInvoice(o, file)).toBe(false);
    await claim(one, file);
    expect([await isInvoice(o, file), await isInvoice(elsewhere, file)]).toEqual([true, false]);
    expect(await free(other, file)).toBe(0);
    expect(await refusalOfAsync(() => claim(other, file))).toBe('invoice-already-used');
    const late = await freeInvoice(o, one, file);
    expect(await free(one, file)).toBe(2);
    expect(await free(one, file)).toBe(0);
    expect(await free(one, undefined)).toBe(0);
    expect(await claim(other, file)).toBe('done');
    // What was read of it before it went to another.
    expect(await refusalOfAsync(() => table.transact(late))).toBe('stale');
    expect(await free(other, file)).toBe(2);
    expect(await isInvoice(o, file)).toBe(false);
  });
});
