import { beforeAll, describe, expect, test } from 'vitest';
import { listAudited } from '../../functions/people/audit/audit.table';
import { ask, asked } from '../support/ask';
import { bringBankLines, cameIn } from '../support/bank-line';
import { daysAgo, fishSeason, type FishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, wechat, type Line } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

let season: FishSeason;
let other: FishSeason;
let at: ReturnType<typeof desk>;
let dueIds: string[];
let lines: Line[];
const lineId = (place: number) => lines[place]?.lineId ?? '';

/** One due of ¥42.00; interest, its remittance, one going out, a gift, and one more of ¥42.00. */
beforeAll(async () => {
  season = await fishSeason('aside');
  other = await fishSeason('aside-not');
  at = desk(season);
  await season.sell(1, daysAgo(6));
  await settle();
  dueIds = (await at.dues()).map(({ dueId }) => dueId);
  lines = await bringBankLines(season, [
    cameIn(123, 1, { counterpartyName: '结息' }),
    cameIn(4_200, 1),
    cameIn(-500, 1, { counterpartyName: '手续费' }),
    cameIn(10_000, 2, { counterpartyName: '王小明', memo: '捐款' }),
    cameIn(4_200, 3, { counterpartyName: '李大海' }),
  ]);
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
const waiting = async () => (await at.proposals()).waiting.map((line) => line.lineId);
const audits = async () =>
  (await listAudited(season.o, { limit: 10 })).items
    .filter(({ which }) => which.startsWith('lin_'))
    .map(({ what, which, by }) => [what, which, by]);

test('interest is set aside: it leaves the to-do, and its line says who, when and why; taken back it waits again', async () => {
  expect(await waiting()).toContain(lineId(0));
  const { status, body } = await at.setAside(lineId(0));
  expect([status, body.state]).toMatchObject([
    200,
    {
      state: 'set-aside',
      reason: 'interest',
      why: 'interest',
      byName: '徐会计',
      who: { personId: season.finance.personId },
    },
  ]);
  expect(await waiting()).not.toContain(lineId(0));
  const shown = (await at.lines(lines[0]?.statementId ?? '')).find((line) => line.lineId === lineId(0));
  expect(shown?.state).toEqual(body.state);

  const back = await at.takeBack(lineId(0), '其实要再看看', { as: season.colleague });
  expect(back).toMatchObject({
    status: 200,
    body: { state: { state: 'open', reopened: { why: '其实要再看看' } } },
  });
  expect(await waiting()).toContain(lineId(0));
  const words = { reason: 'other', note: '供应商退回的押金' };
  expect((await at.setAside(lineId(0), words)).body.state).toMatchObject({
    reason: 'other',
    why: words.note,
  });

  const path = `${season.at}/statement-lines/${lineId(0)}`;
  const { steps } = await asked<{ steps: { state: { state: string } }[] }>(200, 'GET', path, undefined, {
    as: season.auditor,
  });
  expect(steps.map(({ state }) => state.state)).toEqual(['set-aside', 'open', 'set-aside']);
  expect(await audits()).toEqual([
    ['line-set-aside', lineId(0), season.finance.personId],
    ['line-taken-back', lineId(0), season.colleague.personId],
    ['line-set-aside', lineId(0), season.finance.personId],
  ]);
});

test('a retry, also of several at once, is answered and changes nothing; another person’s decision is told', async () => {
  const reason = { reason: 'gift', note: '因'.repeat(100) };
  const mine = await Promise.all([1, 2, 3].map(() => at.setAside(lineId(3), reason)));
  expect(mine.map(({ status }) => status)).toEqual([200, 200, 200]);
  const before = await wholeTable();
  expect((await at.setAside(lineId(3), reason)).status).toBe(200);
  expect(await wholeTable()).toEqual(before);
  await refuses([409, 'line-set-aside'], () => at.setAside(lineId(3), { reason: 'gift' }));
  await refuses([409, 'line-set-aside'], () => at.setAside(lineId(3), reason, { as: season.colleague }));
  const back = await Promise.all([1, 2, 3].map(() => at.takeBack(lineId(3))));
  expect(back.map(({ status }) => status)).toEqual([200, 200, 200]);
  await refuses([409, 'line-not-set-aside'], () =>
    at.takeBack(lineId(3), '看错了', { as: season.colleague }),
  );
});

describe('a line is set aside or matched, never both', () => {
  test('what is set aside is not proposed and cannot be matched until it is taken back; what is matched cannot be set aside', async () => {
    expect((await at.proposals()).items.map(({ line }) => line.lineId)).toEqual([lineId(1)]);
    await at.setAside(lineId(1), { reason: 'wrong-transfer' });
    expect((await at.proposals()).items).toEqual([]);
    await refuses([409, 'line-set-aside'], () => at.confirm({ lineId: lineId(1), dueIds }));
    await at.takeBack(lineId(1));
    const { body } = await at.confirm({ lineId: lineId(1), dueIds });
    await refuses([409, 'line-already-matched'], () => at.setAside(lineId(1)));
    await refuses([409, 'line-not-set-aside'], () => at.takeBack(lineId(1)));
    expect((await at.undo(body.remittanceId)).status).toBe(200);
  });

  test('of two people at the same moment the line itself decides', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [match, aside] = await Promise.all([
        at.confirm({ lineId: lineId(4), dueIds }),
        at.setAside(lineId(4), { reason: 'gift' }, { as: season.colleague }),
      ]);
      const matched = match.status === 201;
      expect(matched ? says(aside) : says(match)).toEqual(
        matched ? [409, 'line-already-matched'] : [409, 'line-set-aside'],
      );
      expect([match.status, aside.status].sort()).toEqual(matched ? [201, 409] : [200, 409]);
      expect((await at.fund(season.fundId)).received).toBe(matched ? 4_200 : 0);
      if (matched) await at.undo(match.body.remittanceId);
      else await at.takeBack(lineId(4), `第 ${round} 次`);
    }
  });
});

