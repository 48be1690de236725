import { beforeAll, describe, expect, test } from 'vitest';
import type { HistoryLine } from '../../functions/people/audit/audited';
import type { Offer, OfferAsShown } from '../../functions/selling/offers/offer';
import { setClock } from '../../functions/platform/clock';
import { ask, asked } from '../support/ask';
import {
  fishSale,
  noticeFor,
  notify,
  offerBody,
  orderFish,
  PER_FISH,
  type FishSale,
} from '../support/fish-sale';
import { mail } from '../support/mail';
import { settle } from '../support/settle';
import { openSite, type Site } from '../support/site';

const HOW = {
  zh: '凭订单页到码头取鱼。\n电话 0571-8690 0012',
  en: 'Collect it at the pier.\nCall 0571-8690 0012',
};

let here: FishSale;
let site: Site;
beforeAll(async () => {
  site = await openSite();
  here = await fishSale('chunan');
});

/** On sale, by an offer of its own. */
const onSale = async (part: object, of = here) => {
  const body = { ...offerBody({ ...of.campaign, ...of.agreement }), ...part };
  const { offerId } = await asked<Offer>(201, 'POST', `${of.at}/offers`, body, { as: of.finance });
  return asked<Offer>(200, 'POST', `${of.at}/offers/${offerId}/open`, undefined, { as: of.finance });
};

describe('how to get it', () => {
  test('stands on the offer’s page, its number to call, and on the order in both languages', async () => {
    const offer = await onSale({ howToGet: HOW });
    const path = `/chunan/offers/${offer.offerId}`;
    const { html } = await site.page(path, { 'accept-language': 'zh' });
    expect(html).toContain('凭订单页到码头取鱼');
    expect(html).toContain('href="tel:057186900012"');
    expect((await site.page(path, { 'accept-language': 'en' })).html).toContain('Collect it at the pier');
    const { order, viewKey } = await orderFish({ ...here, offer }, 1);
    const key = `?key=${viewKey}`;
    expect(await asked(200, 'GET', `${here.at}/orders/${order.orderId}${key}`)).toMatchObject({
      howToGet: HOW,
    });
  });

  test('stands in the letter of thanks, in the order’s language', async () => {
    const offer = await onSale({ howToGet: HOW });
    for (const [locale, email] of [
      ['zh-CN', 'zh@example.test'],
      ['en', 'en@example.test'],
    ] as const)
      await notify(noticeFor((await orderFish({ ...here, offer }, 1, { email, locale })).order));
    await settle();
    const to = (email: string) => mail.find((letter) => letter.to === email)?.text;
    expect(to('zh@example.test')).toContain(`取货方式：${HOW.zh}`);
    expect(to('en@example.test')).toContain(`How to get it: ${HOW.en}`);
  });

  test('is so from now on, also for who ordered before; its history says what it was; left out it is gone', async () => {
    const offer = await onSale({ howToGet: HOW });
    const { order, viewKey } = await orderFish({ ...here, offer }, 1);
    const put = (part: object, revision: number) => {
      const { name, price, unit } = offerBody({ campaignId: '', agreementId: '' });
      const path = `${here.at}/offers/${offer.offerId}`;
      return asked<Offer>(200, 'PUT', path, { name, price, unit, revision, ...part }, { as: here.finance });
    };
    const later = { zh: '改为送货上门' };
    const changed = await put({ howToGet: later }, offer.revision);
    const read = () => asked<object>(200, 'GET', `${here.at}/orders/${order.orderId}?key=${viewKey}`);
    expect(await read()).toMatchObject({ howToGet: later });
    await settle();
    const { items } = await asked<{ items: HistoryLine[] }>(
      200,
      'GET',
      `${here.at}/history/${offer.offerId}`,
      undefined,
      { as: here.finance },
    );
    expect(items[0]?.changed).toEqual({ howToGet: [HOW, later] });
    expect(await put({}, changed.revision)).not.toHaveProperty('howToGet');
    expect(await read()).not.toHaveProperty('howToGet');
  });

  test('is a few lines: longer is refused by its field', async () => {
    const body = {
      ...offerBody({ ...here.campaign, ...here.agreement }),
      howToGet: { zh: '鱼'.repeat(501) },
    };
    const { status, body: said } = await ask<{ errors: { path: string }[] }>(
      'POST',
      `${here.at}/offers`,
      body,
      {
        as: here.finance,
      },
    );
    expect([status, said.errors.map(({ path }) => path)]).toEqual([400, ['howToGet.zh']]);
  });
});

describe('how many are left', () => {
  test('is told where a maximum was agreed, as what is paid counts; at none nothing is offered', async () => {
    const few = await fishSale('few', { maximum: 4 * PER_FISH + 100 });
    const read = () => asked<OfferAsShown>(200, 'GET', `${few.at}/offers/${few.offer.offerId}`);
    const page = async () =>
      (await site.page(`/few/offers/${few.offer.offerId}`, { 'accept-language': 'zh' })).html;
    expect((await read()).left).toBe(4);
    expect(await page()).toContain('data-island="buy"');
    await notify(noticeFor((await orderFish(few, 3)).order));
    await settle();
    expect((await read()).left).toBe(1);
    await notify(noticeFor((await orderFish(few, 1)).order));
    await settle();
    expect((await read()).left).toBe(0);
    expect(await page()).toContain('约定的捐赠上限已满');
    expect(await page()).not.toContain('data-island="buy"');
  });

  test('is not told where none was agreed', async () => {
    const offer = await onSale({});
    expect(await asked(200, 'GET', `${here.at}/offers/${offer.offerId}`)).not.toHaveProperty('left');
  });

  test('outside the agreement’s days nothing is offered that would be refused', async () => {
    const { html } = await site.page(`/chunan/offers/${here.offer.offerId}`, { 'accept-language': 'zh' });
    expect(html).toContain('data-island="buy"');
    const { offer } = await fishSale('over');
    const late = new Date(Date.now() + 40 * 86_400_000);
    setClock(() => late);
    const later = await site.page(`/over/offers/${offer.offerId}`, { 'accept-language': 'zh' });
    setClock();
    expect(later.html).not.toContain('data-island="buy"');
    expect(later.html).toContain('该商品目前不在售');
  });
});
