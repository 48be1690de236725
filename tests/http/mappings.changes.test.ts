import { beforeAll, expect, test } from 'vitest';
import { table } from '../../functions/platform/table/table';
import { bankLayouts } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import type { MappingRow, SavedMapping } from '../../functions/reconciling/mappings/saved-mapping';
import { statementItem } from '../../functions/reconciling/statements/statement.item';
import { ask, asked } from '../support/ask';
import { cameIn } from '../support/bank-line';
import { changesAsPromised } from '../support/changes-as-promised';
import { fishSeason, type FishSeason } from '../support/fish-season';
import { bank, desk, saveMapping } from '../support/statement-files';

let here: FishSeason;
beforeAll(async () => {
  here = await fishSeason('chunan');
});

let accounts = 0;
const newNumber = (): string => `33010401${(accounts += 1)}`;
const mappingOf = (number: string, label = '基本户') => ({
  ...bankLayouts.find(({ id }) => id === 'direction')?.mapping,
  account: { label, number },
});
const pathOf = (mappingId: string): string => `${here.at}/column-mappings/${mappingId}`;
const get = (mappingId: string) =>
  asked<SavedMapping>(200, 'GET', pathOf(mappingId), undefined, { as: here.finance });
const change = (mappingId: string, body: object) =>
  ask<SavedMapping>('PUT', pathOf(mappingId), body, { as: here.finance });
const withdraw = (mappingId: string) =>
  ask<SavedMapping>('POST', `${pathOf(mappingId)}/withdraw`, { reason: '账户已销户' }, { as: here.finance });

changesAsPromised('a column mapping', async () => {
  const number = newNumber();
  const mappingId = await saveMapping(here, { number });
  return {
    o: here.o,
    path: `/column-mappings/${mappingId}`,
    which: mappingId,
    thing: await get(mappingId),
    may: 'finance',
    mayNot: 'organiser',
    body: (said) => mappingOf(number, said),
    saidIn: ({ account }: SavedMapping) => account.label,
  };
});

test('the next file is read as it was changed, the list shows its new name, and what was imported stays', async () => {
  const number = newNumber();
  const mappingId = await saveMapping(here, { number });
  const file = bank([cameIn(123, 1)], mappingId);
  const first = await desk(here).bring(file);
  expect(first.status).toBe(201);
  const { columns } = mappingOf(number);
  const changed = {
    ...mappingOf(number, '一般户'),
    columns: { ...columns, date: '没有这一列' },
    revision: 1,
  };
  expect((await change(mappingId, changed)).status).toBe(200);
  const rows = await asked<{ items: MappingRow[] }>(200, 'GET', `${here.at}/column-mappings`, undefined, {
    as: here.finance,
  });
  expect(rows.items.find((row) => row.mappingId === mappingId)).toMatchObject({
    account: { label: '一般户' },
  });
  const next = await desk(here).bring(bank([cameIn(456, 1)], mappingId));
  expect([next.status, next.body]).toMatchObject([422, { code: 'statement-not-readable' }]);
  expect((await desk(here).bring(file, { as: here.colleague })).body).toEqual(first.body);
  expect(await desk(here).lines(first.body.statementId)).toHaveLength(1);
});

test('the account’s number stays, however it is spaced: by it lines are known again', async () => {
  const number = newNumber();
  const mappingId = await saveMapping(here, { number });
  const other = await change(mappingId, { ...mappingOf(newNumber()), revision: 1 });
  expect([other.status, other.body]).toMatchObject([422, { code: 'mapping-of-another-account' }]);
  expect((await get(mappingId)).account.number).toBe(number);
  const spaced = `${number.slice(0, 4)} ${number.slice(4)}`;
  expect((await change(mappingId, { ...mappingOf(spaced), revision: 1 })).body).toMatchObject({
    revision: 2,
  });
});

test('one that was withdrawn reads nothing new, and answers what it read; it says why', async () => {
  const mappingId = await saveMapping(here, { number: newNumber() });
  const file = bank([cameIn(123, 1)], mappingId);
  const first = await desk(here).bring(file);
  expect((await ask('POST', `${pathOf(mappingId)}/withdraw`, {}, { as: here.finance })).status).toBe(400);
  const gone = await withdraw(mappingId);
  expect(gone.body).toMatchObject({ status: 'withdrawn', withdrawnBecause: '账户已销户', revision: 2 });
  expect((await withdraw(mappingId)).body, 'twice').toEqual(gone.body);
  const next = bank([cameIn(456, 1)], mappingId);
  for (const answer of [await desk(here).preview(next), await desk(here).bring(next)])
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'mapping-withdrawn' }]);
  expect((await desk(here).bring(file)).body).toEqual(first.body);
  const changed = await change(mappingId, { ...mappingOf('3301'), revision: 2 });
  expect(changed.body).toMatchObject({ code: 'mapping-withdrawn' });
});

test.each(['changed', 'withdrawn'])(
  'a file of which a part was read is read to its end by the mapping as it was, though it was %s meanwhile',
  async (what) => {
    const number = newNumber();
    const mappingId = await saveMapping(here, { number });
    const file = bank([cameIn(123, 1), cameIn(456, 1)], mappingId);
    const first = await desk(here).bring(file);
    // As an import that was cut off leaves it.
    await table.update(statementItem.key({ organisationId: here.o, statementId: first.body.statementId }), {
      set: 'SET #state = :reading REMOVE #counts, toDo',
      condition: 'attribute_exists(pk)',
      names: { '#state': 'state', '#counts': 'counts' },
      values: { ':reading': 'reading' },
      otherwise: () => undefined,
    });
    const { columns } = mappingOf(number);
    const other = { ...mappingOf(number), columns: { ...columns, date: '没有这一列' }, revision: 1 };
    await (what === 'changed' ? change(mappingId, other) : withdraw(mappingId));
    const finished = await desk(here).bring(file);
    expect([finished.status, finished.body]).toEqual([200, first.body]);
  },
);
