import { describe, expect, test } from 'vitest';
import { getRequests, showPaper } from '../../functions/books/spending/public-paper.table';
import { approve, type PendingSpending } from '../../functions/books/spending/spending';
import {
  getSpending,
  listSpendings,
  putDecidedRow,
  putDecision,
  putNewSpending,
} from '../../functions/books/spending/spending.table';
import { table } from '../../functions/platform/table/table';
import { FileId, FundId, OrganisationId, SpendingId } from '../../functions/shared/ids';
import { Day } from '../../functions/shared/time';
import { another, makeSpending } from '../support/make-fish';
import { newId } from '../support/new-id';

const o = OrganisationId.parse('chunan');
const on = Day.parse('2026-10-02');
const newFile = () => FileId.parse(newId('fil'));

const pending = async (): Promise<PendingSpending> => {
  const made = { spendingId: SpendingId.parse(newId('spd')), fundId: FundId.parse(newId('fnd')) };
  const spending = { ...makeSpending(), ...made };
  await putNewSpending(o, spending, 'a', []);
  return spending;
};
const approved = async () => {
  const decided = approve(await pending(), { personId: another, name: '余出纳' }, on);
  const by = { deciderId: another, decidedAt: '2026-10-02T01:00:00.000Z' };
  await table.transact([putDecision(o, decided, by), putDecidedRow(o, decided)]);
  return decided;
};
const shownOf = async ({ spendingId }: { spendingId: SpendingId }) =>
  (await getSpending(o, spendingId))?.spending.publicFileId;

describe('a public copy', () => {
  test('stands in the row, is exchanged and taken away; of two who write at once the second decides anew', async () => {
    const spending = await approved();
    const [first, second] = [newFile(), newFile()];
    await table.transact([showPaper(o, spending, first)]);
    expect(await shownOf(spending)).toBe(first);
    await expect(table.transact([showPaper(o, spending, second)])).rejects.toThrow();
    const read = { ...spending, publicFileId: first };
    await table.transact([showPaper(o, read, second)]);
    expect(await shownOf(spending)).toBe(second);
    await expect(table.transact([showPaper(o, read, undefined)])).rejects.toThrow();
    await table.transact([showPaper(o, { ...spending, publicFileId: second }, undefined)]);
    expect(await shownOf(spending)).toBeUndefined();
    const { items } = await listSpendings(o, spending.fundId, { limit: 5 });
    expect(items).toMatchObject([{ status: 'approved', decidedOn: on }]);
  });

  test('is of nothing that is not approved', async () => {
    const spending = await pending();
    await expect(table.transact([showPaper(o, spending, newFile())])).rejects.toThrow();
    expect(await shownOf(spending)).toBeUndefined();
  });
});

test('when several were approved is read in the order asked', async () => {
  const [one, other, waits] = [await approved(), await approved(), await pending()];
  const none = SpendingId.parse(newId('spd'));
  const ids = [other.spendingId, none, waits.spendingId, one.spendingId];
  const requests = await getRequests(o, ids);
  expect(requests.map((request) => request?.spendingId)).toEqual([
    other.spendingId,
    undefined,
    waits.spendingId,
    one.spendingId,
  ]);
  expect(requests.map((request) => request?.decidedOn)).toEqual([on, undefined, undefined, on]);
});
