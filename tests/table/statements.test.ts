import { describe, expect, test } from 'vitest';
import { putNewCampaign } from '../../functions/campaigns/campaign.table';
import { enter } from '../../functions/ledger/entry.table';
import { dueFromMerchant, move, ofFund, type Entry } from '../../functions/ledger/entry';
import { table } from '../../functions/platform/table';
import {
  CampaignId,
  FundId,
  MerchantId,
  OrderId,
  OrganisationId,
  PersonId,
  RemittanceId,
  StatementId,
  StatementLineId,
} from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { soldInDays } from '../../functions/statements/books-of-days.table';
import type { Difference } from '../../functions/statements/difference';
import {
  addDifference,
  getDifference,
  listDifferences,
  putNewDifference,
  putResolved,
} from '../../functions/statements/difference.table';
import { differenceOf } from '../../functions/statements/kept-state';
import { openDifference, resolve } from '../../functions/statements/listed-difference';
import type { ListedBankLine } from '../../functions/statements/listed-line';
import type { LineState } from '../../functions/statements/statement-line';
import {
  addLine,
  getLine,
  listLines,
  listSteps,
  moveLine,
  newestOpenLines,
  putNewLine,
} from '../../functions/statements/statement-line.table';
import { idNumber } from '../support/make-shift';

const o = OrganisationId.parse('chunan');
const personId = PersonId.parse('0123456789ab');
const at = '2026-09-20T01:00:00.000Z';
const statementId = StatementId.parse(idNumber('stm', 1));
const lineNumbered = (
  number: number,
  part: Partial<{ day: string; kind: 'income' | 'outgoing' }> = {},
): ListedBankLine => ({
  kind: 'income',
  lineId: StatementLineId.parse(idNumber('lin', number)),
  statementId,
  lineNumber: number,
  amount: fen(100 * number),
  day: '2026-09-08',
  counterpartyName: '千岛湖渔家',
  memo: '善款',
  state: { state: 'open' },
  ...part,
});
const matched = (number: number): LineState => ({
  state: 'matched-to-remittance',
  remittanceId: RemittanceId.parse(idNumber('rem', number)),
  why: 'payer-and-total',
  who: { kind: 'person', personId },
  at,
});
const open = async () => (await newestOpenLines(o, 50)).map(({ lineNumber }) => lineNumber);

describe('a statement line', () => {
  test('is added once; the one that stands is answered, whatever comes again', async () => {
    const line = lineNumbered(1);
    expect(await putNewLine(o, line)).toEqual(line);
    expect(await putNewLine(o, { ...line, memo: '改了' })).toEqual(line);
    expect(await table.transact([addLine(o, { ...line, memo: '改了' })])).toBe('already');
    expect(await getLine(o, line.lineId)).toEqual(line);
    expect(await table.transact([addLine(o, lineNumbered(2))])).toBe('done');
    expect(await getLine(OrganisationId.parse('xihu'), line.lineId)).toBeUndefined();
  });

  test('waits while it is open and money that came in; the newest are looked at', async () => {
    await putNewLine(o, lineNumbered(3, { kind: 'outgoing' }));
    await putNewLine(o, lineNumbered(4, { day: '2026-09-10' }));
    await putNewLine(o, lineNumbered(5, { day: '2026-09-09' }));
    expect((await open()).slice(0, 2)).toEqual([4, 5]);
    expect(await open()).not.toContain(3);
    expect((await newestOpenLines(o, 1)).map(({ lineNumber }) => lineNumber)).toEqual([4]);
  });

  test('moves on only from where it was read, and its history keeps every step', async () => {
    const line = lineNumbered(6);
    await putNewLine(o, line);
    const otherwise = 'line-already-matched';
    expect(await table.transact(moveLine(o, line, { state: matched(1), at, otherwise }))).toBe('done');
    expect(await open()).not.toContain(6);
    await expect(
      table.transact(moveLine(o, line, { state: matched(2), at, otherwise })),
    ).rejects.toMatchObject({ code: otherwise });
    const reopened: LineState = { state: 'open', reopened: { why: '认错', personId, at } };
    const undoing = {
      state: reopened,
      at: '2026-09-21T01:00:00.000Z',
      otherwise: 'match-already-undone',
    } as const;
    const byAnother = { ...line, state: matched(2) };
    await expect(table.transact(moveLine(o, byAnother, undoing))).rejects.toMatchObject({
      code: 'match-already-undone',
    });
    expect(await table.transact(moveLine(o, { ...line, state: matched(1) }, undoing))).toBe('done');
    expect(await getLine(o, line.lineId)).toEqual({ ...line, state: reopened });
    expect(await open()).toContain(6);
    expect((await listSteps(o, line.lineId)).map(({ state }) => state)).toEqual([matched(1), reopened]);
  });

  test('is listed with its statement, in the file’s order, by pages', async () => {
    const first = await listLines(o, statementId, { limit: 4 });
    const second = await listLines(o, statementId, { limit: 4, cursor: first.next });
    expect([...first.items, ...second.items].map(({ lineNumber }) => lineNumber)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await listLines(o, StatementId.parse(idNumber('stm', 2)), { limit: 4 })).items).toEqual([]);
  });
});

