import { describe, expect, test } from 'vitest';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { bankCsv, type BankCsvLine, type BankCsvOptions } from '../../support/make-statements';
import { direction, icbc, linesOf, mappingOf, paid, read, spent } from './bank-files';

describe('the identity of a line', () => {
  const identities = (lines: readonly BankCsvLine[], layout = icbc, options?: BankCsvOptions) =>
    linesOf(read(layout, lines, options)).map((line) => line.identity);

  test('is the same in a longer export of the same account, whatever came before', () => {
    const earlier: BankCsvLine = { ...paid, day: '2026-09-01' };
    for (const layout of [icbc, direction]) {
      const alone = identities([paid, paid, spent], layout);
      expect(identities([earlier, paid, paid, spent], layout, { opening: 77 }).slice(1)).toEqual(alone);
    }
  });

  test('is the bank’s number where there is one: other words for the same movement make no other line', () => {
    const [one] = identities([paid], direction);
    expect(identities([{ ...paid, memo: '改了附言', clock: '09:05:02' }], direction)).toEqual([one]);
    expect(identities([{ ...paid, reference: '2026091000012346' }], direction)).not.toEqual([one]);
    // A transfer and its fee, or two days, may share a number.
    expect(identities([{ ...paid, amount: 5 }], direction)).not.toEqual([one]);
    expect(identities([{ ...paid, day: '2026-09-11' }], direction)).not.toEqual([one]);
  });

  test.each(['0', '-', '--', 'NOTPROVIDED', '无', ''])(
    'is not made of %j, which banks write for no number',
    (reference) => {
      const [one] = linesOf(read(direction, [{ ...paid, reference }]));
      expect(one).not.toHaveProperty('reference');
      expect(identities([{ ...paid, reference, memo: '另一笔' }], direction)).not.toEqual([one?.identity]);
    },
  );

  test('tells identical lines apart by their place among themselves, with and without a number', () => {
    for (const layout of [icbc, direction]) {
      expect(new Set(identities([paid, spent, paid, paid], layout)).size).toBe(4);
      expect(identities([paid, paid, paid], layout).slice(0, 2)).toEqual(identities([paid, paid], layout));
    }
  });

  test('belongs to one account', () => {
    const other = { ...mappingOf(icbc), account: { label: '专户', number: '9999' } };
    const elsewhere = readStatement(bankCsv(icbc, [paid]), { kind: 'bank-csv', mapping: other });
    expect(linesOf(elsewhere).map((line) => line.identity)).not.toEqual(identities([paid]));
  });

  test('does not change with full width, padding or encoding', () => {
    const wide = { ...paid, counterpartyName: paid.counterpartyName.replace('（', '(').replace('）', ')') };
    expect(identities([wide], icbc, { padded: true, encoding: 'utf-8' })).toEqual(identities([paid]));
  });
});
