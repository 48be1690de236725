import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { listAudited } from '../../functions/people/audit/audit.table';
import { ask, asked } from '../support/ask';
import { daysAgo, fishSeason, newTransactionId, type FishSeason } from '../support/fish-season';
import type { TradeBillLine } from '../support/make-statements';
import { settle } from '../support/settle';
import { desk, paymentLine, wechat } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

const OURS = '1900000109';
const THEIRS = '1613880021';
const OPENID = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';

let season: FishSeason;
let other: FishSeason;
let at: ReturnType<typeof desk>;
beforeAll(async () => {
  season = await fishSeason('accounts');
  other = await fishSeason('accounts-not');
  at = desk(season);
});

const path = () => `${season.at}/merchant-accounts`;
const add = (account: string, as = season.finance) => ask('PUT', path(), { account }, { as });
const remove = (account: string, as = season.finance) =>
  ask('POST', `${path()}/${account}/remove`, undefined, { as });
const accounts = async () =>
  (
    await asked<{ items: { account: string }[] }>(200, 'GET', path(), undefined, { as: season.auditor })
  ).items.map(({ account }) => account);
const stray = (more: Partial<TradeBillLine> = {}): TradeBillLine => ({
  kind: 'payment',
  at: daysAgo(3),
  transactionId: newTransactionId(),
  merchantOrderId: `POS-${newTransactionId().slice(-6)}`,
  amount: 1_000,
  ...(more as object),
});
const says = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { code?: string }).code,
];
const refuses = async (code: [number, string], doing: () => Promise<{ status: number; body: unknown }>) => {
  const before = await wholeTable();
  expect(says(await doing())).toEqual(code);
  expect(await wholeTable()).toEqual(before);
};

describe('our merchant accounts', () => {
  test('while none is written down any bill is ours, and the preview asks', async () => {
    const file = wechat([stray({ merchantAccount: THEIRS })]);
    expect((await at.preview(file)).body).toMatchObject({
      importable: true,
      accounts: [{ account: THEIRS, lines: 1, ours: 'unknown' }],
    });
    const { body } = await at.bring(file);
    const [found] = (await at.differences()).filter(({ lineId }) => lineId !== undefined);
    expect([body.counts.differing, found?.found.reason]).toEqual([1, 'no-such-order']);
  });

  test('are remembered once, whoever adds them and however often, and told who did', async () => {
    const both = await Promise.all([add(OURS), add(OURS), add('1511458511', season.colleague)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await accounts()).toEqual(['1511458511', OURS]);
    const before = await wholeTable();
    expect((await add(OURS)).status).toBe(200);
    expect((await remove('1234567890')).status).toBe(200);
    expect(await wholeTable()).toEqual(before);
    expect((await remove('1511458511', season.colleague)).body).toMatchObject({ items: [{ account: OURS }] });
    const audits = (await listAudited(season.o, { limit: 10 })).items;
    expect(
      audits
        .filter(({ what }) => what.startsWith('merchant-account'))
        .map(({ what, which }) => [what, which]),
    ).toEqual(
      expect.arrayContaining([
        ['merchant-account-removed', '1511458511'],
        ['merchant-account-added', OURS],
      ]),
    );
    expect(audits.filter(({ which }) => which === OURS).length).toBe(1);
  });

  test('a bill of another account is refused whole, in the reader’s language, and the preview says so before', async () => {
    const file = wechat([stray({ merchantAccount: THEIRS }), stray({ merchantAccount: THEIRS })]);
    const { body } = await at.preview(file, { language: 'zh' });
    expect(body).toMatchObject({
      importable: false,
      problemCount: 1,
      accounts: [{ account: THEIRS, lines: 2, ours: 'no' }],
    });
    const [problem] = body['problems'] as { code: string; says: string }[];
    expect(problem?.says).toBe(
      `该账单属于商户号 ${THEIRS}，而本机构的商户号是 ${OURS}。未导入任何内容：请另选文件，或先把该商户号加入本机构。`,
    );
    await refuses([422, 'statement-of-others'], () => at.bring(file));
    expect(((await at.bring(file)).body as unknown as { detail: string }).detail).toContain(
      `of merchant account ${THEIRS}, and ours are ${OURS}`,
    );
  });

  test('lines of another account among ours are differences; a sub-merchant’s number counts, not the service provider’s', async () => {
    const fish = await season.sell(1, daysAgo(4));
    await settle();
    const foreign = stray({ merchantAccount: THEIRS });
    const own = { ...paymentLine(fish), merchantAccount: THEIRS, subMerchantAccount: OURS };
    const file = wechat([own, foreign]);
    expect((await at.preview(file)).body).toMatchObject({
      importable: true,
      accounts: [
        { account: OURS, lines: 1, ours: 'yes' },
        { account: THEIRS, lines: 1, ours: 'no' },
      ],
    });
    const { body } = await at.bring(file);
    expect(body.counts).toMatchObject({ matched: 1, differing: 1 });
    const found = (await at.differences()).find((one) => one.found.transactionId === foreign.transactionId);
    expect(found).toMatchObject({
      found: { reason: 'other-merchant-account', merchantAccount: THEIRS },
      may: ['set-aside'],
    });
  });

  test('are numbers, and not without end', async () => {
    for (const account of ['', 'wx2421b1c4370ec43b', '12345', '1'.repeat(21)])
      await refuses([400, 'not-understood'], () => add(account));
    const full = await fishSeason('accounts-full');
    const put = (account: string) =>
      ask('PUT', `${full.at}/merchant-accounts`, { account }, { as: full.finance });
    for (let number = 0; number < 50; number += 1)
      expect((await put(String(1_900_000_000 + number))).status).toBe(200);
    // As a Chinese keyboard types it: the same number, not one more.
    expect((await put('１９０００００００９')).status).toBe(200);
    await refuses([409, 'too-many-accounts'], () => put('1800000000'));
  });

  test('are read by auditors and changed by none of them, and are nobody else’s', async () => {
    await refuses([403, 'not-allowed'], () => add('1500000000', season.auditor));
    await refuses([404, 'not-found'], () => add('1500000000', other.finance));
    await refuses([404, 'not-found'], () => remove(OURS, other.finance));
    expect((await ask('GET', path(), undefined, { as: other.finance })).status).toBe(404);
  });
});

test('who paid stands neither in the table, nor in the file that is kept, nor in what is shown', async () => {
  const file = wechat([stray({ merchantAccount: OURS })]);
  expect(new TextDecoder().decode(file.bytes)).toContain(OPENID);
  const { body } = await at.bring(file);
  const [line] = await at.lines(body.statementId);
  const shown = await ask('GET', `${season.at}/statement-lines/${line?.lineId}`, undefined, {
    as: season.auditor,
  });
  expect(shown.body['text']).toContain(line?.merchantOrderId);
  expect(shown.body['text']).toContain('`***,');
  expect(JSON.stringify([shown.body, await wholeTable()])).not.toContain(OPENID);
  const folder = process.env['FILES_DIR'] ?? '';
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    name.includes(body.statementId),
  );
  expect(names.length).toBe(1);
  const kept = gunzipSync(await readFile(join(folder, names[0] ?? ''))).toString();
  expect(kept).toContain(line?.merchantOrderId);
  expect(kept).not.toContain(OPENID);
  // The same file is known again by the bytes that came.
  expect((await at.bring(file)).status).toBe(200);
});
