import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ask } from '../support/ask';
import { fishSeason, type FishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { bank, desk, formOf, saveMapping, type FileGiven, type Statement } from '../support/statement-files';

let season: FishSeason;
let at: ReturnType<typeof desk>;
beforeAll(async () => {
  season = await fishSeason('twins');
  at = desk(season);
});

const fixture = (name: string, mappingId: string): FileGiven => ({
  bytes: new Uint8Array(readFileSync(resolve(import.meta.dirname, `../fixtures/field-cases/${name}.csv`))),
  name: `${name}.csv`,
  kind: 'bank-csv',
  mappingId,
});
let accounts = 0;
const mapping = () => saveMapping(season, { number: `62220000${String((accounts += 1)).padStart(4, '0')}` });
const send = (path: string, file: FileGiven, more: Record<string, string>) => {
  const form = formOf(file);
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  return ask<Statement>('POST', `${season.at}${path}`, form, { as: season.finance });
};

test.each([
  ['original-reference', 'spreadsheet-zeroed-reference', 2],
  ['spreadsheet-zeroed-reference', 'original-reference', 2],
  ['before-account-known', 'account-filled-later', 1],
  ['account-filled-later', 'before-account-known', 1],
])(
  '%s, then %s: the second is the first one’s twin, is told as such, and counts nothing',
  async (one, other, lines) => {
    const mappingId = await mapping();
    expect((await at.bring(fixture(one, mappingId))).body.counts).toMatchObject({
      added: lines,
      open: lines,
    });
    const { body } = await at.preview(fixture(other, mappingId));
    const twins = body['twins'] as { isCertain: boolean }[];
    expect([twins.length, twins.every(({ isCertain }) => isCertain)]).toEqual([lines, true]);
    const second = await at.bring(fixture(other, mappingId));
    expect(second.body.counts).toMatchObject({ lines, added: 0, known: lines, open: 0, twins: lines });
    expect((await at.bring(fixture(other, mappingId))).body).toEqual(second.body);
  },
);

test('where it is not certain a person is asked: nothing is left out that nobody said', async () => {
  const mappingId = await mapping();
  const line = { day: '2026-09-11', amount: 16_800, counterpartyName: '千岛湖渔家', memo: '货款' };
  const without = (text: string) => text.replaceAll(/168\.00,168\.00,/g, '168.00,,');
  const first = bank([line], mappingId, { spoil: without });
  const filled = bank([{ ...line, counterpartyAccount: '6222020000001234567' }], mappingId, {
    spoil: without,
  });
  await at.bring(first);
  const { body } = await at.preview(filled);
  expect(body['twins']).toMatchObject([{ lineNumber: 6, isCertain: false }]);
  const known = await send('/statements', filled, { knownLines: '6' });
  expect(known.body.counts).toMatchObject({ added: 0, known: 1 });
  const third = bank([{ ...line, counterpartyAccount: '6222020000007654321' }], mappingId, {
    spoil: without,
  });
  expect((await at.bring(third)).body.counts).toMatchObject({ added: 1, known: 0 });
});

test('another movement of the same day and amount is another, whatever else is alike', async () => {
  const mappingId = await mapping();
  const line = { day: '2026-09-11', clock: '09:00:00', amount: 16_800, counterpartyName: '渔家', memo: '' };
  await at.bring(bank([{ ...line, reference: '20260911000000000001' }], mappingId));
  const later = bank(
    [
      { ...line, reference: '20260911000000000001' },
      { ...line, clock: '09:00:01', reference: '20260911000000000002' },
    ],
    mappingId,
  );
  expect((await at.bring(later)).body.counts).toMatchObject({ added: 1, known: 1 });
});

test('a letter that nobody sees makes no other movement of a memo', async () => {
  const mappingId = await mapping();
  const line = { day: '2026-09-11', amount: 100, counterpartyName: '渔家', memo: '善款九月' };
  await at.bring(bank([line], mappingId, { encoding: 'utf-8' }));
  const hidden = { ...line, memo: '善\u200b款\u200d九\ufeff月' };
  expect((await at.bring(bank([hidden], mappingId, { encoding: 'utf-8' }))).body.counts).toMatchObject({
    added: 0,
    known: 1,
  });
});

test('a person says that a row is no movement: in the preview, and then in the import', async () => {
  const mappingId = await mapping();
  const file = bank([{ day: '2026-09-12', amount: 100, counterpartyName: '渔家' }], mappingId, {
    footer: ['谢谢惠顾,,,,,,,,,'],
  });
  const seen = await at.preview(file);
  expect(seen.body).toMatchObject({ importable: false });
  const [problem] = seen.body['problems'] as { lineNumber: number; mayBeNone: boolean }[];
  expect(problem).toMatchObject({ lineNumber: 7, mayBeNone: true });
  expect((await at.bring(file)).status).toBe(422);
  const again = await send('/statements/preview', file, { notMovements: '7' });
  expect(again.body).toMatchObject({
    importable: true,
    frame: expect.arrayContaining([expect.objectContaining({ lineNumber: 7 }) as unknown]) as unknown,
  });
  const { status, body } = await send('/statements', file, { notMovements: '6,7' });
  // The sixth is a movement, whoever says what.
  expect([status, body.counts.lines]).toEqual([201, 1]);
});

/** A file without times and balances: nobody can be certain. */
const untimed = { spoil: (text: string) => text.replaceAll(/168\.00,168\.00,/g, '168.00,,') };
const rowOf = (day: string, more: object = {}) => ({
  day,
  amount: 16_800,
  counterpartyName: '千岛湖渔家',
  memo: '货款',
  ...more,
});
/** Two files of an account, of which the second may tell the first's line again. */
const question = async (day: string) => {
  const mappingId = await mapping();
  await at.bring(bank([rowOf(day)], mappingId, untimed));
  const filled = rowOf(day, { counterpartyAccount: '6222020000001234567' });
  const { body } = await at.bring(bank([filled], mappingId, untimed));
  const toDo = async () =>
    (await at.statements()).find(({ statementId }) => statementId === body.statementId)?.toDo;
  const [line] = await at.lines(body.statementId);
  const find = async (status: 'open' | 'resolved' = 'open') =>
    (await at.differences(status)).find(({ lineId }) => lineId === line?.lineId);
  const { differenceId = '' } = (await find()) ?? {};
  const state = async () => (await at.lines(body.statementId))[0]?.state.state;
  return { counts: body.counts, lineId: line?.lineId, differenceId, toDo, find, state, mappingId, filled };
};
const isProposed = async (lineId: string | undefined) => {
  const { items, waiting } = await at.proposals();
  return [...items.map(({ line }) => line), ...waiting].some((line) => line.lineId === lineId);
};

test('what nobody ticked is not imported in silence: it waits as a question until somebody says', async () => {
  const { counts, lineId, differenceId, toDo, find, state, mappingId, filled } = await question('2026-09-13');
  expect(counts).toMatchObject({ added: 1, differing: 1, open: 0, known: 0 });
  expect(await find()).toMatchObject({
    found: { reason: 'maybe-known-line', amount: 16_800, knownLineId: expect.any(String) as unknown },
    may: ['same-movement', 'another-movement'],
  });
  expect([await state(), await toDo(), await isProposed(lineId)]).toEqual(['differs', 1, false]);
  expect((await at.bring(bank([filled], mappingId, untimed))).body.counts, 'again').toEqual(counts);
  for (const refused of [
    await at.setAside(lineId),
    await at.confirm({ lineId, dueIds: [`${season.merchantId}.2026-09-13.${season.fundId}.1`] }),
  ])
    expect(refused.status, JSON.stringify(refused.body)).toBeGreaterThanOrEqual(404);
  expect((await at.setAside(lineId)).body).toMatchObject({ code: 'line-in-question' });
  expect((await at.resolve(differenceId, { how: 'same-movement', note: '同一笔' })).status).toBe(200);
  expect([await state(), await toDo()]).toEqual(['set-aside', 0]);
  expect((await at.reopen(differenceId)).status).toBe(200);
  expect([await state(), await toDo()]).toEqual(['differs', 1]);
  expect((await at.resolve(differenceId, { how: 'another-movement', note: '两笔' })).status).toBe(200);
  expect([await state(), await toDo(), await isProposed(lineId)]).toEqual(['open', 1, true]);
});

test('one that is said to be another, and matched since, is asked about again only after that is undone', async () => {
  const sold = await season.sell(4, '2026-11-14T03:00:00.000Z');
  expect(sold.amount).toBe(67_200);
  await settle();
  const { lineId, differenceId, find } = await question('2026-11-14');
  await at.resolve(differenceId, { how: 'another-movement', note: '两笔' });
  const due = (await at.dues()).find(({ amount }) => amount === 16_800);
  const confirmed = await at.confirm({ lineId, dueIds: [due?.dueId ?? ''] });
  expect(confirmed.status).toBe(201);
  expect(await find('resolved')).not.toHaveProperty('mayReopen');
  expect((await at.reopen(differenceId)).body).toMatchObject({ code: 'line-already-matched' });
  await at.undo(confirmed.body.remittanceId);
  expect(await find('resolved')).toMatchObject({ mayReopen: true });
  expect((await at.reopen(differenceId)).status).toBe(200);
});

const ROUNDED = '2.02609E+19';
const NUMBER = '20260911000000000001';
test('a number that a spreadsheet rounded is known where day, amount and first digits make it unique', async () => {
  const mappingId = await mapping();
  await at.bring(bank([rowOf('2026-09-14', { reference: NUMBER })], mappingId, untimed));
  const rounded = bank([rowOf('2026-09-14', { reference: ROUNDED, memo: '另存' })], mappingId, untimed);
  expect((await at.preview(rounded)).body).toMatchObject({ importable: true, twins: [{ isCertain: true }] });
  expect((await at.bring(rounded)).body.counts).toMatchObject({ added: 0, known: 1, twins: 1 });
});

test.each([
  ['nothing known fits', [], [ROUNDED], 1],
  ['its first digits are another number’s', ['20270911000000000001'], [ROUNDED], 1],
  ['two known ones fit', [NUMBER, '20260911000000000002'], [ROUNDED], 1],
  ['two lines fit one', [NUMBER], [ROUNDED, ROUNDED], 2],
])('where %s it is a question, and never another number', async (_, known, told, asked) => {
  const mappingId = await mapping();
  const day = '2026-09-15';
  const rows = (numbers: readonly string[]) => numbers.map((reference) => rowOf(day, { reference }));
  if (known.length > 0) await at.bring(bank(rows(known), mappingId, untimed));
  const { status, body } = await at.bring(bank(rows(told), mappingId, untimed));
  expect([status, body.counts]).toMatchObject([201, { added: asked, differing: asked, open: 0, known: 0 }]);
  const lines = await at.lines(body.statementId);
  expect(lines.map(({ state }) => state.state)).toEqual(told.map(() => 'differs'));
  const found = (await at.differences()).filter(({ lineId }) => lines.some((line) => line.lineId === lineId));
  expect(found.map((one) => (one.found as { rounded?: string }).rounded)).toEqual(told);
});
