import { Hono } from 'hono';
import { html } from 'hono/html';
import { bankCsv, type BankCsvLine } from './papers/bank-csv';
import { wechatTradeBill } from './papers/trade-bill';
import { troubledBill } from './papers/troubled-bill';
import type { Payment } from './stage';
import { allOpenDues } from '../functions/books/dues/due.table';
import { getMerchant } from '../functions/selling/merchants/merchant.table';
import { remittanceCodeOf } from '../functions/selling/merchants/remittance-code';
import { listOrganisations } from '../functions/people/organisations/organisation.table';
import { SANDBOX_ACCOUNT, type SandboxNotice } from '../functions/selling/payments/sandbox';
import { clock } from '../functions/platform/clock';
import { OrganisationId } from '../functions/shared/ids';
import { sum } from '../functions/shared/money';
import { dayOf } from '../functions/shared/time';
import { bankLayouts } from '../functions/reconciling/readers/bank-csv/bank-layouts';

const MOST_DUES = 1_000;
const CSV = { 'content-type': 'text/csv', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const paymentOf = (notice: SandboxNotice): Payment => ({
  orderId: notice.outTradeNo,
  transactionId: notice.transactionId,
  amount: notice.amount,
  paidAt: notice.paidAt,
});

/** What the merchants owe for today's sales, as they would transfer it, each with their code in the remark. */
const remittancesOf = async (o: OrganisationId, today: string): Promise<BankCsvLine[]> => {
  const { dues } = await allOpenDues(o, { most: MOST_DUES });
  const ofToday = dues.filter((due) => due.day === today);
  const lines = [...new Set(ofToday.map((due) => due.merchantId))].map(
    async (merchantId): Promise<BankCsvLine> => ({
      day: today,
      clock: '09:12:33',
      amount: sum(ofToday.filter((due) => due.merchantId === merchantId).map((due) => due.amount)),
      counterpartyName: (await getMerchant(o, merchantId))?.name.zh ?? '',
      memo: `应捐款 ${remittanceCodeOf(merchantId)}`,
    }),
  );
  return (await Promise.all(lines)).filter((line) => line.amount > 0);
};

type Row = { organisationId: string; name: string; payments: number };
const page = (rows: readonly Row[]) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>对账样例 Papers to reconcile · 善潮</title>
        <link rel="stylesheet" href="/dev/plain.css" />
      </head>
      <body>
        <main>
          <h1>对账样例 Papers to reconcile</h1>
          <p>
            先在商品页下几单并在沙箱付款（三单以上才有各种差异），再到“账单”页导入。
            <span lang="en">
              First place some orders and pay them at the sandbox (three or more show every kind of
              difference); then import these at “Statements”.
            </span>
          </p>
          ${rows.map(
            ({ organisationId, name, payments }) =>
              html`<article>
                <h2>${name}</h2>
                <p>
                  <a href="/dev/papers/${organisationId}/bill.csv" download
                    >微信交易账单 The provider’s bill</a
                  >
                  (${payments})
                </p>
                <p>
                  <a href="/dev/papers/${organisationId}/bank.csv" download>
                    工行明细：商家划来今天的应捐款 The bank’s export: what merchants owe for today
                  </a>
                </p>
              </article>`,
          )}
        </main>
      </body>
    </html>`;

/**
 * On one machine only: `/dev/papers` offers what a provider and a bank would send of the sales made here, so that whoever tries
 * the product has something to reconcile.
 */
export const samplePapers = (paid: () => readonly SandboxNotice[], now = clock) => {
  const paidTo = (o: string) => paid().filter((notice) => notice.attach === o);
  const asFile = (bytes: Uint8Array, name: string, day: string) =>
    new Response(bytes.slice(), {
      headers: {
        ...CSV,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}-${day}.csv`)}`,
      },
    });
  return new Hono()
    .get('/papers', async (c) => {
      const { items } = await listOrganisations({ limit: 50 });
      const rows = items.map(({ organisationId, name }) => {
        const payments = paidTo(organisationId).length;
        return { organisationId, name: name.zh, payments };
      });
      return c.html(page(rows));
    })
    .get('/papers/:o/bill.csv', (c) => {
      const told = { account: SANDBOX_ACCOUNT, product: '义卖商品', stranger: 'another-shop-1' };
      const lines = troubledBill(paidTo(c.req.param('o')).map(paymentOf), told);
      return asFile(wechatTradeBill(lines), '交易账单', dayOf(now().toISOString()));
    })
    .get('/papers/:o/bank.csv', async (c) => {
      const today = dayOf(now().toISOString());
      const [layout] = bankLayouts;
      const o = OrganisationId.safeParse(c.req.param('o'));
      if (!o.success || !layout) return c.notFound();
      const fee = {
        day: today,
        clock: '10:01:07',
        amount: -1_500,
        counterpartyName: '中国工商银行',
        memo: '账户管理费',
      };
      const lines = [...(await remittancesOf(o.data, today)), fee];
      return asFile(bankCsv(layout, lines, { opening: 1_000_000 }), '工行明细', today);
    });
};
