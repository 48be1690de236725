import { expect, test } from 'vitest';
import { samplePapers } from '../../seeds/sample-papers';
import { SANDBOX_ACCOUNT, type SandboxNotice } from '../../functions/selling/payments/sandbox';
import { asked } from '../support/ask';
import { fishSeason, type SoldFish } from '../support/fish-season';
import { settle } from '../support/settle';
import {
  formOf,
  saveMapping,
  type Difference,
  type FileGiven,
  type Statement,
} from '../support/statement-files';

const noticeOf = (o: string, sold: SoldFish): SandboxNotice => ({
  event: 'PAYMENT.SUCCESS',
  merchantAccount: SANDBOX_ACCOUNT,
  transactionId: sold.transactionId,
  outTradeNo: sold.orderId,
  attach: o,
  currency: 'CNY',
  amount: sold.amount,
  paidAt: sold.paidAt,
});

test('who tries the product on one machine gets papers to reconcile what was sold there', async () => {
  const season = await fishSeason('papers');
  const paidAt = new Date(Date.now() - 60_000).toISOString();
  const notices: SandboxNotice[] = [];
  for (const quantity of [2, 1, 1]) notices.push(noticeOf(season.o, await season.sell(quantity, paidAt)));
  await settle();
  const papers = samplePapers(() => notices);
  const page = await (await papers.request('/papers')).text();
  expect(page).toContain(`/dev/papers/${season.o}/bill.csv`);

  const fileAt = async (name: string): Promise<Uint8Array> => {
    const reply = await papers.request(`/papers/${season.o}/${name}`);
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; .*\.csv$/);
    return new Uint8Array(await reply.arrayBuffer());
  };
  const imported = (file: FileGiven) =>
    asked<Statement>(201, 'POST', `${season.at}/statements`, formOf(file), { as: season.finance });
  const bill = await imported({ bytes: await fileAt('bill.csv'), kind: 'wechat-trade' });
  expect(bill.counts).toMatchObject({ lines: 5, matched: 2, differing: 3 });
  const differences = await asked<{ items: (Difference & { found: { reason: string } })[] }>(
    200,
    'GET',
    `${season.at}/differences`,
    undefined,
    { as: season.finance },
  );
  expect(differences.items.map(({ found }) => found.reason).sort()).toEqual([
    'amount-differs',
    'no-such-order',
    'refund-not-recorded',
  ]);

  const mappingId = await saveMapping(season, { layoutId: 'icbc' });
  await imported({ bytes: await fileAt('bank.csv'), kind: 'bank-csv', mappingId });
  const proposals = await asked<{ items: { because: string; total: number }[] }>(
    200,
    'GET',
    `${season.at}/match-proposals`,
    undefined,
    { as: season.finance },
  );
  expect(proposals.items).toMatchObject([{ because: 'remittance-reference', total: 4 * 4_200 }]);
});

test('before anything was sold the papers hold nothing, and say so by being empty', async () => {
  const papers = samplePapers(() => []);
  for (const name of ['bill.csv', 'bank.csv'])
    expect((await papers.request(`/papers/nobody/${name}`)).status).toBe(200);
  expect((await papers.request('/papers/..%2F..%2Fetc/bank.csv')).status).toBe(404);
});
