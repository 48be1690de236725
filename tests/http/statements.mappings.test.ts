import { beforeAll, expect, test } from 'vitest';
import { ask, asked } from '../support/ask';
import { fishSeason, type FishSeason } from '../support/fish-season';
import { bank, desk, formOf, saveMapping, wechat } from '../support/statement-files';

let season: FishSeason;

beforeAll(async () => {
  season = await fishSeason('mappings');
});

test('a mapping is made from what the file’s own names tell, saved once, and listed', async () => {
  const file = bank([{ day: '2026-09-10', amount: 100, counterpartyName: '渔家' }], undefined, {
    layoutId: 'ccb',
  });
  const form = formOf(file);
  form.delete('kind');
  const suggested = await asked<{ header: string[]; suggestion: { layout: string; missing: string[] } }>(
    200,
    'POST',
    `${season.at}/column-mappings/suggest`,
    form,
    { as: season.finance },
  );
  expect(suggested.suggestion).toMatchObject({ layout: 'ccb', missing: [] });
  expect(suggested.header).toContain('对方户名');
  const mappingId = await saveMapping(season, { layoutId: 'ccb', number: '3301040160007654321' });
  const path = `${season.at}/column-mappings`;
  const list = await asked<{ items: { mappingId: string }[]; kinds: string[] }>(200, 'GET', path, undefined, {
    as: season.auditor,
  });
  // The pages ask here which files need one.
  expect(list.kinds).toEqual(['bank-csv']);
  expect(list.items[0]).toMatchObject({
    mappingId,
    account: { label: '基本户', number: '3301040160007654321' },
  });
  const whole = await asked(200, 'GET', `${path}/${mappingId}`, undefined, { as: season.auditor });
  expect(whole).toMatchObject({ columns: { counterpartyName: '对方户名' }, dateFormat: 'YYYYMMDD' });
  const { account, columns, amount, dateFormat } = whole;
  const mapping = { account, columns, amount, dateFormat };
  const key = 'saved-but-once';
  const answers = [1, 2].map(() => ask('POST', path, mapping, { as: season.finance, key }));
  const [one, two] = await Promise.all(answers);
  expect([one?.status, one?.body]).toEqual([201, two?.body]);
});

test('a file is told for what it is, and a bank’s by the mapping of its account; nothing is stored', async () => {
  const season = await fishSeason('recognised');
  const at = desk(season);
  const suggest = async (file: Parameters<typeof formOf>[0]) =>
    (
      await ask('POST', `${season.at}/statements/suggest`, formOf({ ...file, kind: undefined }), {
        as: season.finance,
      })
    ).body;
  const before = (await at.statements()).length;
  expect(await suggest(wechat([]))).toEqual({ kind: 'wechat-trade', because: 'header' });
  const mappingId = await saveMapping(season, { layoutId: 'ccb', number: '33010401600099998888' });
  const file = bank([{ day: '2026-09-10', amount: 100, counterpartyName: '渔家' }], undefined, {
    layoutId: 'ccb',
  });
  expect(await suggest(file)).toEqual({ kind: 'bank-csv', mappingId, because: 'columns' });
  await saveMapping(season, { layoutId: 'ccb', number: '33010401600077776666' });
  expect(await suggest(file), 'two fit alike').toEqual({ kind: 'bank-csv', because: 'header' });
  const flow = new TextEncoder().encode('记账时间,微信支付业务单号,资金流水单号\n');
  expect(await suggest({ bytes: flow })).toMatchObject({
    because: 'other',
    called: expect.any(String) as unknown,
  });
  expect(await suggest({ bytes: new Uint8Array([1, 2, 3]) })).toEqual({ because: 'unknown' });
  expect((await at.statements()).length).toBe(before);
});
