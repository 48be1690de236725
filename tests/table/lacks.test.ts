import { beforeAll, describe, expect, test } from 'vitest';
import {
  differencesById,
  listDifferences,
  putResolved,
} from '../../functions/reconciling/differences/difference.table';
import type { Difference } from '../../functions/reconciling/differences/difference';
import { resolve } from '../../functions/reconciling/differences/listed-difference';
import { noteChanged, type Known } from '../../functions/reconciling/imports/known-lines.table';
import {
  clearLacks,
  findLacks,
  noteLacks,
  type Bringing,
} from '../../functions/reconciling/imports/lacks.table';
import { shownLineOf } from '../../functions/reconciling/lines/listed-line';
import { BY_THE_BILL } from '../../functions/reconciling/lines/kept-state';
import { matchToOrder } from '../../functions/reconciling/lines/statement-line';
import { lineIdOf, linesById, putNewLine } from '../../functions/reconciling/lines/statement-line.table';
import type { BillLine, PaymentLine, RefundLine } from '../../functions/reconciling/readers/bill-line';
import type { ReadBill } from '../../functions/reconciling/readers/readers';
import { getStatement, putNewStatement } from '../../functions/reconciling/statements/statement.table';
import { table } from '../../functions/platform/table/table';
import { DifferenceId, OrderId, OrganisationId, StatementId } from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { dayOf } from '../../functions/shared/time';
import {
  daysAgo,
  fishSeason,
  newTransactionId,
  type FishSeason,
  type SoldFish,
} from '../support/fish-season';
import { someone } from '../support/make-fish';
import { newId } from '../support/new-id';
import { settle } from '../support/settle';

let season: FishSeason;
let o: OrganisationId;
const elsewhere = OrganisationId.parse('xihu');
let days = 50;
beforeAll(async () => {
  season = await fishSeason('chunan');
  o = season.o;
});

const at = '2026-09-20T01:00:00.000Z';
/** A file of its own, which is being read. */
const newFile = async (name = '九月.csv'): Promise<Bringing> => {
  const statementId = StatementId.parse(newId('stm'));
  const totals = { payments: 0, paid: fen(0), refunds: 0, refunded: fen(0), feesMilliFen: 0 };
  const told = { kind: 'wechat-trade', state: 'reading', fileName: name, account: '190', totals } as const;
  const file = { sha256: 'a'.repeat(64), size: 9, requestId: newId('req') };
  await putNewStatement(o, { statementId, ...told, importedBy: someone, importedAt: at }, file, []);
  return { organisationId: o, statementId, by: someone, fileName: name, at };
};
const payment = (of: SoldFish, part: Partial<PaymentLine> = {}): PaymentLine => ({
  provider: 'wechat',
  kind: 'payment',
  identity: `wechat-payment-${of.transactionId}`,
  lineNumber: 2,
  at: of.paidAt,
  merchantAccount: '190',
  transactionId: of.transactionId,
  merchantOrderId: of.orderId,
  settled: fen(of.amount),
  amount: fen(of.amount),
  product: '鱼',
  raw: '',
  ...part,
});
const refund = (of: SoldFish, part: Partial<RefundLine> = {}): RefundLine => {
  const refundId = `503${of.transactionId.slice(-8)}`;
  return {
    ...payment(of),
    kind: 'refund',
    identity: `wechat-refund-${refundId}`,
    refundId,
    progress: 'completed',
    ...part,
  };
};
const bill = (on: string, lines: readonly BillLine[]): ReadBill => ({
  outcome: 'read',
  kind: 'wechat-trade',
  encoding: 'utf-8',
  brings: 'bill',
  covers: 'all',
  problems: [],
  warnings: [],
  lines: [...lines],
  totals: { payments: 0, paid: fen(0), refunds: 0, refunded: fen(0), feesMilliFen: 0 },
  period: { from: dayOf(on), to: dayOf(on) },
});
/** Sold on a day that is nobody else's, and in the books. */
const soldOn = async (count: number): Promise<SoldFish[]> => {
  const day = (days -= 1);
  const sold = Array.from({ length: count }, (_, minute) => season.sell(1, daysAgo(day, 3, minute)));
  const all = await Promise.all(sold);
  await settle();
  return all;
};
const lacksOf = async (of: SoldFish | undefined, lines: readonly BillLine[] = []) =>
  findLacks(bill(of?.paidAt ?? '', lines), o);
