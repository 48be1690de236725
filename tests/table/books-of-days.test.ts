import { describe, expect, test } from 'vitest';
import { putNewCampaign } from '../../functions/selling/campaigns/campaign.table';
import { dueFromMerchant, move, ofFund, type Entry } from '../../functions/books/ledger/entry';
import { enter } from '../../functions/books/ledger/entry.table';
import { table } from '../../functions/platform/table/table';
import {
  CampaignId,
  FundId,
  MerchantId,
  OrderId,
  OrganisationId,
  RemittanceId,
} from '../../functions/shared/ids';
import { fen } from '../../functions/shared/money';
import { soldInDays } from '../../functions/reconciling/differences/books-of-days.table';
import { idNumber } from '../support/make-shift';

const o = OrganisationId.parse('chunan');

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
        revision: 1,
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

  test('of a campaign that goes on to the last day that there is, too', async () => {
    const forEver = await campaign(5, '2027-03-01', '2099-12-31');
    await table.transact([enter(o, sale(forEver, 'for-ever', '2027-03-08T00:00:00.000Z'))]);
    const inDays = async (from: string, to: string) =>
      (await soldInDays(o, { from, to })).map(({ entryId }) => entryId);
    expect(await inDays('2027-03-08', '2027-03-08')).toEqual(['pay-sandbox-for-ever']);
    expect(await inDays('2099-12-31', '2099-12-31')).toEqual([]);
  });
});
