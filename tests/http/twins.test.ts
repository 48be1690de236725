import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ask } from '../support/ask';
import { fishSeason, type FishSeason } from '../support/fish-season';
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
