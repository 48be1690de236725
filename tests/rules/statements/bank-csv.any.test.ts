import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { bankLayouts } from '../../../functions/reconciling/readers/bank-csv/bank-layouts';
import { BankLine } from '../../../functions/reconciling/readers/bank-line';
import type { BankCsvLine } from '../../support/make-statements';
import { linesOf, read } from './bank-files';

const words = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.replace(/[\u0000-\u001f\u0085\u2028\u2029\ufffd\ufeff\ue000-\uf8ff]/g, '').trim());
const anyLine: fc.Arbitrary<BankCsvLine> = fc.record({
  day: fc
    .date({ min: new Date('2014-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  clock: fc
    .tuple(fc.nat(23), fc.nat(59), fc.nat(59))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  amount: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).filter((amount) => amount !== 0),
  counterpartyName: words.map((text) => `户${text}`),
  counterpartyAccount: fc.stringMatching(/^[1-9][0-9]{9,18}$/),
  memo: words.map((text) => `善款${text}`),
  reference: fc.stringMatching(/^[1-9][0-9]{7,15}$/),
});
const anyOptions = fc.record({
  encoding: fc.constantFrom('gb18030' as const, 'utf-8' as const, 'utf-8-mark' as const),
  opening: fc.integer({ min: 0, max: 1_000_000_000 }),
  newestFirst: fc.boolean(),
  padded: fc.boolean(),
  grouped: fc.boolean(),
  trailingComma: fc.boolean(),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
});

test.prop([fc.constantFrom(...bankLayouts), fc.array(anyLine, { maxLength: 20 }), anyOptions])(
  'any export that a bank can write comes back as it was, and again the same',
  (layout, lines, options) => {
    const reading = read(layout, lines, options);
    const found = linesOf(reading);
    expect(reading.problems).toEqual([]);
    expect(found.map((line) => BankLine.parse(line))).toEqual(found);
    const wanted = (options.newestFirst ? [...lines].reverse() : lines).map((line) => ({
      kind: line.amount > 0 ? 'income' : 'outgoing',
      amount: Math.abs(line.amount),
      day: line.day,
      counterpartyName: line.counterpartyName,
      counterpartyAccount: line.counterpartyAccount,
      memo: line.memo,
      ...(layout.mapping.columns.reference ? { reference: line.reference } : {}),
    }));
    expect(found).toMatchObject(wanted);
    expect(new Set(found.map((line) => line.identity)).size).toBe(lines.length);
    const again = linesOf(
      read(layout, lines, { ...options, newestFirst: !options.newestFirst, encoding: 'utf-8' }),
    );
    expect(new Set(again.map((line) => line.identity))).toEqual(new Set(found.map((line) => line.identity)));
  },
);
