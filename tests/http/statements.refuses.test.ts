import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LINES } from '../../functions/reconciling/readers/statement-limits';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../functions/shared/time';
import { ask } from '../support/ask';
import { daysAgo, fishSeason, newTransactionId, type FishSeason } from '../support/fish-season';
import type { TradeBillLine } from '../support/make-statements';
import { settle } from '../support/settle';
import { bank, desk, formOf, saveMapping, wechat, type FileGiven } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

let season: FishSeason;
let other: FishSeason;
let at: ReturnType<typeof desk>;

beforeAll(async () => {
  season = await fishSeason('bills');
  other = await fishSeason('elsewhere');
  at = desk(season);
});

const payments = (count: number): TradeBillLine[] =>
  Array.from({ length: count }, (_, second) => ({
    kind: 'payment',
    at: daysAgo(3, 2, second % 60),
    transactionId: newTransactionId(),
    merchantOrderId: `POS-${second}`,
    amount: 100,
  }));
const everything = async () => [
  await wholeTable(),
  await readdir(join(process.env['FILES_DIR'] ?? ''), { recursive: true }).catch(() => []),
];
const says = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { code?: string }).code,
];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file that cannot be read whole', () => {
  const spoilt = () =>
    wechat(payments(4), {
      spoil: (text) => text.replace(/`1\.00,`0\.00/, '`一元,`0.00').replace(/`POS-2,/, '`,'),
    });

  test('the preview names each line with its reason, in the reader’s language', async () => {
    const { status, body } = await at.preview(spoilt());
    expect(status).toBe(200);
    expect(body).toMatchObject({ importable: false, problemCount: 2 });
    expect(body['problems']).toMatchObject([
      {
        code: 'amount-unreadable',
        lineNumber: 2,
        says: 'Line 2 reads “一元” in 应结订单金额, which is no amount.',
      },
      { code: 'id-missing', lineNumber: 4 },
    ]);
    const zh = (await at.preview(spoilt(), { language: 'zh' })).body['problems'] as { says: string }[];
    expect(zh[0]?.says).toBe('第 2 行“应结订单金额”的内容“一元”不是金额。');
  });

  test('a line of a day to come: the preview says which, the import stores nothing', async () => {
    const mappingId = await saveMapping(season);
    const line = { amount: 4_200, counterpartyName: '千岛湖渔家', memo: '善款' };
    const file = bank(
      [
        { ...line, day: dayOf(daysAgo(1)) },
        { ...line, day: '2099-12-31' },
      ],
      mappingId,
    );
    const { problems, importable } = (await at.preview(file)).body;
    expect([importable, problems]).toMatchObject([false, [{ code: 'day-to-come', lineNumber: 7 }]]);
    const before = await everything();
    expect(says(await at.bring(file))).toEqual([422, 'statement-has-problems']);
    expect(await everything()).toEqual(before);
  });

  test('the import refuses it, says how many lines, and stores nothing', async () => {
    const before = await everything();
    const answer = await at.bring(spoilt());
    expect(says(answer)).toEqual([422, 'statement-has-problems']);
    expect((answer.body as unknown as { detail: string }).detail).toContain('2 lines');
    expect(await everything()).toEqual(before);
  });
});

describe('a file that cannot be trusted as a whole', () => {
  const files: [string, () => FileGiven, string][] = [
    [
      'whose totals lie',
      () => wechat(payments(2), { spoil: (text) => text.replace(/`2,`2\.00/, '`2,`9.00') }),
      'totals-differ',
    ],
    [
      'that was cut off',
      () => wechat(payments(2), { spoil: (text) => text.slice(0, text.indexOf('总交易单数')) }),
      'totals-missing',
    ],
    ['that is empty', () => ({ bytes: new Uint8Array(), kind: 'wechat-trade' }), 'file-empty'],
    [
      'that is a picture',
      () => ({ bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), kind: 'wechat-trade' }),
      'not-text',
    ],
    [
      'that is a workbook',
      () => ({ bytes: bytesOf('PK\u0003\u0004....'), kind: 'wechat-trade' }),
      'is-zip-or-workbook',
    ],
    [
      'of another kind',
      () => ({ bytes: bytesOf('<script>alert(1)</script>\n1,2\n'), kind: 'wechat-trade' }),
      'header-not-found',
    ],
    [
      'of 4 MB and more',
      () => ({ bytes: bytesOf('x'.repeat(4_000_001)), kind: 'wechat-trade' }),
      'file-too-large',
    ],
  ];

  test.each(files)(
    '%s: the preview says what is wrong, the import refuses and stores nothing',
    async (_, make, code) => {
      const file = make();
      const seen = await at.preview(file);
      expect(seen.status).toBe(200);
      expect(seen.body).toMatchObject({ importable: false, lines: [], problems: [{ code }] });
      const before = await everything();
      const answer = await at.bring(file);
      expect(says(answer)).toEqual([422, 'statement-not-readable']);
      const [{ says: sentence }] = seen.body['problems'] as [{ says: string }];
      expect((answer.body as unknown as { detail: string }).detail).toContain(sentence);
      expect(await everything()).toEqual(before);
    },
  );

  test('more than 50,000 lines, and more than a form may hold, are too large', async () => {
    const long = wechat(payments(LINES + 1), { gzip: true });
    expect(says(await at.preview(long))).toEqual([413, 'statement-too-large']);
    expect(says(await at.bring(long))).toEqual([413, 'statement-too-large']);
    const heavy = { bytes: new Uint8Array(5 * 1024 * 1024), kind: 'wechat-trade' } as const;
    expect(says(await at.bring(heavy))).toEqual([413, 'body-too-large']);
  });
});