describe('a difference', () => {
  const orderId = OrderId.parse(idNumber('ord', 1));
  const inBill = {
    lineIdentity: 'wechat-payment-42001',
    merchantOrderId: orderId,
    transactionId: '42001',
    billAmount: fen(100),
    at,
  };
  const inBooks = { orderId, booksAmount: fen(200) };
  const refund = { ...inBill, lineIdentity: 'wechat-refund-5031', refundId: '5031' };
  const all: Difference[] = [
    { reason: 'no-such-order', ...inBill, merchantOrderId: '  POS 1' },
    { reason: 'other-merchant-account', ...inBill, merchantAccount: '190' },
    { reason: 'amount-differs', ...inBill, ...inBooks, lineIdentity: 'wechat-refund-5032' },
    { reason: 'payment-not-recorded', ...inBill, ...inBooks },
    { reason: 'other-payment-recorded', ...inBill, ...inBooks, booksTransactionId: '42002' },
    { reason: 'refund-of-unknown-order', ...refund, merchantOrderId: 'x' },
    { reason: 'refund-of-unpaid-order', ...refund, ...inBooks },
    { reason: 'refund-not-recorded', ...refund, ...inBooks, refundedBefore: fen(0) },
    { reason: 'refund-exceeds-payment', ...refund, ...inBooks, refundedBefore: fen(100) },
    { reason: 'refund-failed', ...refund, isInBooks: true },
  ];
  const about = (number: number) => {
    const lineId = StatementLineId.parse(idNumber('lin', number));
    return { differenceId: differenceOf(lineId), lineId };
  };
  const missing: Difference[] = [
    { reason: 'missing-from-bill', ...inBooks, transactionId: '42003', at: '2026-09-19T01:00:00.000Z' },
    { reason: 'refund-missing-from-bill', ...inBooks, transactionId: '42003', refundId: '5033', at },
  ];

  test('of every reason is kept with all its facts, while it waits and when it is resolved', async () => {
    const told = [
      ...all.map((found, number) => openDifference(found, about(100 + number))),
      ...missing.map((found, number) =>
        openDifference(found, { differenceId: about(200 + number).differenceId, statementId }),
      ),
    ];
    for (const difference of told) expect(await putNewDifference(o, difference)).toEqual(difference);
    for (const difference of told)
      expect(await getDifference(o, difference.differenceId)).toEqual(difference);
    const waiting = (await listDifferences(o, { status: 'open', limit: 50 })).items;
    expect(waiting.length).toBe(told.length);
    expect(waiting[0]?.found.reason).toBe('missing-from-bill');
    for (const [number, difference] of told.entries()) {
      const by = {
        how: 'set-aside',
        note: '核对过',
        personId,
        name: '徐会计',
        at: `2026-09-2${number % 10}T02:00:${number + 10}.000Z`,
      } as const;
      const resolved = resolve(difference, by);
      expect(await table.transact([putResolved(o, resolved)])).toBe('done');
      expect(await getDifference(o, difference.differenceId)).toEqual(resolved);
      await expect(table.transact([putResolved(o, resolved)])).rejects.toMatchObject({
        code: 'difference-already-resolved',
      });
    }
    expect((await listDifferences(o, { status: 'open', limit: 50 })).items).toEqual([]);
    const done = (await listDifferences(o, { status: 'resolved', limit: 50 })).items.map(
      ({ resolved }) => resolved?.at ?? '',
    );
    expect(done).toEqual([...done].sort().reverse());
  });

  test('that stands, open or resolved, is not told again', async () => {
    const difference = openDifference(all[0] as Difference, about(100));
    expect((await putNewDifference(o, difference)).resolved).toMatchObject({ note: '核对过' });
    expect(await table.transact([addDifference(o, difference)])).toBe('already');
    expect((await listDifferences(o, { status: 'open', limit: 50 })).items).toEqual([]);
  });
});

