import { describe, expect, test } from 'vitest';
import { bankLayouts } from '../../../functions/reconciling/readers/bank-csv/bank-layouts';
import { fen } from '../../../functions/shared/money';
import { OrderId } from '../../../functions/shared/ids';
import { compareWithBooks } from '../../../functions/reconciling/differences/compare-with-books';
import { sampleBankFile } from '../../../functions/reconciling/readers/bank-csv/sample-bank-file';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { bankCsv, type BankCsvLine, wechatTradeBill } from '../../support/make-statements';
import {
  account,
  icbc,
  linesOf,
  mappingOf,
  paid,
  plain,
  problemsOf,
  read,
  readText,
  rows,
  spent,
} from './bank-files';
import { due, line, proposalsOf } from './dues-and-lines';

/** What users of other importers reported (the numbers are their issues), each as a promise of this one. */
describe('what other importers got wrong', () => {
  test('an amount that cannot be read is not 0 (pretix 5168)', () => {
    for (const amount of ['', 'N/A', '84,0', '#VALUE!', '八十四元']) {
      const reading = readText(rows(`2026-09-10,渔业,善款,"${amount}"`), plain);
      expect(linesOf(reading)).toEqual([]);
      expect(reading.problems).toHaveLength(1);
    }
  });

  test('leading zeros are part of a number (pretix 5853)', () => {
    const file = wechatTradeBill([
      {
        kind: 'payment',
        at: '2026-09-08T01:00:00.000Z',
        transactionId: '4200001',
        merchantOrderId: '000123',
        amount: 100,
      },
    ]);
    const reading = readStatement(file, { kind: 'wechat-trade' });
    if (reading.outcome === 'refused') throw new Error('refused');
    const [payment] = reading.lines;
    expect(payment?.merchantOrderId).toBe('000123');
    const mapping = { ...plain, columns: { ...plain.columns, reference: '流水号' } };
    const bank = readText(
      '日期,户名,摘要,金额,流水号\n2026-09-10,渔业,善款,84.00,000123\n2026-09-10,渔业,善款,84.00,123\n',
      mapping,
    );
    expect(linesOf(bank).map((each) => each.reference)).toEqual(['000123', '123']);
    expect(new Set(linesOf(bank).map((each) => each.identity)).size).toBe(2);
  });

  test('the payer is kept, as the bank wrote it (pretix 1897)', () => {
    expect(linesOf(read(icbc, [paid]))).toMatchObject([
      { counterpartyName: paid.counterpartyName, counterpartyAccount: paid.counterpartyAccount },
    ]);
  });

  test('two payments of the same amount, near each other or in one second, are two (Actual 2668, pretix)', () => {
    const twin: BankCsvLine = { ...paid, amount: 16_800 };
    for (const layout of bankLayouts) {
      const lines = linesOf(read(layout, [twin, twin, { ...twin, day: '2026-09-12' }]));
      expect(new Set(lines.map((each) => each.identity)).size).toBe(3);
    }
    const fish = {
      kind: 'payment' as const,
      at: '2026-09-08T01:00:00.000Z',
      merchantOrderId: 'ord_1',
      amount: 16_800,
    };
    const bill = readStatement(
      wechatTradeBill([
        { ...fish, transactionId: '4200001' },
        { ...fish, transactionId: '4200002', merchantOrderId: 'ord_2' },
      ]),
      { kind: 'wechat-trade' },
    );
    expect(bill).toMatchObject({ outcome: 'read', totals: { payments: 2, paid: 33_600 } });
  });

  test('importing again, or an export that overlaps, brings no phantom rows (Actual 2432)', () => {
    const twin: BankCsvLine = { ...paid, amount: 16_800 };
    const known = new Set<string>();
    const added = (lines: readonly BankCsvLine[], newestFirst = false): number => {
      const fresh = linesOf(read(icbc, lines, { newestFirst })).filter((each) => !known.has(each.identity));
      for (const { identity } of fresh) known.add(identity);
      return fresh.length;
    };
    expect(added([twin, twin, spent])).toBe(3);
    expect(added([twin, twin, spent])).toBe(0);
    expect(added([twin, twin, spent], true)).toBe(0);
    expect(added([{ ...spent, day: '2026-09-01' }, twin, twin, spent, { ...twin, day: '2026-09-20' }])).toBe(
      2,
    );
  });

  test('the preview and the import cannot disagree: one function, the same answer each time (Actual 8464)', () => {
    const file = bankCsv(icbc, [paid, spent]);
    const how = { kind: 'bank-csv', mapping: mappingOf(icbc) } as const;
    expect(readStatement(file, how)).toEqual(readStatement(file, how));
  });

  test('a payment that is awaited is matched, not booked anew (CiviBanking 437), and its date stays (409)', () => {
    const orderId = OrderId.parse('ord_01k4m2n5p6q7r8s9t0v1w2x3y4');
    const bill = readStatement(
      wechatTradeBill([
        {
          kind: 'payment',
          at: '2026-09-08T01:00:00.000Z',
          transactionId: '4200001',
          merchantOrderId: orderId,
          amount: 8_400,
        },
      ]),
      { kind: 'wechat-trade' },
    );
    if (bill.outcome === 'refused' || !bill.lines[0]) throw new Error('refused');
    const verdict = compareWithBooks(bill.lines[0], { state: 'placed', orderId, amount: fen(8_400) }, []);
    expect(verdict).toMatchObject({
      is: 'difference',
      difference: { reason: 'payment-not-recorded', orderId, at: '2026-09-08T01:00:00.000Z' },
    });
  });

  test('a suggestion is made of what is open now, never of what was (CiviBanking 61)', () => {
    const dues = [due('a', '2026-09-08', 8_400), due('b', '2026-09-09', 4_200)];
    const bankLine = line(1, '2026-09-10', 12_600);
    expect(proposalsOf([bankLine], dues)).toHaveLength(1);
    expect(proposalsOf([bankLine], dues.slice(1))).toEqual([]);
  });

  test('common banks come ready (CiviBanking 202)', () => {
    for (const layout of bankLayouts)
      expect(sampleBankFile(bankCsv(layout, [paid]))).toMatchObject({
        suggestion: { layout: layout.id, missing: [] },
      });
  });

  test('many dues are paid over by one line (Open Collective 8547), with the bank’s number kept (7774)', () => {
    const dues = ['01', '02', '03'].map((day) => due(day, `2026-09-${day}`, 4_200));
    expect(proposalsOf([line(1, '2026-09-10', 12_600)], dues)).toMatchObject([
      { dueIds: ['01', '02', '03'] },
    ]);
    const [direction] = bankLayouts.filter(({ id }) => id === 'direction');
    if (!direction) throw new Error('no such layout');
    expect(linesOf(read(direction, [paid]))).toMatchObject([{ reference: paid.reference }]);
  });

  test('the account’s opening balance and its lines come to the closing balance (Open Collective 5890, 7182)', () => {
    const reading = read(icbc, [paid, spent, paid], { opening: 4_200 });
    expect(reading).toMatchObject({
      totals: { opening: 4_200, income: 2_469_000, outgoing: 500, closing: 4_200 + 2_469_000 - 500 },
    });
  });

  test('a layout that has changed is told by the column, and a workbook by what it is (double-entry-generator 172, 217)', () => {
    const moved = read(icbc, [paid], { preamble: ['新版网银', '', '', '导出说明,请妥善保管', ''] });
    expect(linesOf(moved)).toHaveLength(1);
    const renamed = read(icbc, [paid], { spoil: (text) => text.replace('转入金额', '收入金额(元)') });
    expect(problemsOf(renamed)).toEqual([{ code: 'column-missing', facts: { line: 2, column: '转入金额' } }]);
    const workbook = readStatement(Uint8Array.of(0x50, 0x4b, 0x03, 0x04), {
      kind: 'bank-csv',
      mapping: { account, ...icbc.mapping },
    });
    expect(workbook).toMatchObject({ outcome: 'refused', problems: [{ code: 'is-zip-or-workbook' }] });
  });
});
