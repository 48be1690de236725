import { beforeAll, describe, expect, test } from 'vitest';
import { ask, asked } from '../support/ask';
import { bringBankLines, cameIn } from '../support/bank-line';
import { daysAgo, fishSeason, type FishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk, paymentLine, wechat, type Line } from '../support/statement-files';
import { wholeTable } from '../support/whole-table';

let season: FishSeason;
let other: FishSeason;
let at: ReturnType<typeof desk>;
let dueIds: string[];
let lines: (Line | undefined)[];
let billLine: Line | undefined;

/** Two days' dues of ¥42.00 and ¥84.00; lines of ¥126.00, ¥42.00, ¥84.00 and one going out. */
beforeAll(async () => {
  season = await fishSeason('owing');
  other = await fishSeason('elsewhere');
  at = desk(season);
  const first = await season.sell(1, daysAgo(6));
  await season.sell(2, daysAgo(5));
  await other.sell(1, daysAgo(5));
  await settle();
  dueIds = (await at.dues()).map(({ dueId }) => dueId);
  lines = await bringBankLines(season, [
    cameIn(12_600, 1),
    cameIn(4_200, 1),
    cameIn(8_400, 1),
    cameIn(-4_200, 1),
  ]);
  const bill = await at.bring(wechat([paymentLine(first)]));
  [billLine] = await at.lines(bill.body.statementId);
});

const says = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { code?: string }).code,
];
/** Asked, it says so and changes nothing. */
const refuses = async (code: [number, string], ask: () => Promise<{ status: number; body: unknown }>) => {
  const before = await wholeTable();
  expect(says(await ask())).toEqual(code);
  expect(await wholeTable()).toEqual(before);
};

describe('confirming', () => {
  test('what does not add up, in either direction, and money that went out', async () => {
    const wrong = await at.confirm({ lineId: lines[0]?.lineId, dueIds: dueIds.slice(0, 1) });
    expect(says(wrong)).toEqual([422, 'amounts-differ']);
    expect((wrong.body as unknown as { detail: string }).detail).toContain('42.00, the line says 126.00');
    await refuses([422, 'amounts-differ'], () => at.confirm({ lineId: lines[1]?.lineId, dueIds }));
    await refuses([422, 'amounts-differ'], () =>
      at.confirm({ lineId: lines[3]?.lineId, dueIds: dueIds.slice(0, 1) }),
    );
  });

  test('due ids that no due can have are not understood', async () => {
    const [, , fundId = ''] = dueIds[0]?.split('.') ?? [];
    for (const wrong of [
      `${season.merchantId}.2026-13-45.${fundId}.1`,
      `mer_${'i'.repeat(26)}.2026-09-08.${fundId}.1`,
      `${season.merchantId}.2026-09-08.${fundId}.0`,
    ])
      await refuses([400, 'not-understood'], () => at.confirm({ lineId: lines[0]?.lineId, dueIds: [wrong] }));
  });

  test('a line of a provider’s bill, which is already matched or is none of the bank’s', async () => {
    await refuses([409, 'line-already-matched'], () => at.confirm({ lineId: billLine?.lineId, dueIds }));
    const stray = {
      kind: 'payment' as const,
      at: daysAgo(6),
      transactionId: '42000099999',
      merchantOrderId: 'POS-9',
      amount: 12_600,
    };
    const { body } = await at.bring(wechat([stray]));
    const [line] = await at.lines(body.statementId);
    await refuses([422, 'line-not-from-bank'], () => at.confirm({ lineId: line?.lineId, dueIds }));
  });

  test('dues of two merchants, or of two funds', async () => {
    const shop = await season.another({ merchantName: '另一家', fundName: '另一个基金' });
    await season.sell(1, daysAgo(5), shop.offerId);
    await settle();
    const theirs = (await at.dues()).find(({ dueId }) => dueId.includes(shop.merchantId))?.dueId ?? '';
    await refuses([422, 'dues-of-several'], () =>
      at.confirm({ lineId: lines[2]?.lineId, dueIds: [dueIds[0] ?? '', theirs] }),
    );
  });

  test('what is not here: another organisation’s line or due, and ids of nothing', async () => {
    const theirDue = (await desk(other).dues())[0]?.dueId ?? '';
    const [theirLine] = await bringBankLines(other, [cameIn(4_200, 1)]);
    await refuses([404, 'not-found'], () =>
      at.confirm({ lineId: theirLine?.lineId, dueIds: dueIds.slice(0, 1) }),
    );
    await refuses([404, 'not-found'], () => at.confirm({ lineId: lines[1]?.lineId, dueIds: [theirDue] }));
    await refuses([404, 'not-found'], () => at.confirm({ lineId: `lin_${'0'.repeat(26)}`, dueIds }));
    await refuses([404, 'not-found'], () =>
      at.confirm({ lineId: lines[1]?.lineId, dueIds: dueIds.slice(0, 1) }, { as: other.finance }),
    );
    await refuses([403, 'not-allowed'], () =>
      at.confirm({ lineId: lines[1]?.lineId, dueIds }, { as: season.auditor }),
    );
  });

  test('more dues than one match settles, in a sentence that says how many', async () => {
    const [due = ''] = dueIds;
    const many = Array.from({ length: 93 }, (_, page) => due.replace(/\.\d+$/, `.${page + 1}`));
    const ask = () => at.confirm({ lineId: lines[1]?.lineId, dueIds: many });
    await refuses([422, 'too-many-dues'], ask);
    expect(((await ask()).body as unknown as { detail: string }).detail).toContain('at most 40 dues, and 93');
    await refuses([422, 'too-many-dues'], () =>
      at.confirm({ lineId: lines[1]?.lineId, dueIds: many.slice(0, 41) }),
    );
  });

  test('a due twice, none, no reason, no key', async () => {
    const [due = ''] = dueIds;
    for (const asked of [[], [due, due]])
      await refuses([400, 'not-understood'], () => at.confirm({ lineId: lines[1]?.lineId, dueIds: asked }));
    await refuses([400, 'not-understood'], () =>
      at.confirm({ lineId: lines[1]?.lineId, dueIds: [due], because: '' }),
    );
    await refuses([400, 'request-key-missing'], () =>
      at.confirm({ lineId: lines[1]?.lineId, dueIds: [due] }, { key: '' }),
    );
  });

  test('a line that is matched, a due that is paid over, a key that made another match', async () => {
    const key = 'the-key-of-this-match';
    const [first = '', second = ''] = dueIds;
    const { status, body } = await at.confirm({ lineId: lines[1]?.lineId, dueIds: [first] }, { key });
    expect(status).toBe(201);
    await refuses([409, 'line-already-matched'], () =>
      at.confirm({ lineId: lines[1]?.lineId, dueIds: [first] }),
    );
    await refuses([409, 'due-already-paid-over'], () => at.confirm({ lineId: lines[0]?.lineId, dueIds }));
    await refuses([422, 'request-key-reused'], () =>
      at.confirm({ lineId: lines[2]?.lineId, dueIds: [second] }, { key }),
    );
    expect((await at.undo(body.remittanceId)).status).toBe(200);
  });
});