describe('what the books hold in some days', () => {
  const merchantId = MerchantId.parse(idNumber('mer', 1));
  const campaign = async (number: number, startsOn: string, endsOn: string) => {
    const fundId = FundId.parse(idNumber('fnd', number));
    const campaignId = CampaignId.parse(idNumber('cmp', number));
    const purpose = { zh: '保温箱' };
    await putNewCampaign(
      {
        organisationId: o,
        campaignId,
        fundId,
        name: { zh: '鱼' },
        purpose,
        startsOn,
        endsOn,
        status: 'draft',
      },
      `c${number}`,
      [],
    );
    return fundId;
  };
  const sale = (fundId: FundId, tx: string, at: string) => ({
    entryId: `pay-sandbox-${tx}`,
    fundId,
    at,
    because: 'sale' as const,
    orderId: OrderId.parse(idNumber('ord', 1)),
    duePage: 1,
    legs: move(fen(4_200), { debit: dueFromMerchant(merchantId), credit: ofFund(fundId) }),
  });

  test('are the sales and refunds of those days in Shanghai, of every campaign that may have had them', async () => {
    const now = await campaign(1, '2026-09-01', '2026-09-30');
    const ended = await campaign(2, '2026-01-01', '2026-02-01');
    const longAgo = await campaign(3, '2025-01-01', '2025-09-01');
    const later = await campaign(4, '2026-09-11', '2026-12-31');
    const written: Entry[] = [
      sale(now, 'before', '2026-09-07T15:59:59.999Z'),
      sale(now, 'first', '2026-09-07T16:00:00.000Z'),
      sale(now, 'last', '2026-09-10T15:59:59.999Z'),
      sale(now, 'after', '2026-09-10T16:00:00.000Z'),
      {
        ...sale(ended, 'late', '2026-09-09T00:00:00.000Z'),
        because: 'refund' as const,
        dueDay: '2026-09-09',
      },
      sale(longAgo, 'never', '2026-09-09T00:00:00.000Z'),
      sale(later, 'early', '2026-09-09T00:00:00.000Z'),
      {
        ...sale(now, 'x', '2026-09-09T00:00:00.000Z'),
        because: 'remittance' as const,
        remittanceId: RemittanceId.parse(idNumber('rem', 1)),
      },
    ];
    for (const entry of written) await table.transact([enter(o, entry)]);
    const found = await soldInDays(o, { from: '2026-09-08', to: '2026-09-10' });
    expect(found.map(({ entryId }) => entryId.replace('pay-sandbox-', '')).sort()).toEqual([
      'first',
      'last',
      'late',
    ]);
  });
});
