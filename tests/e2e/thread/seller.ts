import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { agree, fill, idInAddress, inBoth, localDay, press, type Walk } from './walk';

export const campaign = { zh: '一条鱼的旅程', en: 'The journey of a fish' };
export const fund = { zh: '保温箱基金', en: 'Insulated boxes' };
export const merchant = { zh: '临湖渔庄', en: 'Lakeside Fishery' };
export const use = { zh: '保温送餐箱', en: 'insulated boxes' };
const fish = { zh: '千岛湖鳙鱼', en: 'Whole carp' };
const unit = { zh: '条', en: 'fish' };
const MERCHANT_EMAIL = 'he@linhu.example';

export type Season = { campaignId: string; offerId: string };

const writeCampaign = async ({ staff, seen }: Walk, page: Page): Promise<string> => {
  const says = staff.campaigns;
  await page.getByRole('link', { name: says.write }).click();
  await fill(page, {
    ...inBoth('name', campaign),
    ...inBoth('purpose', {
      zh: '每条鱼捐 42 元，买保温送餐箱。',
      en: 'Each fish gives ¥42 for insulated boxes.',
    }),
    ...inBoth('fund.name', fund),
    startsOn: localDay(-30),
    endsOn: localDay(30),
  });
  await seen(page, 'thread-1a-new-campaign');
  await press(page, says.create);
  const campaignId = await idInAddress(page, 'cmp');
  await press(page, says.publish);
  await agree(page, says.publish);
  await page.getByText(says.published, { exact: true }).waitFor();
  return campaignId;
};

const addMerchant = async ({ at, staff, inWords }: Walk, page: Page): Promise<void> => {
  await page.goto(`${at}/desk/merchants`);
  await page.getByRole('link', { name: staff.merchants.add }).click();
  await fill(page, { ...inBoth('name', merchant), contactName: '何老板', contactEmail: MERCHANT_EMAIL });
  await press(page, staff.merchants.save);
  await page.getByRole('row', { name: inWords(merchant) }).waitFor();
};

const draftAgreement = async (
  { at, staff, seen, inWords }: Walk,
  page: Page,
  campaignId: string,
): Promise<void> => {
  const says = staff.agreements;
  await page.goto(`${at}/desk/campaigns/${campaignId}`);
  await page.getByRole('link', { name: staff.campaigns.draftAgreement }).click();
  await page.locator('[name="merchantId"]').selectOption({ label: inWords(merchant) });
  await fill(page, {
    'rule.perItem': '42',
    ...inBoth('unit', unit),
    minimum: '1000',
    // The maximum below the minimum is refused, and nothing that was chosen is lost.
    maximum: '100',
    ...inBoth('use', use),
    deliveredBy: '每月 10 日前转入本会账户。',
  });
  await press(page, says.save);
  await page.getByRole('alert').waitFor();
  expect(await page.locator('[name="merchantId"] option:checked').innerText()).toBe(inWords(merchant));
  await fill(page, { maximum: '200000' });
  await press(page, says.save);
  await page.getByText(says.waiting).first().waitFor();
  await seen(page, 'thread-1b-agreement-drafted');
};

const makeOffer = async (walk: Walk, page: Page): Promise<void> => {
  const { staff, seen, inWords } = walk;
  const says = staff.offers;
  await page.goto(`${walk.at}/desk/offers`);
  await page.getByRole('link', { name: says.write }).click();
  const agreement = page.locator('[name="agreementId"]');
  const own = agreement.locator('option', { hasText: inWords(merchant) });
  await agreement.selectOption(await own.getAttribute('value'));
  await fill(page, { ...inBoth('name', fish), price: '168' });
  await press(page, says.save);
  await page.getByText(says.unsigned).waitFor();
  const opening = page.getByRole('button', { name: `${says.openNow} ${inWords(fish)}` });
  expect(await opening.getAttribute('aria-disabled')).toBe('true');
  await seen(page, 'thread-1c-not-on-sale-before-the-signature');
};

const openOffer = async ({ staff, inWords }: Walk, page: Page): Promise<void> => {
  const says = staff.offers;
  await page.getByRole('button', { name: `${says.openNow} ${inWords(fish)}` }).click();
  await agree(page, says.openNow);
};

/** An admin gives the merchant's person their account. */
const linkMerchant = async ({ staff, seen, inWords, demoPerson }: Walk): Promise<void> => {
  const says = staff.members;
  const { page } = await demoPerson('郑主任', '/merchants');
  const row = page.getByRole('row', { name: inWords(merchant) });
  await row.getByRole('link', { name: says.giveAccess }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.locator('[name="email"]').inputValue()).toBe(MERCHANT_EMAIL);
  await press(dialog, says.save);
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: MERCHANT_EMAIL }).getByText(inWords(merchant)).waitFor();
  await seen(page, 'thread-1d-members');
};

const signAgreement = async ({ at, staff, says: { mine }, seen, inWords, newcomer }: Walk): Promise<void> => {
  const says = staff.agreements;
  const { page } = await newcomer(MERCHANT_EMAIL, '/me');
  await page.getByRole('button', { name: mine.accept }).click();
  await page.getByRole('button', { name: mine.accept }).waitFor({ state: 'detached' });
  await page.goto(`${at}/desk/shop`);
  await page.getByRole('link', { name: staff.shop.read }).click();
  await page.getByRole('heading', { level: 1, name: inWords(merchant) }).waitFor();
  await fill(page, { signedBy: '何老板' });
  await page.getByLabel(says.signRead).check();
  await seen(page, 'thread-1e-merchant-signs');
  await press(page, says.sign);
  await agree(page, says.sign);
  await page.getByText(says.didSign).waitFor();
};

/** Step 1: a campaign with its fund, a merchant, an agreement that the merchant signs, and only then an offer on sale. */
export const openTheSale = async (walk: Walk): Promise<Season> => {
  const { staff, inWords } = walk;
  const { page } = await walk.demoPerson('徐会计', '/campaigns');
  const campaignId = await writeCampaign(walk, page);
  await addMerchant(walk, page);
  await draftAgreement(walk, page, campaignId);
  await makeOffer(walk, page);
  await linkMerchant(walk);
  await signAgreement(walk);
  await page.reload();
  await openOffer(walk, page);
  const line = page.locator('.agreement_offer-line', { hasText: inWords(fish) });
  await line.getByText(staff.offers.states.open, { exact: true }).waitFor();
  await walk.shown(page, 'thread-1f-on-sale');
  await line.getByRole('link', { name: staff.offers.openPublic }).click();
  return { campaignId, offerId: await idInAddress(page, 'ofr') };
};
