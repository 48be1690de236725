import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from './house/house';
import { openShift, post, title } from './open-shift';
import { beginWalk, press, readUntil, settled, type Walk } from './thread/walk';

const campaignName = { zh: '冬日送暖', en: 'Warm winter' };
const fundName = { zh: '冬日送暖专项基金', en: 'Warm winter fund' };
const thing = { zh: '棉被', en: 'Quilts' };
const days = { startsOn: '2026-01-01', endsOn: '2027-12-31' };

const house = openHouse('desk-facts', { withSeason: true });

/** Of the demo: the merchant that 方老板 speaks for. */
const merchantIdOf = async (walk: Walk, page: Page): Promise<string> => {
  const reply = await page.request.get(`/api/organisations/${walk.organisationId}/agreements`);
  const { items } = (await reply.json()) as { items: { merchantId: string }[] };
  return items[0]?.merchantId ?? '';
};

/** A campaign in draft, an agreement that nobody signed, and an offer under it. @param page a treasurer's */
const draftAll = async (walk: Walk, page: Page) => {
  const { campaignId = '' } = await post(walk, page, '/campaigns', {
    name: campaignName,
    purpose: thing,
    ...days,
    fund: { name: fundName },
  });
  const { agreementId = '' } = await post(walk, page, '/agreements', {
    merchantId: await merchantIdOf(walk, page),
    campaignId,
    rule: { kind: 'fixed', perItem: 4_200 },
    unit: { zh: '床' },
    ...days,
    use: thing,
    deliveredBy: '每月 10 日前汇入',
  });
  await post(walk, page, '/offers', {
    campaignId,
    agreementId,
    name: thing,
    price: 16_800,
    unit: { zh: '床' },
  });
  return { campaignId, agreementId };
};

/** The row of the new offer, once the list has it. */
const rowOf = async (walk: Walk, page: Page) => {
  await page.goto(`${walk.at}/desk/offers`);
  await readUntil(page, walk.inWords(thing));
  return page.locator('.agreement_offer-line', { hasText: walk.inWords(thing) });
};

test('what must come before a sale stands beside its button', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('徐会计', '/offers');
  const says = walk.staff.offers;
  const { campaignId, agreementId } = await draftAll(walk, page);
  const row = (await rowOf(walk, page)).filter({ hasText: says.unsigned }).first();
  await row.getByText(says.unsigned).waitFor();
  expect(await row.getByRole('button').getAttribute('aria-disabled')).toBe('true');
  await walk.seen(page, 'not-to-be-sold-yet', ({ staff, inWords }) =>
    page
      .locator('.agreement_offer-line', { hasText: inWords(thing) })
      .getByText(staff.offers.unsigned)
      .waitFor(),
  );
  await row.getByRole('link', { name: says.readAgreement }).click();
  await page.waitForURL(`**/agreements/${agreementId}`);
  await walk.inBothLooks(page, async ({ inWords }) => {
    for (const named of [campaignName, fundName])
      await page.locator('.agreement_paper').getByText(inWords(named), { exact: true }).waitFor();
  });

  const { page: shop } = await walk.demoPerson('方老板', '/shop');
  await shop.locator('.card').getByText(walk.inWords(campaignName)).first().waitFor();
  await post(walk, shop, `/agreements/${agreementId}/sign`, { signedBy: '方大伟' });
  await page.goto(`${walk.at}/desk/campaigns/${campaignId}`);
  await page.getByText(says.unpublished).waitFor();
  await press(page, walk.staff.campaigns.publish);
  await press(page.getByRole('dialog'), walk.staff.campaigns.publish);
  const open = page.getByRole('button', { name: `${says.openNow} ${walk.inWords(thing)}` });
  await expect.poll(() => open.getAttribute('aria-disabled')).toBeNull();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

  // With several funds, spending opens with what waits in all of them; each fund is one tap away.
  await page.goto(`${walk.at}/desk/spending`);
  await settled(page);
  const views = page.locator('.views a');
  expect(await views.first().getAttribute('aria-current')).toBe('true');
  expect(await views.first().innerText()).toBe(walk.staff.spending.open);
  await page.getByText(walk.staff.spending.noneOpen).waitFor();
  await walk.seen(page, 'spending-of-all-funds');
  await views
    .filter({ hasNotText: walk.inWords(campaignName) })
    .last()
    .click();
  await page.locator('main li').getByText('¥').first().waitFor();
  await walk.end();
});

test('the next shift names its place, and is none once it is served', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('江小组', '/events');
  const { shiftId } = await openShift(walk, page);
  const { page: own, context } = await walk.newcomer('lu@desk-facts.example.org', '/me');
  await own.locator('[name="name"]').fill('陆一鸣');
  await press(own, walk.says.mine.saveName);
  await own.getByRole('heading', { level: 1, name: walk.says.mine.hello('陆一鸣') }).waitFor();
  await post(walk, own, `/shifts/${shiftId}/sign-ups`, {});
  await readUntil(own, walk.says.mine.next);
  // The event is called as its place: the place alone is a line of its own.
  await walk.seen(own, 'the-next-shift', ({ inWords }) =>
    own.locator('.me_next-shift > p', { hasText: new RegExp(`^${inWords(title)}$`) }).waitFor(),
  );

  const { personId } = (await (await context.request.get('/api/me')).json()) as { personId: string };
  await post(walk, page, `/shifts/${shiftId}/sign-ups/${personId}/check-in`, {});
  await post(walk, page, `/shifts/${shiftId}/sign-ups/${personId}/check-out`, {});
  const { duration, total } = walk.says.mine;
  await readUntil(own, total(duration(0), 1));
  expect(await own.locator('.me_next-shift').count()).toBe(0);
  await walk.end();
});
