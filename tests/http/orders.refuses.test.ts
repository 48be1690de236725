import { beforeAll, describe, expect, test } from 'vitest';
import { ask, asked } from '../support/ask';
import {
  agreementBody,
  charity,
  fishSale,
  merchantOf,
  noticeFor,
  notify,
  offerBody,
  orderFish,
  publishCampaign,
  sellFish,
  type FishSale,
} from '../support/fish-sale';
import { settle } from '../support/settle';
import { wholeTable } from '../support/whole-table';

let sale: FishSale;
beforeAll(async () => {
  sale = await fishSale('chunan');
});

const told = async (...args: Parameters<typeof ask>) => {
  const { status, body } = await ask(...args);
  return [status, body['code']];
};
const order = (body: Record<string, unknown>, more: Parameters<typeof ask>[3] = {}, at = sale.at) =>
  told('POST', `${at}/orders`, { offerId: sale.offer.offerId, quantity: 1, ...body }, more);

describe('an order', () => {
  test('needs a key that nobody guesses, and a sensible body', async () => {
    expect(await order({}, { key: 'fifteen-letters' })).toEqual([400, 'request-key-missing']);
    expect(await order({}, { key: 'sixteen-letters-' })).toEqual([201, undefined]);
    for (const wrong of [
      { quantity: 0 },
      { quantity: 100 },
      { email: 'no address' },
      { price: 1 },
      { locale: 'fr' },
    ])
      expect(await order(wrong), JSON.stringify(wrong)).toEqual([400, 'not-understood']);
  });

  test('is not another order under the same key', async () => {
    const key = 'a-key-used-for-one-fish';
    expect(await order({}, { key })).toEqual([201, undefined]);
    expect(await order({ quantity: 2 }, { key })).toEqual([422, 'request-key-reused']);
  });

  test('cannot be made of what is not on sale, does not exist, or is another organisation’s', async () => {
    const { finance, campaign, agreement } = sale;
    const body = offerBody({ ...campaign, ...agreement });
    const draft = await asked<{ offerId: string }>(201, 'POST', `${sale.at}/offers`, body, { as: finance });
    expect(await order({ offerId: draft.offerId })).toEqual([409, 'offer-not-open']);
    expect(await order({ offerId: 'ofr_00000000000000000000000000' })).toEqual([404, 'not-found']);
    const elsewhere = await charity('xihu');
    expect(await order({}, {}, elsewhere.at)).toEqual([404, 'not-found']);
  });

  test('is seen, and paid, with its key alone', async () => {
    const { order: made, viewKey } = await orderFish(sale, 1);
    const other = await orderFish(sale, 1);
    const path = `${sale.at}/orders/${made.orderId}`;
    expect(await told('GET', path)).toEqual([404, 'not-found']);
    expect(await told('GET', `${path}?key=${other.viewKey}`)).toEqual([404, 'not-found']);
    expect(await told('GET', path, undefined, { as: sale.seller })).toEqual([404, 'not-found']);
    const pay = (key: string) => told('POST', `${path}/pay`, { provider: 'sandbox', key });
    expect(await pay(other.viewKey)).toEqual([404, 'not-found']);
    expect(await told('POST', `${path}/pay`, { provider: 'wechat', key: viewKey })).toEqual([
      400,
      'not-understood',
    ]);
    await notify(noticeFor(made));
    expect(await pay(viewKey)).toEqual([409, 'order-already-paid']);
  });

  test('does not pass the agreed maximum; what is refused leaves nothing, and a retry of what was placed stays', async () => {
    const here = await charity('maximum');
    const { merchant, seller } = await merchantOf(here);
    const of = { merchantId: merchant.merchantId, campaignId: here.campaign.campaignId };
    const as = here.finance;
    const terms = agreementBody(of, { maximum: 4 * 4_200 });
    const { agreementId } = await asked<{ agreementId: string }>(
      201,
      'POST',
      `${here.at}/agreements`,
      terms,
      { as },
    );
    await asked(
      200,
      'POST',
      `${here.at}/agreements/${agreementId}/sign`,
      { signedBy: '方大伟' },
      { as: seller },
    );
    const offer = await asked<FishSale['offer']>(
      201,
      'POST',
      `${here.at}/offers`,
      offerBody({ ...of, agreementId }),
      { as },
    );
    await publishCampaign(here);
    await asked(200, 'POST', `${here.at}/offers/${offer.offerId}/open`, undefined, { as });
    const key = 'the-key-of-the-third-fish';
    await orderFish({ ...here, offer }, 1, { key });
    await sellFish({ ...here, offer }, 3);
    await settle();
    const before = (await wholeTable()).length;
    const { status, body } = await ask('POST', `${here.at}/orders`, { offerId: offer.offerId, quantity: 2 });
    expect([status, body['code']]).toEqual([409, 'donation-maximum-reached']);
    expect(body['detail']).toContain('¥168.00');
    expect((await wholeTable()).length).toBe(before);
    await sellFish({ ...here, offer }, 1);
    await settle();
    expect(await order({ offerId: offer.offerId }, {}, here.at)).toEqual([409, 'donation-maximum-reached']);
    // Placed before the maximum was reached: the same answer for ever.
    expect((await orderFish({ ...here, offer }, 1, { key })).order.status).toBe('placed');
  });
});