describe('undoing', () => {
  const matched = async () => {
    const { body } = await at.confirm({ lineId: lines[0]?.lineId, dueIds });
    return body.remittanceId;
  };

  test('without a reason, of nothing, of another organisation, by an auditor', async () => {
    const remittanceId = await matched();
    await refuses([400, 'not-understood'], () => at.undo(remittanceId, ''));
    await refuses([404, 'not-found'], () => at.undo(`rem_${'0'.repeat(26)}`));
    await refuses([403, 'not-allowed'], () => at.undo(remittanceId, '审计不改', { as: season.auditor }));
    await refuses([404, 'not-found'], () => desk(other).undo(remittanceId));
    expect((await at.undo(remittanceId, '一')).status).toBe(200);
    await refuses([409, 'match-already-undone'], () => at.undo(remittanceId, '二'));
  });

  test('money that is spent or promised cannot be taken back; once it is free it can', async () => {
    const remittanceId = await matched();
    const form = new FormData();
    form.set(
      'file',
      new File([new TextEncoder().encode('%PDF-1.7 invoice')], '发票.pdf', { type: 'application/pdf' }),
    );
    const as = season.finance;
    const { fileId } = await asked<{ fileId: string }>(201, 'POST', `${season.at}/files`, form, { as });
    const wish = { amount: 12_000, payee: '保温箱厂', purpose: { zh: '保温送餐箱' }, invoiceFileId: fileId };
    const path = `${season.at}/funds/${season.fundId}/spendings`;
    const { spendingId } = await asked<{ spendingId: string }>(201, 'POST', path, wish, { as });
    // What follows from asking for it is done: the refusal alone is looked at.
    await settle();
    await refuses([409, 'money-already-spent'], () => at.undo(remittanceId));
    await asked(
      200,
      'POST',
      `${season.at}/spendings/${spendingId}/decline`,
      { reason: '改天再买' },
      { as: season.colleague },
    );
    expect((await at.undo(remittanceId)).status).toBe(200);
    expect((await ask('GET', `${season.at}/funds/${season.fundId}`, undefined, { as })).body).toMatchObject({
      received: 0,
    });
  });
});
