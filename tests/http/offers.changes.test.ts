import { beforeAll, describe, expect, test } from 'vitest';
import type { Offer, OfferRow } from '../../functions/selling/offers/offer';
import type { HistoryLine } from '../../functions/people/audit/audited';
import { ask, asked } from '../support/ask';
import { changesAsPromised } from '../support/changes-as-promised';
import {
  FISH_PRICE,
  fishSale,
  noticeFor,
  notify,
  offerBody,
  orderFish,
  type FishSale,
} from '../support/fish-sale';
import { mail } from '../support/mail';
import { settle } from '../support/settle';

let here: FishSale;
beforeAll(async () => {
  here = await fishSale('chunan');
});

const written = (part: object = {}) => {
  const { name, price, unit } = offerBody({ campaignId: '', agreementId: '' });
  return { name, price, unit, ...part };
};
const newOffer = ({ at, finance, campaign, agreement }: FishSale) =>
  asked<Offer>(201, 'POST', `${at}/offers`, offerBody({ ...campaign, ...agreement }), { as: finance });
const pathOf = ({ at }: FishSale, { offerId }: { offerId: string }) => `${at}/offers/${offerId}`;
const act = (of: FishSale, offer: { offerId: string }, verb: string, body?: object) =>
  ask<Record<string, unknown>>('POST', `${pathOf(of, offer)}/${verb}`, body, { as: of.finance });
const onSale = async (of: FishSale) => {
  const offer = await newOffer(of);
  return (await act(of, offer, 'open')).body as unknown as Offer;
};
const publicIds = async ({ at }: FishSale) =>
  (await asked<{ items: OfferRow[] }>(200, 'GET', `${at}/offers?limit=50`)).items.map(
    ({ offerId }) => offerId,
  );
const order = (of: FishSale, offer: { offerId: string }, more: object = {}) =>
  ask('POST', `${of.at}/orders`, { offerId: offer.offerId, quantity: 1, ...more }, { language: 'zh' });

changesAsPromised('an offer', async () => {
  const thing = await newOffer(here);
  return {
    o: here.o,
    path: `/offers/${thing.offerId}`,
    which: thing.offerId,
    thing,
    may: 'finance',
    mayNot: 'organiser',
    body: (said) => written({ name: { zh: said } }),
    saidIn: ({ name }: OfferRow) => name.zh,
  };
});

describe('name and price', () => {
  test('are others from now on; orders keep theirs, in their letter too', async () => {
    const offer = await onSale(here);
    const before = await orderFish({ ...here, offer }, 2, { email: 'early@example.test' });
    const body = written({ name: { zh: '千岛湖大鱼' }, price: 20_000, revision: offer.revision });
    await asked(200, 'PUT', pathOf(here, offer), body, { as: here.finance });
    const after = await orderFish({ ...here, offer }, 1);
    expect(after.order).toMatchObject({ name: { zh: '千岛湖大鱼' }, price: 20_000 });
    const path = `${here.at}/orders/${before.order.orderId}?key=${before.viewKey}`;
    expect(await asked(200, 'GET', path)).toMatchObject({ name: offer.name, total: 2 * FISH_PRICE });
    expect((await notify(noticeFor(before.order))).status).toBe(200);
    await settle();
    const letter = mail.find(({ to }) => to === 'early@example.test');
    expect(letter?.text).toContain(`${offer.name.zh} × 2`);
    expect(letter?.text).not.toContain('大鱼');
  });

  test('that the buyer has not seen are not ordered: they are told what it is now', async () => {
    const offer = await onSale(here);
    const seen = { revision: offer.revision };
    expect((await order(here, offer, seen)).status).toBe(201);
    await act(here, offer, 'pause');
    const { body: again } = await act(here, offer, 'open');
    expect((await order(here, offer, seen)).status, 'paused and opened again it is the same').toBe(201);
    const body = written({ price: 18_800, revision: again['revision'] });
    await asked(200, 'PUT', pathOf(here, offer), body, { as: here.finance });
    const refused = await order(here, offer, seen);
    expect([refused.status, refused.body['code']]).toEqual([409, 'offer-changed']);
    expect(refused.body['detail']).toBe(
      '您浏览期间商品有改动，现为“千岛湖有机鱼”，售价 ¥188.00。本次未下单，请重新打开页面查看。',
    );
    expect((await order(here, offer)).status, 'who says nothing is shown the order itself').toBe(201);
  });

  test('carry the donation, and a unit that was sold stays', async () => {
    const offer = await onSale(here);
    const put = async (part: object) => {
      const body = written({ revision: offer.revision, ...part });
      return (await ask('PUT', pathOf(here, offer), body, { as: here.finance })).body['code'];
    };
    expect(await put({ price: 4_199 })).toBe('donation-exceeds-price');
    expect(await put({ unit: { zh: '箱' } })).toBe('offer-unit-stays');
    const draft = await newOffer(here);
    const body = written({ unit: { zh: '箱' }, revision: 1 });
    const changed = await asked<Offer>(200, 'PUT', pathOf(here, draft), body, { as: here.finance });
    expect(changed.unit).toEqual({ zh: '箱' });
  });
});

