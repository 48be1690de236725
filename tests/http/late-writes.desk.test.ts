import { afterAll, beforeAll, expect, test } from 'vitest';
import { bankLayouts } from '../../functions/reconciling/readers/bank-csv/bank-layouts';
import type { HandOver } from '../../functions/books/hand-overs/hand-over';
import type { Fund } from '../../functions/books/funds/fund';
import { post, put } from '../support/acts';
import { asked } from '../support/ask';
import { bringBankLines, cameIn } from '../support/bank-line';
import { box, dayIn, fishSale, invoice, sellFish, type FishSale } from '../support/fish-sale';
import { daysAgo, fishSeason, newTransactionId, type FishSeason } from '../support/fish-season';
import { playsLate, type LateCase } from '../support/late-cases';
import { whileLate } from '../support/late-writes';
import { nightly } from '../support/nightly';
import { remit } from '../support/remit';
import { settle } from '../support/settle';
import { bank, desk, paymentLine, saveMapping, wechat } from '../support/statement-files';

let sale: FishSale;
let season: FishSeason;
beforeAll(async () => {
  [sale, season] = [await fishSale('chunan'), await fishSeason('tonglu')];
  await sellFish(sale, 99);
  await settle();
  await remit(sale);
});
afterAll(async () => {
  await settle();
  expect((await nightly(new Date())).codes).toEqual([]);
});

const wish = async (amount: number) => ({
  amount,
  payee: '杭州保温箱厂',
  purpose: box,
  quantity: 3,
  unit: { zh: '只' },
  invoiceFileId: await invoice(sale, sale.finance),
});
const spendings = () => `${sale.at}/funds/${sale.fundId}/spendings`;
const wished = async (amount = 100): Promise<string> => {
  const body = await wish(amount);
  const made = await asked<{ spendingId: string }>(201, 'POST', spendings(), body, { as: sale.organiser });
  return `${sale.at}/spendings/${made.spendingId}`;
};
const given = (quantity: number) => ({
  quantity,
  place: { zh: '下姜村' },
  receivedBy: '姜书记',
  on: dayIn(0),
});
const bought = async (): Promise<string> => {
  const path = await wished();
  await asked(200, 'POST', `${path}/approve`, undefined, { as: sale.admin });
  return `${path}/hand-overs`;
};
/** Never more is held or spent than came in. */
const inOrder = async (): Promise<void> => {
  const path = `${sale.at}/funds/${sale.fundId}`;
  const fund = await asked<Fund & { free: number }>(200, 'GET', path, undefined, { as: sale.auditor });
  expect(fund.free).toBeGreaterThanOrEqual(0);
};

const at = () => desk(season);
const openDue = async (): Promise<string> => {
  const before = new Set((await at().dues()).map(({ dueId }) => dueId));
  days = days > 50 ? 3 : days + 1;
  await season.sell(1, daysAgo(days));
  await settle();
  return (await at().dues()).find(({ dueId }) => !before.has(dueId))?.dueId ?? '';
};
let days = 2;
const line = async (): Promise<string> => (await bringBankLines(season, [cameIn(4_200, 1)]))[0]?.lineId ?? '';
const match = (lineId: string, dueId: string) =>
  post(`${season.at}/matches`, season.finance, { lineId, dueIds: [dueId], because: 'payer-and-total' });
const stray = async (): Promise<string> => {
  const paid = { orderId: 'POS-1', transactionId: newTransactionId(), amount: 1_000, paidAt: daysAgo(4) };
  const { body } = await at().bring(wechat([paymentLine(paid)]));
  const [found] = await at().lines(body.statementId);
  return `${season.at}/differences/${found?.state.differenceId ?? ''}`;
};