const bringLine = ({ statementId }: Bringing, line: BillLine) => {
  const orderId = OrderId.parse(line.merchantOrderId);
  const lineId = lineIdOf(o, line.identity);
  const state = matchToOrder({ state: 'open' }, { orderId, why: BY_THE_BILL, who: { kind: 'machine' }, at });
  return putNewLine(o, { ...shownLineOf(line), lineId, statementId, state });
};
const waiting = async () =>
  (await listDifferences(o, { status: 'open', limit: 50 })).items.map(({ found }) => found);
const numbersOf = (sold: readonly SoldFish[]) => sold.map(({ transactionId }) => transactionId).sort();
const numbersIn = (lacks: readonly Difference[]) =>
  lacks.map((found) => ('transactionId' in found ? found.transactionId : '')).sort();
const toDoOf = async ({ statementId }: Bringing) => (await getStatement(o, statementId))?.toDo ?? 0;

describe('what no bill has', () => {
  test('is what the books hold of its days, and neither it nor another file brings', async () => {
    const sold = await soldOn(3);
    const lines = sold.slice(2).map((one) => payment(one));
    expect(numbersIn(await lacksOf(sold[0], lines))).toEqual(numbersOf(sold.slice(0, 2)));
    await bringLine(await newFile(), payment(sold[0] as SoldFish));
    expect(numbersIn(await lacksOf(sold[0], lines))).toEqual(numbersOf(sold.slice(1, 2)));
    expect(await findLacks(bill(sold[0]?.paidAt ?? '', []), elsewhere)).toEqual([]);
    const { period: _, ...empty } = bill('2026-09-08T00:00:00.000Z', []);
    expect(await findLacks(empty, o)).toEqual([]);
  });

  test('is noted once, by the file that lacked it first; another that lacks it too counts none', async () => {
    const sold = await soldOn(2);
    const [one, two] = [await newFile(), await newFile()];
    const lacks = await lacksOf(sold[0]);
    expect(await noteLacks(lacks, one)).toBe(2);
    expect(await noteLacks(lacks, one), 'cut off and sent again').toBe(2);
    expect(await noteLacks(lacks, two)).toBe(0);
    const noted = (await waiting()).filter((found) => numbersOf(sold).includes(numbersIn([found])[0] ?? ''));
    expect(noted).toHaveLength(2);
    expect(await noteLacks([], two)).toBe(0);
  });

  test('and two files at once lack is counted by one of them', async () => {
    const sold = await soldOn(1);
    const lacks = await lacksOf(sold[0]);
    const files = [await newFile(), await newFile()];
    const counted = await Promise.all(files.map((file) => noteLacks(lacks, file)));
    expect(counted.sort()).toEqual([0, 1]);
  });

  test('waits for nobody once a file brings it: told by whom, and taken off what its file waits for, once', async () => {
    const sold = await soldOn(2);
    const [lacking, bringing] = [await newFile(), await newFile('补.csv')];
    await noteLacks(await lacksOf(sold[0]), lacking);
    const before = await toDoOf(lacking);
    const line = payment(sold[0] as SoldFish);
    await Promise.all([1, 2].map(() => clearLacks([line, line], bringing)));
    await clearLacks([line], bringing);
    expect(await toDoOf(lacking)).toBe(before - 1);
    const { items } = await listDifferences(o, { status: 'resolved', limit: 50 });
    const [cleared, ...others] = items.filter(({ statementId }) => statementId === lacking.statementId);
    expect(others).toEqual([]);
    expect(cleared?.resolved).toEqual({ how: 'came-later', note: '补.csv', by: someone, at });
    expect(numbersIn((await waiting()).filter((found) => 'transactionId' in found))).toContain(
      sold[1]?.transactionId,
    );
  });

  test('and a person settled stays as they settled it; of another organisation nothing is touched', async () => {
    const sold = await soldOn(1);
    const file = await newFile();
    await noteLacks(await lacksOf(sold[0]), file);
    const mine = async () =>
      (await listDifferences(o, { status: 'open', limit: 50 })).items.find(
        ({ statementId }) => statementId === file.statementId,
      );
    const line = payment(sold[0] as SoldFish);
    await clearLacks([line], { ...file, organisationId: elsewhere });
    const lack = await mine();
    if (!lack) throw new Error('noted above');
    const how = { how: 'set-aside', note: '人工核对', personId: someone, name: '徐会计', at } as const;
    const settled = resolve(lack, how);
    await table.transact([putResolved(o, settled)]);
    await clearLacks([line], file);
    expect(await differencesById(o, [lack.differenceId])).toEqual([settled]);
    expect(await toDoOf(file)).toBe(0);
  });

  test('and came while it was being noted is cleared at once', async () => {
    const sold = await soldOn(1);
    const [lacking, bringing] = [await newFile(), await newFile()];
    const lacks = await lacksOf(sold[0]);
    await bringLine(bringing, payment(sold[0] as SoldFish));
    await noteLacks(lacks, lacking);
    expect(numbersIn(await waiting())).not.toContain(sold[0]?.transactionId);
  });
});

