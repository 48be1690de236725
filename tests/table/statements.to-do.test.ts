import { expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import { OrganisationId, StatementId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import type { Statement } from '../../functions/reconciling/statements/statement';
import {
  changeToDo,
  finishReading,
  getStatement,
  noteBrought,
  putNewStatement,
} from '../../functions/reconciling/statements/statement.table';
import { someone } from '../support/make-fish';
import { idNumber } from '../support/make-shift';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');

const newStatement = (number: number): Statement => ({
  statementId: StatementId.parse(idNumber('stm', number)),
  kind: 'bank-csv',
  state: 'reading',
  fileName: '对公账户明细.csv',
  account: '基本户',
  totals: { incomes: 0, income: fen(0), outgoings: 0, outgoing: fen(0) },
  importedBy: someone,
  importedAt: '2026-09-20T01:00:00.000Z',
});

test('a statement says what still waits: so much when it was read, less or more with each decision, also one that came first', async () => {
  const early = newStatement(8);
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

test('a long one says how many of its lines stand: it only grows, and ends when the file is read', async () => {
  const long = newStatement(10);
  const { statementId } = long;
  await putNewStatement(o, long, { sha256: 'b'.repeat(64), size: 9, requestId: 'req_10' }, []);
  const stands = async () => (await getStatement(o, statementId))?.brought;
  expect(await stands()).toBeUndefined();
  for (const brought of [10_000, 10_000, 5_000]) await noteBrought(o, statementId, brought);
  expect(await stands()).toBe(10_000);
  await Promise.all([30_000, 20_000].map((brought) => noteBrought(o, statementId, brought)));
  expect(await stands()).toBe(30_000);
  await noteBrought(OrganisationId.parse('xihu'), statementId, 40_000);
  expect(await getStatement(OrganisationId.parse('xihu'), statementId)).toBeUndefined();
  const counts = { lines: 35_000, added: 0, known: 35_000, matched: 0, differing: 0, missing: 0, open: 0 };
  await finishReading(o, statementId, counts);
  await noteBrought(o, statementId, 40_000);
  expect(await getStatement(o, statementId)).toMatchObject({ state: 'read', brought: 30_000, counts });
});
