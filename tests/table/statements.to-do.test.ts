import { expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import { OrganisationId, StatementId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import type { Statement } from '../../functions/reconciling/statements/statement';
import {
  changeToDo,
  finishReading,
  getStatement,
  putNewStatement,
} from '../../functions/reconciling/statements/statement.table';
import { someone } from '../support/make-fish';
import { idNumber } from '../support/make-shift';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');

test('a statement says what still waits: so much when it was read, less or more with each decision, also one that came first', async () => {
  const early: Statement = {
    statementId: StatementId.parse(idNumber('stm', 8)),
    kind: 'bank-csv',
    state: 'reading',
    fileName: '对公账户明细.csv',
    account: '基本户',
    totals: { incomes: 0, income: fen(0), outgoings: 0, outgoing: fen(0) },
    importedBy: someone,
    importedAt: '2026-09-20T01:00:00.000Z',
  };
  await putNewStatement(o, early, { sha256: 'a'.repeat(64), size: 9, requestId: 'req_8' }, []);
  const toDo = async () => (await getStatement(o, early.statementId))?.toDo;
  await table.transact([changeToDo(o, early.statementId, -1)]);
  await finishReading(o, early.statementId, {
    lines: 9,
    added: 9,
    known: 0,
    matched: 3,
    differing: 2,
    missing: 1,
    open: 4,
  });
  expect(await toDo()).toBe(6);
  await table.transact([changeToDo(o, early.statementId, -1)]);
  await table.transact([changeToDo(o, early.statementId, 1)]);
  expect(await toDo()).toBe(6);
  const unknown = StatementId.parse(idNumber('stm', 9));
  expect(await refusalOfAsync(() => table.transact([changeToDo(o, unknown, -1)]))).toBe('not-found');
});
