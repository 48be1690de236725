import { type BankLayout, bankLayouts } from '../../../functions/reconciling/readers/bank-csv/bank-layouts';
import type { ColumnMapping } from '../../../functions/reconciling/readers/column-mapping';
import { readStatement } from '../../../functions/reconciling/readers/read-statement';
import { bankCsv, type BankCsvLine, type BankCsvOptions } from '../../support/make-statements';

export const layoutOf = (id: BankLayout['id']): BankLayout => {
  const layout = bankLayouts.find((each) => each.id === id);
  if (!layout) throw new Error(id);
  return layout;
};
export const account = { label: '基本户', number: '3301040160001234567' };
export const mappingOf = (layout: BankLayout): ColumnMapping => ({ account, ...layout.mapping });
export const [icbc, ccb, abc, direction] = [
  layoutOf('icbc'),
  layoutOf('ccb'),
  layoutOf('abc'),
  layoutOf('direction'),
];

export const paid: BankCsvLine = {
  day: '2026-09-10',
  clock: '09:05:01',
  amount: 1_234_500,
  counterpartyName: '淳安县千岛湖渔业有限公司（城关分公司）',
  counterpartyAccount: '6222020000000001234',
  memo: '善款划付 SC7K3M9',
  reference: '2026091000012345',
};
export const spent: BankCsvLine = {
  day: '2026-09-11',
  clock: '10:00:00',
  amount: -500,
  counterpartyName: '工本费',
  memo: '',
  reference: '2026091100000001',
};

export const read = (layout: BankLayout, lines: readonly BankCsvLine[], options?: BankCsvOptions) =>
  readStatement(bankCsv(layout, lines, options), { kind: 'bank-csv', mapping: mappingOf(layout) });
export const readText = (text: string, mapping: ColumnMapping) =>
  readStatement(new TextEncoder().encode(text), { kind: 'bank-csv', mapping });
export const linesOf = (reading: ReturnType<typeof read>) => {
  if (reading.outcome === 'refused') throw new Error(JSON.stringify(reading.problems));
  return reading.lines;
};
export const problemsOf = (reading: ReturnType<typeof read>) =>
  reading.problems.map(({ code, facts }) => ({ code, facts }));

/** The plainest mapping: a signed amount, no balance. */
export const plain: ColumnMapping = {
  account,
  columns: { date: '日期', counterpartyName: '户名', memo: ['摘要'] },
  amount: { kind: 'signed', column: '金额' },
  dateFormat: 'YYYY-MM-DD',
};
export const rows = (...lines: string[]): string => ['日期,户名,摘要,金额', ...lines].join('\n');
