import { expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import { waitsOtherwise } from '../../functions/reconciling/differences/waits-otherwise.table';
import { knownForeign } from '../../functions/reconciling/imports/foreign-lines.table';
import { judgeBill } from '../../functions/reconciling/imports/judge-bill.table';
import { lineIdOf } from '../../functions/reconciling/lines/statement-line.table';
import { shownLineOf, type ListedLine } from '../../functions/reconciling/lines/listed-line';
import type { LineState } from '../../functions/reconciling/lines/statement-line';
import { putNewLine } from '../../functions/reconciling/lines/statement-line.table';
import { readStatement } from '../../functions/reconciling/readers/read-statement';
import { getStatement, putNewStatement } from '../../functions/reconciling/statements/statement.table';
import { putNewOrder } from '../../functions/selling/orders/order.table';
import { holdNumber } from '../../functions/selling/orders/payment-number.table';
import { DifferenceId, OrganisationId, StatementId, StatementLineId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { makeOrder, someone } from '../support/make-fish';
import { idNumber } from '../support/make-shift';
import { wechatTradeBill } from '../support/make-statements';

const o = OrganisationId.parse('chunan');
const at = '2026-09-20T01:00:00.000Z';
const statementId = StatementId.parse(idNumber('stm', 1));
const statement = {
  statementId,
  kind: 'bank-csv',
  state: 'reading',
  fileName: '对公账户明细.csv',
  account: '基本户',
  totals: { incomes: 0, income: fen(0), outgoings: 0, outgoing: fen(0) },
  importedBy: someone,
  importedAt: at,
} as const;
const differs: LineState = { state: 'differs', differenceId: DifferenceId.parse(idNumber('dif', 1)) };
const line = (kind: 'income' | 'outgoing', state: LineState): ListedLine => ({
  kind,
  lineNumber: 2,
  amount: fen(100),
  day: '2026-09-20',
  counterpartyName: '渔家',
  memo: '',
  lineId: StatementLineId.parse(idNumber('lin', 1)),
  statementId,
  state,
});

test('a file waits for one thing less or more only where its line did not wait so before', async () => {
  await putNewStatement(o, statement, { sha256: 'a'.repeat(64), size: 9, requestId: 'req_1' }, []);
  const toDo = async () => (await getStatement(o, statementId))?.toDo ?? 0;
  const go = async (kind: 'income' | 'outgoing', from: LineState, to: LineState): Promise<number> => {
    const before = await toDo();
    const writes = waitsOtherwise(o, line(kind, from), to);
    if (writes.length > 0) await table.transact(writes);
    return (await toDo()) - before;
  };
  const open: LineState = { state: 'open' };
  expect(await go('income', differs, open)).toBe(0);
  expect(await go('outgoing', differs, open)).toBe(-1);
  expect(await go('outgoing', open, differs)).toBe(1);
});

test('of lines in another money those are known that a file brought in yuan', async () => {
  const bill = (transactionId: string) =>
    new TextEncoder().encode(
      new TextDecoder()
        .decode(
          wechatTradeBill([{ kind: 'payment', at, transactionId, merchantOrderId: 'POS-1', amount: 100 }]),
        )
        .replaceAll('`CNY', '`USD'),
    );
  const read = (transactionId: string) => readStatement(bill(transactionId), { kind: 'wechat-trade' });
  const first = read('42001');
  if (first.outcome === 'refused' || !first.foreign?.[0]) throw new Error('read above');
  expect((await knownForeign(o, first)).reading.problems).toHaveLength(1);
  const [{ line: told }] = first.foreign;
  const lineId = lineIdOf(o, told.identity);
  const other = StatementId.parse(idNumber('stm', 2));
  await putNewLine(o, { ...shownLineOf(told), lineId, statementId: other, state: { state: 'open' } });
  const { reading, foreign } = await knownForeign(o, first);
  expect([reading.problems, foreign.map(({ currency }) => currency)]).toEqual([[], ['USD']]);
  expect((await knownForeign(OrganisationId.parse('xihu'), first)).foreign).toEqual([]);
  expect((await knownForeign(o, read('42002'))).reading.problems).toHaveLength(1);
});

test('a bill’s line is judged by its order, and by whose its number is already', async () => {
  const [order, another] = [makeOrder(1), makeOrder(2)];
  for (const each of [order, another]) await putNewOrder(each, 'asked');
  const { organisationId } = order;
  const pays = (transactionId: string, merchantOrderId: string) =>
    ({ kind: 'payment', at, transactionId, merchantOrderId, amount: 16_800 }) as const;
  await holdNumber({ organisationId, transactionId: '42011' }, another.orderId);
  const bill = readStatement(
    wechatTradeBill([pays('42010', order.orderId), pays('42011', order.orderId), pays('42012', 'POS-1')]),
    { kind: 'wechat-trade' },
  );
  if (bill.outcome === 'refused') throw new Error('read above');
  const of = { organisationId, statementId, by: someone, fileName: 'bill.csv', at, ours: [] };
  const judged = await judgeBill(bill.lines, of);
  expect(judged.map(({ difference }) => difference?.found.reason)).toEqual([
    'amount-differs',
    'number-of-another-order',
    'no-such-order',
  ]);
});
