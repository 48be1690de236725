import { expect, test } from 'vitest';
import { playFish } from '../../seeds/01-wo-zai-qiandaohu';
import { findCampaign } from '../../functions/selling/campaigns/find-campaigns.action';
import { findEntries, findFund } from '../../functions/books/funds/find-fund.action';
import { findMyServiceRecords } from '../../functions/volunteering/service-records/record-service.action';
import { findDifferences } from '../../functions/reconciling/differences/find-differences.action';
import { proposeRemittances } from '../../functions/reconciling/matches/propose-matches.action';
import { settle } from '../support/settle';
import { books } from '../support/books';

const NOW = new Date('2026-11-22T02:00:00.000Z');

test('我在千岛湖有条鱼: from the agreement to twelve boxes in two villages, and the books at every fen', async () => {
  const { cast, sale } = await playFish({ now: NOW, settle });
  const { fundId, campaignId } = sale.campaign;
  const { items } = await findEntries(cast.finance, { fundId, limit: 50 });
  expect(`\n${books(items)}\n`).toMatchInlineSnapshot(`
    "
    2026-09-05T02:00  sale              due-from-merchant  debit      84.00
                                        fund               credit     84.00
    2026-09-06T02:01  sale              due-from-merchant  debit     252.00
                                        fund               credit    252.00
    2026-09-08T02:02  sale              due-from-merchant  debit     420.00
                                        fund               credit    420.00
    2026-09-08T02:03  sale              due-from-merchant  debit     126.00
                                        fund               credit    126.00
    2026-09-12T02:04  sale              due-from-merchant  debit     168.00
                                        fund               credit    168.00
    2026-09-12T02:05  sale              due-from-merchant  debit      42.00
                                        fund               credit     42.00
    2026-09-12T02:05  refund            fund               debit      42.00
                                        due-from-merchant  credit     42.00
    2026-09-21T02:00  remittance        bank               debit   1,050.00
                                        due-from-merchant  credit  1,050.00
    2026-09-26T01:00  spending          fund               debit     840.00
                                        payable            credit    840.00
    2026-11-18T02:00  sale              due-from-merchant  debit      84.00
                                        fund               credit     84.00
    2026-11-19T02:00  sale              due-from-merchant  debit      42.00
                                        fund               credit     42.00
    2026-11-20T02:00  sale              due-from-merchant  debit     168.00
                                        fund               credit    168.00
    "
  `);
  expect(await findFund(cast.finance, { fundId })).toMatchObject({ received: 105_000, spent: 84_000 });
  const page = await findCampaign({ kind: 'public' }, { organisationId: cast.o, campaignId });
  expect(page.river).toMatchInlineSnapshot(`
    {
      "due": {
        "amount": 134400,
        "lastOn": "2026-11-20",
      },
      "handedOver": {
        "lastOn": "2026-09-30",
        "quantity": 12,
        "unit": {
          "en": "boxes",
          "zh": "只",
        },
      },
      "paidOver": {
        "amount": 105000,
        "lastOn": "2026-09-20",
      },
      "sold": {
        "count": 32,
        "lastOn": "2026-11-20",
      },
      "spent": {
        "amount": 84000,
        "lastOn": "2026-09-26",
      },
    }
  `);
  const open = await findDifferences(cast.finance, { status: 'open', limit: 50 });
  expect(open.items.map((difference) => difference.found.reason).sort()).toEqual([
    'amount-differs',
    'no-such-order',
    'refund-not-recorded',
  ]);
  const proposals = await proposeRemittances(cast.finance);
  // It is what will be owed once the refund is recorded; as things stand another run of days has the same sum by chance.
  expect(proposals.items).toEqual([]);
  expect(proposals.unclear.map(({ unsure, dueCount }) => [unsure, dueCount])).toEqual([['refund-open', 3]]);
  const records = await Promise.all(
    cast.volunteers.map((personId) => findMyServiceRecords({ kind: 'person', personId }, { limit: 20 })),
  );
  expect(records.map((page) => page.items.map((record) => record.minutes))).toEqual([[195], [194]]);
});

test('played again from the same moment, nothing changes', async () => {
  const { cast, sale } = await playFish({ now: NOW, settle });
  const before = await findEntries(cast.finance, { fundId: sale.campaign.fundId, limit: 50 });
  await playFish({ now: NOW, settle });
  expect(await findEntries(cast.finance, { fundId: sale.campaign.fundId, limit: 50 })).toEqual(before);
});
