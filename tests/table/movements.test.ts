import { describe, expect, test } from 'vitest';
import { findTwins } from '../../functions/reconciling/imports/twins.table';
import { lineIdOf } from '../../functions/reconciling/lines/statement-line.table';
import { listMovements, noteMovement } from '../../functions/reconciling/lines/movement.table';
import { traceOf } from '../../functions/reconciling/lines/same-movement';
import { putNewLine } from '../../functions/reconciling/lines/statement-line.table';
import type { BankLine } from '../../functions/reconciling/readers/bank-line';
import { OrganisationId, StatementId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { idNumber } from '../support/make-shift';

const o = OrganisationId.parse('chunan');
let accounts = 0;
const newAccount = () => ({ organisationId: o, ofAccount: `330104016${(accounts += 1)}` });
type OfAccount = ReturnType<typeof newAccount>;

/** As a bank tells it, numbers and all. */
const line = (lineNumber: number, part: Partial<BankLine> = {}): BankLine => ({
  kind: 'income',
  identity: `bank-${accounts}-${lineNumber}`,
  lineNumber,
  day: '2026-09-08',
  amount: fen(4_200),
  counterpartyName: '千岛湖渔家',
  counterpartyAccount: '6222021202012345678',
  memo: '善款',
  raw: '',
  ...part,
});
const idOf = ({ identity }: BankLine) => lineIdOf(o, identity);
const note = (of: OfAccount, known: BankLine) => noteMovement(of, traceOf(known, idOf(known)));

describe('a movement of a bank account', () => {
  test('is noted once, by its account and day', async () => {
    const of = newAccount();
    const known = line(1, { reference: 'B1', balance: fen(10_000), at: '2026-09-08T01:30:00.000Z' });
    for (const _ of [1, 2]) await note(of, known);
    await note(of, line(2, { day: '2026-09-09' }));
    expect(await listMovements(of, '2026-09-08')).toEqual([traceOf(known, idOf(known))]);
    expect(await listMovements(of, '2026-09-07')).toEqual([]);
    expect(await listMovements({ ...of, ofAccount: 'another' }, '2026-09-08')).toEqual([]);
    const elsewhere = OrganisationId.parse('xihu');
    expect(await listMovements({ ...of, organisationId: elsewhere }, '2026-09-08')).toEqual([]);
  });

  test('that another file writes with a number cut or left out is found, surely where moment and balance agree', async () => {
    const of = newAccount();
    const moment = { at: '2026-09-08T01:30:00.000Z', balance: fen(90_000) };
    const [sure, asked] = [line(1, moment), line(2, { amount: fen(8_400) })];
    await note(of, sure);
    await note(of, asked);
    const { counterpartyAccount: _, ...less } = line(11, { ...moment, identity: 'told-otherwise-1' });
    const cut = line(12, {
      amount: fen(8_400),
      counterpartyAccount: '6222021202012340000',
      identity: 'told-otherwise-2',
    });
    const found = await findTwins([less, cut, line(13, { identity: 'new', amount: fen(1) })], of);
    expect([...found.values()]).toEqual([
      { lineNumber: 11, lineId: idOf(sure), isCertain: true },
      { lineNumber: 12, lineId: idOf(asked), isCertain: false },
    ]);
  });

  test('is the twin of one line at most, and of none where the file tells it itself', async () => {
    const of = newAccount();
    const known = line(1);
    await note(of, known);
    const { counterpartyAccount: _, ...less } = known;
    const again = [21, 22].map((number) => ({ ...less, lineNumber: number, identity: `again-${number}` }));
    expect([...(await findTwins(again, of)).keys()]).toEqual([21]);
    expect([...(await findTwins([known, ...again], of)).keys()], 'told as it is').toEqual([]);
    expect(await findTwins(again, newAccount()), 'of another account').toEqual(new Map());
    expect(await findTwins(again, { ...of, organisationId: OrganisationId.parse('xihu') })).toEqual(
      new Map(),
    );
    expect(await findTwins([], of)).toEqual(new Map());
  });

  test('is known under the name that an earlier release gave its line', async () => {
    const of = newAccount();
    const former = `former-${accounts}`;
    const lineId = lineIdOf(o, former);
    await putNewLine(o, {
      kind: 'income',
      lineId,
      statementId: StatementId.parse(idNumber('stm', 1)),
      lineNumber: 3,
      amount: fen(4_200),
      day: '2026-09-08',
      counterpartyName: '千岛湖渔家',
      memo: '善款',
      state: { state: 'open' },
    });
    const found = await findTwins([line(31, { former }), line(32, { former: 'nobody-told' })], of);
    expect([...found.values()]).toEqual([{ lineNumber: 31, lineId, isCertain: true }]);
  });
});