describe('many by their ids', () => {
  test('are those that stand, of one organisation, each once, more than a hundred too', async () => {
    const sold = await soldOn(1);
    const file = await newFile();
    const line = payment(sold[0] as SoldFish);
    await bringLine(file, line);
    const unknown = Array.from({ length: 120 }, (_, i) => lineIdOf(o, `nobody-${i}`));
    const found = await linesById(o, [...unknown, lineIdOf(o, line.identity)]);
    expect([...found.values()].map(({ lineId }) => lineId)).toEqual([lineIdOf(o, line.identity)]);
    expect((await linesById(elsewhere, [lineIdOf(o, line.identity)])).size).toBe(0);
    expect((await linesById(o, [])).size).toBe(0);
    const [waits] = (await listDifferences(o, { status: 'open', limit: 1 })).items;
    if (!waits) throw new Error('noted above');
    const nobodys = Array.from({ length: 120 }, () => DifferenceId.parse(newId('dif')));
    expect(await differencesById(o, [...nobodys, waits.differenceId])).toEqual([waits]);
    expect(await differencesById(elsewhere, [waits.differenceId])).toEqual([]);
    expect(await differencesById(o, [])).toEqual([]);
  });
});

describe('a known line that comes again', () => {
  /** As an earlier file brought it, and as this one tells it. */
  const again = async (before: BillLine, line: BillLine): Promise<Known> => ({
    line,
    before: await bringLine(await newFile(), before),
  });
  const stray = (): SoldFish => ({
    orderId: OrderId.parse(newId('ord')),
    transactionId: newTransactionId(),
    amount: 16_800,
    paidAt: at,
  });

  test('with another amount is a difference, once, by the file that said so first', async () => {
    const of = stray();
    const known = await again(payment(of), payment(of, { amount: fen(1_680) }));
    const [one, two] = [await newFile(), await newFile()];
    expect(await noteChanged([known], one)).toBe(1);
    expect(await noteChanged([known], one), 'cut off and sent again').toBe(1);
    expect(await noteChanged([known], two)).toBe(0);
    const told = (await waiting()).filter((found) => numbersIn([found])[0] === of.transactionId);
    expect(told).toMatchObject([{ reason: 'known-line-differs', billAmount: 1_680, knownAmount: 16_800 }]);
    const third = { ...known, line: payment(of, { amount: fen(1) }) };
    expect(await noteChanged([third], two), 'a third amount is another').toBe(1);
  });

  test('that says what it said is none', async () => {
    const of = stray();
    const known = await again(payment(of), payment(of));
    expect(await noteChanged([known], await newFile())).toBe(0);
    expect(await noteChanged([], await newFile())).toBe(0);
  });

  test('as a refund that failed since is told; of two files at once by one', async () => {
    const of = stray();
    const known = await again(refund(of, { progress: 'processing' }), refund(of, { progress: 'failed' }));
    const files = [await newFile(), await newFile()];
    const counted = await Promise.all(files.map((file) => noteChanged([known], file)));
    expect(counted.sort()).toEqual([0, 1]);
    const told = (await waiting()).filter((found) => numbersIn([found])[0] === of.transactionId);
    expect(told).toMatchObject([{ reason: 'refund-failed', isInBooks: false }]);
  });
});