describe('it is refused', () => {
  test('for money that went out, and for a line of a provider’s bill', async () => {
    await refuses([422, 'line-not-waiting'], () => at.setAside(lineId(2)));
    await refuses([422, 'line-not-waiting'], () => at.takeBack(lineId(2)));
    const stray = {
      kind: 'payment' as const,
      at: daysAgo(6),
      transactionId: '42000088888',
      merchantOrderId: 'POS-8',
      amount: 12_600,
    };
    const [line] = await at.lines((await at.bring(wechat([stray]))).body.statementId);
    await refuses([422, 'line-not-from-bank'], () => at.setAside(line?.lineId));
    await refuses([422, 'line-not-from-bank'], () => at.takeBack(line?.lineId));
  });

  test('without a reason that there is, in too many words, and without words where only they would say', async () => {
    for (const body of [
      { reason: 'because' },
      { reason: 'other' },
      { reason: 'other', note: ' ' },
      { reason: 'gift', note: '因'.repeat(201) },
    ])
      await refuses([400, 'not-understood'], () => at.setAside(lineId(0), body));
    await refuses([400, 'not-understood'], () => at.takeBack(lineId(0), ''));
  });

  test('to an auditor, to another organisation, for what is not there', async () => {
    await refuses([403, 'not-allowed'], () =>
      at.setAside(lineId(3), { reason: 'gift' }, { as: season.auditor }),
    );
    await refuses([404, 'not-found'], () => desk(other).setAside(lineId(3)));
    await refuses([404, 'not-found'], () => desk(other).takeBack(lineId(3)));
    await refuses([404, 'not-found'], () => at.setAside(`lin_${'0'.repeat(26)}`));
    const path = `${season.at}/statement-lines/${lineId(3)}/set-aside`;
    await refuses([401, 'not-signed-in'], () => ask('POST', path, { reason: 'gift' }));
  });
});
