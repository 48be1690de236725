import { describe, expect, test } from 'vitest';
import type { Offer } from '../../functions/selling/offers/offer';
import {
  getMerchantsOf,
  getOffer,
  getPlacedOffer,
  listOffers,
  offerAt,
  putNewOffer,
  writeOffer,
} from '../../functions/selling/offers/offer.table';
import { table } from '../../functions/platform/table/table';
import { CampaignId, OfferId, OrganisationId } from '../../functions/shared/ids';
import { makeOffer } from '../support/make-fish';
import { newId } from '../support/new-id';
import { refusalOfAsync } from '../support/refusal';

let towns = 0;
/** Each test its own: lists are an organisation's. */
const newTown = (): OrganisationId => OrganisationId.parse(`town-${String((towns += 1)).padStart(3, '0')}`);
const elsewhere = OrganisationId.parse('xihu');
const AT = '2026-08-20T02:00:00.000Z';

/** Everybody may buy it from now on. */
const open = async (o: OrganisationId, offerId: OfferId) => {
  const offer = await getPlacedOffer(o, offerId);
  if (!offer) throw new Error(`no offer ${offerId}`);
  const after = { ...offer, status: 'open' as const, revision: offer.revision + 1 };
  return table.transact(writeOffer(o, offer, after));
};

describe('an offer', () => {
  const newOffer = (part: Partial<Offer> = {}): Offer => ({
    ...makeOffer({ maximum: 900_000 }),
    offerId: OfferId.parse(newId('ofr')),
    status: 'draft',
    ...part,
  });

  test('is made once, with its terms; on sale it stays as it was made', async () => {
    const o = newTown();
    const offer = newOffer();
    const make = (asked: string) => putNewOffer(o, offer, { at: AT, asked }, []);
    await make('a');
    await make('a');
    expect(await refusalOfAsync(() => make('b'))).toBe('request-key-reused');
    expect(await getOffer(o, offer.offerId)).toEqual(offer);
    expect(await getOffer(elsewhere, offer.offerId)).toBeUndefined();
    const [none, whose] = await getMerchantsOf(o, [newOffer().offerId, offer.offerId]);
    expect([none, whose]).toEqual([undefined, offer.merchantId]);
    expect(await getMerchantsOf(elsewhere, [offer.offerId])).toEqual([undefined]);
    const placed = { ...offer, madeAt: AT };
    const opened = { ...placed, status: 'open' as const, revision: 2 };
    expect(await table.transact(writeOffer(o, placed, opened))).toBe('done');
    await expect(table.transact(writeOffer(o, placed, opened))).rejects.toThrow('stale');
    await expect(table.transact(writeOffer(elsewhere, placed, opened))).rejects.toThrow('stale');
    expect(await getOffer(o, offer.offerId, true)).toEqual({ ...offer, status: 'open', revision: 2 });
    expect(await getOffer(elsewhere, offer.offerId)).toBeUndefined();
    // Who asked for it first is known by the request, however often it was changed.
    await make('a');
    expect(await refusalOfAsync(() => make('b'))).toBe('request-key-reused');
  });

  test('changed, it is read as it was for whoever ordered then; its terms are written where they differ', async () => {
    const o = newTown();
    const offer = newOffer();
    await putNewOffer(o, offer, { at: AT, asked: 'a' }, []);
    const revisions = [
      { ...offer, madeAt: AT },
      { ...offer, madeAt: AT, name: { zh: '第二版' }, price: offer.price, revision: 2 },
      { ...offer, madeAt: AT, name: { zh: '第二版' }, status: 'open' as const, revision: 3 },
      { ...offer, madeAt: AT, name: { zh: '第四版' }, status: 'open' as const, revision: 4 },
      {
        ...offer,
        madeAt: AT,
        name: { zh: '第四版' },
        status: 'closed' as const,
        revision: 5,
        closedBecause: '卖完了',
      },
    ];
    for (const [at, after] of revisions.entries()) {
      const before = revisions[at - 1];
      if (before) await table.transact(writeOffer(o, before, after));
    }
    const now = await getOffer(o, offer.offerId, true);
    expect(now).toMatchObject({ status: 'closed', closedBecause: '卖完了', fundId: offer.fundId });
    const names = await Promise.all([1, 2, 3, 4, 5].map(async (at) => now && offerAt(o, now, at)));
    expect(names.map((one) => one?.name.zh)).toEqual([offer.name.zh, '第二版', '第二版', '第四版', '第四版']);
    expect(names[0]).toMatchObject({ status: 'closed', price: offer.price });
    expect((await listOffers(o, { drafts: false, limit: 5 })).items).toEqual([]);
    expect((await listOffers(o, { drafts: true, limit: 5 })).items).toMatchObject([{ status: 'closed' }]);
  });

  test('is listed by campaign, oldest first; who is not staff sees what is on sale', async () => {
    const o = newTown();
    const [one, two] = [CampaignId.parse(newId('cmp')), CampaignId.parse(newId('cmp'))].sort();
    const made: [CampaignId | undefined, string][] = [
      [one, '2026-08-03T00:00:00.000Z'],
      [two, '2026-08-01T00:00:00.000Z'],
      [one, '2026-08-02T00:00:00.000Z'],
    ];
    const ids: OfferId[] = [];
    for (const [campaignId, at] of made) {
      const offer = newOffer(campaignId && { campaignId });
      ids.push(offer.offerId);
      await putNewOffer(o, offer, { at, asked: 'a' }, []);
    }
    const listed = async (
      ask: { drafts: boolean; campaignId?: CampaignId | undefined; cursor?: string },
      limit = 10,
    ) => {
      const page = await listOffers(o, { ...ask, limit });
      return { ids: page.items.map(({ offerId }) => offerId), next: page.next };
    };
    for (const at of [0, 1]) await open(o, ids[at] ?? OfferId.parse(''));
    expect((await listed({ drafts: true })).ids).toEqual([ids[2], ids[0], ids[1]]);
    expect((await listed({ drafts: false })).ids).toEqual([ids[0], ids[1]]);
    expect((await listed({ drafts: true, campaignId: one })).ids).toEqual([ids[2], ids[0]]);
    expect((await listed({ drafts: false, campaignId: two })).ids).toEqual([ids[1]]);
    const first = await listed({ drafts: false }, 1);
    expect((await listed({ drafts: false, ...(first.next && { cursor: first.next }) }, 1)).ids).toEqual([
      ids[1],
    ]);
  });
});