const cases: LateCase[] = [
  [
    'approveSpending by two',
    async () => {
      const path = await wished();
      return {
        one: post(`${path}/approve`, sale.admin),
        other: post(`${path}/approve`, sale.finance),
        behind: inOrder,
      };
    },
    ['spending-already-decided'],
    ['spending-already-decided'],
  ],
  [
    'approveSpending, declineSpending',
    async () => {
      const path = await wished();
      const no = { reason: '发票抬头不对' };
      return { one: post(`${path}/approve`, sale.admin), other: post(`${path}/decline`, sale.finance, no) };
    },
    ['spending-already-decided'],
    ['spending-already-decided'],
  ],
  [
    'approveSpending of two wishes of one fund',
    async () => {
      const [one, other] = [await wished(), await wished()];
      return {
        one: post(`${one}/approve`, sale.admin),
        other: post(`${other}/approve`, sale.finance),
        behind: inOrder,
      };
    },
    ['done'],
    ['done'],
  ],
  [
    'recordHandOver of more than was bought',
    async () => {
      const path = await bought();
      return { one: post(path, sale.organiser, given(2)), other: post(path, sale.admin, given(2)) };
    },
    ['more-than-bought'],
    ['more-than-bought'],
  ],
  [
    'correctHandOver by two',
    async () => {
      const path = await bought();
      const made = await asked<HandOver>(201, 'POST', path, given(3), { as: sale.organiser });
      const correct = (quantity: number, as = sale.organiser) =>
        post(`${path}/${made.handOverId}/correct`, as, { ...given(quantity), reason: '点错了' });
      return { one: correct(1), other: correct(2, sale.admin) };
    },
    ['hand-over-corrected'],
    ['hand-over-corrected'],
  ],
  [
    'confirmMatch of one due with two lines',
    async () => {
      const dueId = await openDue();
      return { one: match(await line(), dueId), other: match(await line(), dueId) };
    },
    ['due-already-paid-over', 'due-changed'],
    ['due-already-paid-over', 'due-changed'],
  ],
  [
    'confirmMatch of one line with two dues',
    async () => {
      const lineId = await line();
      return { one: match(lineId, await openDue()), other: match(lineId, await openDue()) };
    },
    ['line-already-matched'],
    ['line-already-matched'],
  ],
  [
    'confirmMatch, setLineAside',
    async () => {
      const lineId = await line();
      const aside = post(`${season.at}/statement-lines/${lineId}/set-aside`, season.colleague, {
        reason: 'interest',
      });
      return { one: match(lineId, await openDue()), other: aside };
    },
    ['line-already-matched', 'line-set-aside'],
    ['line-already-matched'],
  ],
  [
    'undoMatch by two',
    async () => {
      const { body } = await at().confirm({ lineId: await line(), dueIds: [await openDue()] });
      const path = `${season.at}/matches/${body.remittanceId}/undo`;
      return {
        one: post(path, season.finance, { reason: '选错了' }),
        other: post(path, season.colleague, { reason: '不是他' }),
      };
    },
    ['match-already-undone'],
    ['match-already-undone'],
  ],
  [
    'resolveDifference by two',
    async () => {
      const path = await stray();
      const resolve = (as = season.finance) =>
        post(`${path}/resolve`, as, { how: 'set-aside', note: '摊位收款' });
      return { one: resolve(), other: resolve(season.colleague) };
    },
    ['difference-already-resolved'],
    ['difference-already-resolved'],
  ],
  [
    'reopenDifference by two',
    async () => {
      const path = await stray();
      await asked(200, 'POST', `${path}/resolve`, { how: 'set-aside', note: '摊位' }, { as: season.finance });
      return {
        one: post(`${path}/reopen`, season.finance, { reason: '看错了' }),
        other: post(`${path}/reopen`, season.colleague, { reason: '不对' }),
      };
    },
    ['done'],
    ['done'],
  ],
  [
    'changeColumnMapping by two',
    async () => {
      const number = newNumber();
      const path = `${season.at}/column-mappings/${await saveMapping(season, { number })}`;
      const change = (label: string) =>
        put(path, season.finance, { ...mappingOf(number, label), revision: 1 });
      return { one: change('一'), other: change('二') };
    },
    ['changed-meanwhile'],
    ['changed-meanwhile'],
  ],
];
let accounts = 0;
const newNumber = (): string => `33010402${(accounts += 1)}`;
const mappingOf = (number: string, label = '基本户') => ({
  ...bankLayouts.find(({ id }) => id === 'direction')?.mapping,
  account: { label, number },
});

playsLate(cases);

test('two wishes for the last of a fund: the one whose write is late is told how much is left', async () => {
  const path = `${sale.at}/funds/${sale.fundId}`;
  const { free } = await asked<{ free: number }>(200, 'GET', path, undefined, { as: sale.auditor });
  const [one, other] = [await wish(free), await wish(free)];
  const ask = (body: object, as = sale.finance) => asked<object>(201, 'POST', spendings(), body, { as });
  const late = whileLate(
    1,
    () => ask(one),
    () => ask(other, sale.organiser),
  );
  await expect(late).rejects.toThrow('fund-too-small');
  await inOrder();
});

test('a file is read by the mapping as it stands when the file is noted, or not at all where that is withdrawn', async () => {
  const number = newNumber();
  const mappingId = await saveMapping(season, { number });
  const path = `${season.at}/column-mappings/${mappingId}`;
  const as = season.finance;
  const bring = () => at().bring(bank([cameIn(321, 1)], mappingId));
  const changed = await whileLate(1, bring, () =>
    asked(200, 'PUT', path, { ...mappingOf(number, '一般户'), revision: 1 }, { as }),
  );
  expect(changed.result).toMatchObject({ status: 201, body: { account: '一般户' } });
  const gone = await whileLate(1, bring, () =>
    asked(200, 'POST', `${path}/withdraw`, { reason: '销户' }, { as }),
  );
  expect([gone.wasHeld, gone.result]).toMatchObject([
    true,
    { status: 409, body: { code: 'mapping-withdrawn' } },
  ]);
});

test('of one file that two bring at once, each line is read once, by the mapping of the one who came first', async () => {
  const number = newNumber();
  const mappingId = await saveMapping(season, { number });
  const path = `${season.at}/column-mappings/${mappingId}`;
  const file = bank([cameIn(321, 1), cameIn(654, 1)], mappingId);
  const { result } = await whileLate(
    1,
    () => at().bring(file),
    async () => {
      const first = await at().bring(file, { as: season.colleague });
      expect(first.status).toBe(201);
      const other = { ...mappingOf(number, '一般户'), revision: 1 };
      await asked(200, 'PUT', path, other, { as: season.finance });
    },
  );
  expect(result).toMatchObject({ status: 200, body: { account: '基本户', counts: { added: 2 } } });
});
