import { describe, expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import {
  OrderId,
  OrganisationId,
  PersonId,
  RemittanceId,
  StatementId,
  StatementLineId,
} from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import type { Difference } from '../../functions/reconciling/differences/difference';
import {
  addDifference,
  getDifference,
  listDifferences,
  putNewDifference,
  putResolved,
} from '../../functions/reconciling/differences/difference.table';
import { differenceOf } from '../../functions/reconciling/lines/kept-state';
import { openDifference, resolve } from '../../functions/reconciling/differences/listed-difference';
import type { ListedBankLine } from '../../functions/reconciling/lines/listed-line';
import {
  dropMerchantAccount,
  listMerchantAccounts,
  putMerchantAccount,
} from '../../functions/reconciling/accounts/merchant-account.table';
import type { LineState } from '../../functions/reconciling/lines/statement-line';
import {
  addLine,
  getLine,
  listLines,
  listSteps,
  moveLine,
  openLines,
  putNewLine,
} from '../../functions/reconciling/lines/statement-line.table';
import {
  assertRequestFree,
  finishReading,
  getStatement,
  getStatementFile,
  listStatements,
  putNewStatement,
} from '../../functions/reconciling/statements/statement.table';
import { idNumber } from '../support/make-shift';
import { refusalOfAsync } from '../support/refusal';

const o = OrganisationId.parse('chunan');
const personId = PersonId.parse('0123456789ab');
const at = '2026-09-20T01:00:00.000Z';
const statementId = StatementId.parse(idNumber('stm', 1));
const lineNumbered = (
  number: number,
  part: Partial<{ day: string; kind: 'income' | 'outgoing' }> = {},
): ListedBankLine => ({
  kind: 'income',
  lineId: StatementLineId.parse(idNumber('lin', number)),
  statementId,
  lineNumber: number,
  amount: fen(100 * number),
  day: '2026-09-08',
  counterpartyName: '千岛湖渔家',
  memo: '善款',
  state: { state: 'open' },
  ...part,
});
const matched = (number: number): LineState => ({
  state: 'matched-to-remittance',
  remittanceId: RemittanceId.parse(idNumber('rem', number)),
  why: 'payer-and-total',
  who: { kind: 'person', personId },
  at,
});
const open = async () => (await openLines(o, { limit: 50 })).items.map(({ lineNumber }) => lineNumber);

describe('a statement line', () => {
  test('is added once; the one that stands is answered, whatever comes again', async () => {
    const line = lineNumbered(1);
    expect(await putNewLine(o, line)).toEqual(line);
    expect(await putNewLine(o, { ...line, memo: '改了' })).toEqual(line);
    expect(await table.transact([addLine(o, { ...line, memo: '改了' })])).toBe('already');
    expect(await getLine(o, line.lineId)).toEqual(line);
    expect(await table.transact([addLine(o, lineNumbered(2))])).toBe('done');
    expect(await getLine(OrganisationId.parse('xihu'), line.lineId)).toBeUndefined();
  });

  test('waits while it is open and money that came in; the newest are looked at', async () => {
    await putNewLine(o, lineNumbered(3, { kind: 'outgoing' }));
    await putNewLine(o, lineNumbered(4, { day: '2026-09-10' }));
    await putNewLine(o, lineNumbered(5, { day: '2026-09-09' }));
    expect((await open()).slice(0, 2)).toEqual([4, 5]);
    expect(await open()).not.toContain(3);
    expect((await openLines(o, { limit: 1 })).items.map(({ lineNumber }) => lineNumber)).toEqual([4]);
  });

  test('moves on only from where it was read, and its history keeps every step', async () => {
    const line = lineNumbered(6);
    await putNewLine(o, line);
    const otherwise = 'line-already-matched';
    expect(await table.transact(moveLine(o, line, { state: matched(1), at, otherwise }))).toBe('done');
    expect(await open()).not.toContain(6);
    await expect(
      table.transact(moveLine(o, line, { state: matched(2), at, otherwise })),
    ).rejects.toMatchObject({ code: otherwise });
    const again = moveLine(o, line, { state: matched(2), at, otherwise: 'stale' });
    expect(await refusalOfAsync(() => table.transact(again))).toBe('stale');
    const reopened: LineState = { state: 'open', reopened: { why: '认错', personId, at } };
    const undoing = {
      state: reopened,
      at: '2026-09-21T01:00:00.000Z',
      otherwise: 'match-already-undone',
    } as const;
    const byAnother = { ...line, state: matched(2) };
    await expect(table.transact(moveLine(o, byAnother, undoing))).rejects.toMatchObject({
      code: 'match-already-undone',
    });
    expect(await table.transact(moveLine(o, { ...line, state: matched(1) }, undoing))).toBe('done');
    expect(await getLine(o, line.lineId)).toEqual({ ...line, state: reopened });
    expect(await open()).toContain(6);
    expect((await listSteps(o, line.lineId)).map(({ state }) => state)).toEqual([matched(1), reopened]);
  });

  test('that somebody set aside meanwhile says so, and one set aside anew is another decision', async () => {
    const line = lineNumbered(7);
    await putNewLine(o, line);
    const aside = (when: string): LineState => ({
      state: 'set-aside',
      reason: 'interest',
      why: '第三季度利息',
      who: { kind: 'person', personId },
      byName: '徐会计',
      at: when,
    });
    const move = (from: LineState, to: LineState, otherwise: 'line-already-matched' | 'line-not-set-aside') =>
      table.transact(moveLine(o, { ...line, state: from }, { state: to, at, otherwise }));
    expect(await move(line.state, aside(at), 'line-already-matched')).toBe('done');
    expect(await getLine(o, line.lineId)).toEqual({ ...line, state: aside(at) });
    expect(await open()).not.toContain(7);
    await expect(move(line.state, matched(3), 'line-already-matched')).rejects.toMatchObject({
      code: 'line-set-aside',
    });
    const another = aside('2026-09-22T01:00:00.000Z');
    await expect(move(another, line.state, 'line-not-set-aside')).rejects.toMatchObject({
      code: 'line-not-set-aside',
    });
    expect(await move(aside(at), line.state, 'line-not-set-aside')).toBe('done');
    expect(await open()).toContain(7);
    expect(await move(line.state, matched(3), 'line-already-matched')).toBe('done');
    await expect(move(line.state, aside(at), 'line-already-matched')).rejects.toMatchObject({
      code: 'line-already-matched',
    });
  });

  test('is listed with its statement, in the file’s order, by pages', async () => {
    const first = await listLines(o, statementId, { limit: 4 });
    const second = await listLines(o, statementId, { limit: 4, cursor: first.next });
    expect([...first.items, ...second.items].map(({ lineNumber }) => lineNumber)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
    expect((await listLines(o, StatementId.parse(idNumber('stm', 2)), { limit: 4 })).items).toEqual([]);
  });
});

describe('a statement', () => {
  const zero = { lines: 0, added: 0, known: 0, matched: 0, differing: 0, open: 0, missing: 0 };
  const totals = { incomes: 0, income: fen(0), outgoings: 0, outgoing: fen(0) };
  const statement = {
    statementId,
    kind: 'bank-csv' as const,
    state: 'reading' as const,
    fileName: '明细.csv',
    account: '基本户',
    totals,
    importedBy: personId,
    importedAt: at,
  };
  const file = { sha256: 'a'.repeat(64), size: 9, requestId: 'req_1' };

  test('stands once, whoever brings it, and is finished once', async () => {
    expect(await putNewStatement(o, statement, file, [])).toBe('done');
    expect(
      await putNewStatement(o, { ...statement, fileName: '又.csv' }, { ...file, requestId: 'req_2' }, []),
    ).toBe('already');
    expect(await getStatement(o, statementId)).toEqual(statement);
    expect(await getStatementFile(o, statementId)).toEqual(file);
    await finishReading(o, statementId, { ...zero, lines: 6 });
    await finishReading(o, statementId, { ...zero, lines: 7 });
    const read = { ...statement, state: 'read', toDo: 0, counts: { ...zero, lines: 6 } };
    expect(await getStatement(o, statementId)).toEqual(read);
    expect((await listStatements(o, { limit: 5 })).items).toEqual([read]);
  });

  test('is not brought by a request that brought another one', async () => {
    const another = { ...statement, statementId: StatementId.parse(idNumber('stm', 3)) };
    await expect(putNewStatement(o, another, file, [])).rejects.toMatchObject({ code: 'request-key-reused' });
    expect(await getStatement(o, another.statementId)).toBeUndefined();
    await expect(assertRequestFree(o, 'req_1', another.statementId)).rejects.toMatchObject({
      code: 'request-key-reused',
    });
    await assertRequestFree(o, 'req_1', statementId);
    await assertRequestFree(o, 'req_3', another.statementId);
  });
});

describe('a difference', () => {
  const orderId = OrderId.parse(idNumber('ord', 1));
  const inBill = {
    lineIdentity: 'wechat-payment-42001',
    merchantOrderId: orderId,
    transactionId: '42001',
    billAmount: fen(100),
    at,
  };
  const inBooks = { orderId, booksAmount: fen(200) };
  const refund = { ...inBill, lineIdentity: 'wechat-refund-5031', refundId: '5031' };
  const all: Difference[] = [
    { reason: 'no-such-order', ...inBill, merchantOrderId: '  POS 1' },
    { reason: 'other-merchant-account', ...inBill, merchantAccount: '190' },
    { reason: 'amount-differs', ...inBill, ...inBooks, lineIdentity: 'wechat-refund-5032' },
    { reason: 'payment-not-recorded', ...inBill, ...inBooks },
    { reason: 'other-payment-recorded', ...inBill, ...inBooks, booksTransactionId: '42002' },
    { reason: 'refund-of-unknown-order', ...refund, merchantOrderId: 'x' },
    { reason: 'refund-of-unpaid-order', ...refund, ...inBooks },
    { reason: 'refund-not-recorded', ...refund, ...inBooks, refundedBefore: fen(0) },
    { reason: 'refund-exceeds-payment', ...refund, ...inBooks, refundedBefore: fen(100) },
    { reason: 'refund-failed', ...refund, isInBooks: true },
  ];
  const about = (number: number) => {
    const lineId = StatementLineId.parse(idNumber('lin', number));
    return { differenceId: differenceOf(lineId), lineId };
  };
  const missing: Difference[] = [
    { reason: 'missing-from-bill', ...inBooks, transactionId: '42003', at: '2026-09-19T01:00:00.000Z' },
    { reason: 'refund-missing-from-bill', ...inBooks, transactionId: '42003', refundId: '5033', at },
  ];

  test('of every reason is kept with all its facts, while it waits and when it is resolved', async () => {
    const told = [
      ...all.map((found, number) => openDifference(found, about(100 + number))),
      ...missing.map((found, number) =>
        openDifference(found, { differenceId: about(200 + number).differenceId, statementId }),
      ),
    ];
    for (const difference of told) expect(await putNewDifference(o, difference)).toEqual(difference);
    for (const difference of told)
      expect(await getDifference(o, difference.differenceId)).toEqual(difference);
    const waiting = (await listDifferences(o, { status: 'open', limit: 50 })).items;
    expect(waiting.length).toBe(told.length);
    expect(waiting[0]?.found.reason).toBe('missing-from-bill');
    for (const [number, difference] of told.entries()) {
      const by = {
        how: 'set-aside',
        note: '核对过',
        personId,
        name: '徐会计',
        at: `2026-09-2${number % 10}T02:00:${number + 10}.000Z`,
      } as const;
      const resolved = resolve(difference, by);
      expect(await table.transact([putResolved(o, resolved)])).toBe('done');
      expect(await getDifference(o, difference.differenceId)).toEqual(resolved);
      await expect(table.transact([putResolved(o, resolved)])).rejects.toMatchObject({
        code: 'difference-already-resolved',
      });
    }
    expect((await listDifferences(o, { status: 'open', limit: 50 })).items).toEqual([]);
    const done = (await listDifferences(o, { status: 'resolved', limit: 50 })).items.map(
      ({ resolved }) => resolved?.at ?? '',
    );
    expect(done).toEqual([...done].sort().reverse());
  });

  test('that stands, open or resolved, is not told again', async () => {
    const difference = openDifference(all[0] as Difference, about(100));
    expect((await putNewDifference(o, difference)).resolved).toMatchObject({ note: '核对过' });
    expect(await table.transact([addDifference(o, difference)])).toBe('already');
    expect((await listDifferences(o, { status: 'open', limit: 50 })).items).toEqual([]);
  });
});

describe('an organisation’s merchant accounts', () => {
  const added = { addedBy: personId, addedAt: at };
  const accounts = async () => (await listMerchantAccounts(o)).map(({ account }) => account);

  test('are added once and dropped once, by number, of one organisation alone', async () => {
    const one = { account: '1900000109', ...added };
    expect(await table.transact([putMerchantAccount(o, one)])).toBe('done');
    const again = { ...one, addedAt: '2026-09-22T01:00:00.000Z' };
    expect(await table.transact([putMerchantAccount(o, again)])).toBe('already');
    expect(await listMerchantAccounts(o)).toEqual([one]);
    await table.transact([putMerchantAccount(o, { account: '1511458511', ...added })]);
    expect(await accounts()).toEqual(['1511458511', '1900000109']);
    expect(await listMerchantAccounts(OrganisationId.parse('xihu'))).toEqual([]);
    expect(await table.transact([dropMerchantAccount(o, '1511458511')])).toBe('done');
    expect(await table.transact([dropMerchantAccount(o, '1511458511')])).toBe('already');
    expect(await accounts()).toEqual(['1900000109']);
  });
});