describe('a pause and a close', () => {
  test('stop the sale with a sentence; paused it goes on, closed it stays, and its page is read', async () => {
    const offer = await onSale(here);
    expect(await publicIds(here)).toContain(offer.offerId);
    expect((await act(here, offer, 'pause')).body).toMatchObject({ status: 'paused' });
    expect((await act(here, offer, 'pause')).body, 'twice').toMatchObject({ revision: offer.revision + 1 });
    expect(await publicIds(here)).not.toContain(offer.offerId);
    expect((await order(here, offer)).body).toMatchObject({
      code: 'offer-paused',
      detail: '该义卖商品暂停销售，本次未下单。',
    });
    expect(await asked(200, 'GET', pathOf(here, offer))).toMatchObject({ status: 'paused' });
    expect((await act(here, offer, 'open')).body).toMatchObject({ status: 'open' });
    expect(await publicIds(here)).toContain(offer.offerId);

    expect((await act(here, offer, 'close', {})).status, 'a reason is asked for').toBe(400);
    const closed = await act(here, offer, 'close', { reason: '卖完了' });
    expect(closed.body).toMatchObject({ status: 'closed', closedBecause: '卖完了' });
    expect((await act(here, offer, 'close', { reason: '卖完了' })).body).toEqual(closed.body);
    expect(await publicIds(here)).not.toContain(offer.offerId);
    expect(await asked(200, 'GET', pathOf(here, offer))).toMatchObject({
      status: 'closed',
      closedBecause: '卖完了',
    });
    expect((await order(here, offer)).body).toMatchObject({ code: 'offer-closed' });
    for (const verb of ['open', 'pause'])
      expect((await act(here, offer, verb)).body, verb).toMatchObject({ code: 'offer-over' });
    const body = written({ revision: closed.body['revision'] });
    const put = await ask('PUT', pathOf(here, offer), body, { as: here.finance });
    expect(put.body).toMatchObject({ code: 'offer-over' });
    const path = `${here.at}/history/${offer.offerId}?limit=50`;
    const { items } = await asked<{ items: HistoryLine[] }>(200, 'GET', path, undefined, {
      as: here.finance,
    });
    expect(items.map(({ what }) => what)).toEqual([
      'offer-closed',
      'offer-opened',
      'offer-paused',
      'offer-opened',
      'offer-drafted',
    ]);
    expect(items[0]).toMatchObject({ reason: '卖完了', changed: { status: ['open', 'closed'] } });
  });

  test('of a draft show it to nobody', async () => {
    const draft = await newOffer(here);
    expect((await act(here, draft, 'pause')).body).toMatchObject({ code: 'offer-not-open' });
    await act(here, draft, 'close', { reason: '写错了' });
    expect((await ask('GET', pathOf(here, draft))).status).toBe(404);
    const seen = await asked(200, 'GET', pathOf(here, draft), undefined, { as: here.finance });
    expect(seen).toMatchObject({ status: 'closed' });
  });

  test('a request that was answered before is answered the same after the close', async () => {
    const offer = await onSale(here);
    const first = await orderFish({ ...here, offer }, 1, { key: 'one-key-of-a-buyer' });
    await act(here, offer, 'close', { reason: '卖完了' });
    expect(await orderFish({ ...here, offer }, 1, { key: 'one-key-of-a-buyer' })).toEqual(first);
  });
});

describe('a campaign that ends', () => {
  test('closes its offers with its reason, in the name of who ended it; none is opened or made in it any more', async () => {
    const xihu = await fishSale('xihu');
    const [second, draft] = [await onSale(xihu), await newOffer(xihu)];
    const reason = '渔期提前结束';
    const path = `${xihu.at}/campaigns/${xihu.campaign.campaignId}/end`;
    await asked(200, 'POST', path, { reason }, { as: xihu.admin });
    expect((await act(xihu, draft, 'open')).body).toMatchObject({ code: 'campaign-not-published' });
    expect(
      (
        await ask('POST', `${xihu.at}/offers`, offerBody({ ...xihu.campaign, ...xihu.agreement }), {
          as: xihu.finance,
        })
      ).body,
    ).toMatchObject({ code: 'campaign-over' });
    await settle();
    expect(await publicIds(xihu)).toEqual([]);
    for (const offer of [xihu.offer, second]) {
      expect(await asked(200, 'GET', pathOf(xihu, offer))).toMatchObject({
        status: 'closed',
        closedBecause: reason,
      });
      const { items } = await asked<{ items: HistoryLine[] }>(
        200,
        'GET',
        `${xihu.at}/history/${offer.offerId}`,
        undefined,
        { as: xihu.finance },
      );
      expect(items[0]).toMatchObject({ what: 'offer-closed', by: xihu.admin.personId, reason });
    }
    expect((await ask('GET', pathOf(xihu, draft))).status).toBe(404);
    expect((await order(xihu, second)).body).toMatchObject({ code: 'offer-closed' });
  });
});