describe('how it is asked', () => {
  test('a bank’s file needs a mapping, and one of this organisation', async () => {
    const file = (mappingId?: string) =>
      bank([{ day: '2026-09-08', amount: 100, counterpartyName: '渔家' }], mappingId);
    expect(says(await at.bring(file()))).toEqual([422, 'mapping-not-found']);
    expect(says(await at.preview(file()))).toEqual([422, 'mapping-not-found']);
    const theirs = await saveMapping(other);
    expect(says(await at.bring(file(theirs)))).toEqual([422, 'mapping-not-found']);
    expect(
      says(await ask('GET', `${season.at}/column-mappings/${theirs}`, undefined, { as: season.finance })),
    ).toEqual([404, 'not-found']);
  });

  test('fields that are missing or not known, another content type, and no key are refused', async () => {
    const unknown = formOf(wechat(payments(1)));
    unknown.set('dryRun', 'yes');
    expect(says(await ask('POST', `${season.at}/statements`, unknown, { as: season.finance }))).toEqual([
      400,
      'not-understood',
    ]);
    const kindless = formOf(wechat(payments(1)));
    kindless.delete('kind');
    expect(says(await ask('POST', `${season.at}/statements`, kindless, { as: season.finance }))).toEqual([
      400,
      'not-understood',
    ]);
    const asText = new FormData();
    asText.set('file', 'not a file');
    asText.set('kind', 'wechat-trade');
    expect(says(await ask('POST', `${season.at}/statements`, asText, { as: season.finance }))).toEqual([
      400,
      'not-understood',
    ]);
    expect(
      (await ask('POST', `${season.at}/statements`, { kind: 'wechat-trade' }, { as: season.finance })).status,
    ).toBeGreaterThanOrEqual(400);
    expect(says(await at.bring(wechat(payments(1)), { key: 'short' }))).toEqual([400, 'request-key-missing']);
  });

  test('a key that brought one file does not bring another', async () => {
    const key = 'one-key-one-file';
    expect((await at.bring(wechat(payments(1)), { key })).status).toBe(201);
    const before = await everything();
    expect(says(await at.bring(wechat(payments(1)), { key }))).toEqual([422, 'request-key-reused']);
    expect(await everything()).toEqual(before);
  });

  test('an auditor reads and brings nothing; nobody sees another organisation’s', async () => {
    const { body } = await at.bring(wechat(payments(1)));
    const [line] = await at.lines(body.statementId);
    expect(says(await at.bring(wechat(payments(1)), { as: season.auditor }))).toEqual([403, 'not-allowed']);
    expect(says(await at.preview(wechat(payments(1)), { as: season.auditor }))).toEqual([403, 'not-allowed']);
    const theirs = (path: string) => ask('GET', `${other.at}${path}`, undefined, { as: other.finance });
    expect(says(await theirs(`/statements/${body.statementId}/lines`))).toEqual([404, 'not-found']);
    expect(says(await theirs(`/statement-lines/${line?.lineId}`))).toEqual([404, 'not-found']);
    const through = (path: string) => ask('GET', `${season.at}${path}`, undefined, { as: other.finance });
    expect(says(await through(`/statements/${body.statementId}/lines`))).toEqual([404, 'not-found']);
  });

  test('the same file of two organisations is two statements, and an order of another one is not known', async () => {
    const theirFish = await other.sell(1, daysAgo(4));
    await settle();
    const { orderId: merchantOrderId, transactionId, paidAt } = theirFish;
    const file = wechat([{ kind: 'payment', at: paidAt, transactionId, merchantOrderId, amount: 16_800 }]);
    const here = await at.bring(file);
    const there = await desk(other).bring(file);
    expect(here.body.statementId).not.toBe(there.body.statementId);
    expect([here.body.counts.matched, there.body.counts.matched]).toEqual([0, 1]);
    const known = (await at.differences()).filter(({ found }) => found.merchantOrderId === merchantOrderId);
    expect(known.map(({ found }) => found.reason)).toEqual(['no-such-order']);
  });
});
