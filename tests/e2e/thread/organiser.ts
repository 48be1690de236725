import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { campaign } from './seller';
import {
  agree,
  fill,
  idInAddress,
  inBoth,
  localTime,
  PATIENCE,
  press,
  readUntil,
  type Walk,
  type Words,
} from './walk';

export const release = { zh: '9 月 8 日放鱼节', en: 'Fish release of 8 September' };
export const releasing = { zh: '放鱼', en: 'Releasing fish' };
export const guiding = { zh: '码头引导', en: 'Guiding at the pier' };
const place = { zh: '中心湖区码头', en: 'Central lake pier' };

const MINUTE_MS = 60_000;
const SOON_MINUTES = 30;
const LONG_MINUTES = 59;
/** After midnight, where an hour from soon on would go over it: a shift lies on one day. */
const PAST_MIDNIGHT = 'T00:05';

/** A shift that one can still sign up for and already check in to: it begins within the two hours of early check-in. */
const soonHours = (): { from: string; to: string } => {
  const after = (minutes: number): string => localTime(new Date(Date.now() + minutes * MINUTE_MS));
  const [from, to] = [after(SOON_MINUTES), after(SOON_MINUTES + LONG_MINUTES)];
  if (from.slice(0, 10) === to.slice(0, 10)) return { from, to };
  const day = to.slice(0, 10);
  return { from: day + PAST_MIDNIGHT, to: `${day}T01:04` };
};

const addShift = async (
  { staff, inWords }: Walk,
  page: Page,
  shift: { title: Words; places: number; from: string; to: string },
): Promise<void> => {
  await fill(page, {
    ...inBoth('title', shift.title),
    day: shift.from.slice(0, 10),
    from: shift.from.slice(11),
    to: shift.to.slice(11),
    places: String(shift.places),
  });
  await press(page, staff.shifts.add);
  await page.getByRole('heading', { level: 3, name: inWords(shift.title) }).waitFor();
};

/** What a reader passes on: the address of this page, also as a code to be scanned. */
const shares = async ({ at, says, seen }: Walk, page: Page, eventId: string): Promise<void> => {
  await press(page, says.share.action);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: says.share.qr }).waitFor();
  await dialog.getByText(`${at}/events/${eventId}`).waitFor();
  await seen(page, 'thread-2c-share');
};

/** In the other language the public page says the same, for whoever gets the link. */
const seenInBothLanguages = async (walk: Walk, eventId: string): Promise<void> => {
  for (const [language, words] of [
    ['zh-CN', release.zh],
    ['en', release.en],
  ] as const) {
    const { page } = await walk.visitor(language);
    await page.goto(`${walk.at}/events/${eventId}`);
    await page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
    await expect.poll(() => page.title(), PATIENCE).toContain(words);
    if (language === walk.look.language) await shares(walk, page, eventId);
  }
};

/** Step 2: an event with two shifts that overlap; a draft is nobody's to see, then everybody's. */
export const announceTheRelease = async (walk: Walk): Promise<{ eventId: string; page: Page }> => {
  const { staff, inWords, seen } = walk;
  const { page } = await walk.demoPerson('江小组', '/events');
  const { from, to } = soonHours();
  await page.getByRole('link', { name: staff.events.write }).click();
  await fill(page, {
    ...inBoth('title', release),
    startsAt: from,
    endsAt: to,
    ...inBoth('place', place),
    ...inBoth('description', {
      zh: '一起把鱼苗放回千岛湖。',
      en: 'Help us put young fish back into the lake.',
    }),
  });
  await page.locator('[name="campaignId"]').selectOption({ label: inWords(campaign) });
  await seen(page, 'thread-2a-write-event');
  await press(page, staff.event.save);
  const eventId = await idInAddress(page, 'evt');
  await page.getByRole('heading', { name: staff.shifts.title, exact: true }).waitFor();
  await addShift(walk, page, { title: releasing, places: 1, from, to });
  await addShift(walk, page, { title: guiding, places: 6, from, to });
  const stranger = await walk.visitor();
  await stranger.page.goto(`${walk.at}/events/${eventId}`);
  await stranger.page.getByRole('heading', { level: 1, name: walk.says.notFound.title }).waitFor();
  await seen(page, 'thread-2b-before-publishing');
  await press(page, staff.event.publish);
  await agree(page, staff.event.publish);
  await page.getByText(staff.events.published, { exact: true }).waitFor();
  await seenInBothLanguages(walk, eventId);
  return { eventId, page };
};

/** Step 4: the roster, in and out at the door; a time noted late is corrected. */
export const checkInAndOut = async (walk: Walk, page: Page, name: string): Promise<void> => {
  const { staff, inWords, seen, shown } = walk;
  const says = staff.checkIn;
  const shift = page.locator('.desk-event_shift-card', { hasText: inWords(releasing) });
  await shift.getByRole('link', { name: staff.roster.title, exact: true }).click();
  await readUntil(page, name);
  await seen(page, 'thread-4a-roster');
  await page.getByRole('link', { name: staff.roster.checkIn, exact: true }).click();
  await press(page, says.comeOf(name));
  await press(page, says.moreOf(name));
  await press(page, says.correctOf(name));
  const dialog = page.getByRole('dialog');
  await fill(dialog, { in: localTime(new Date(Date.now() - SERVED_MINUTES * MINUTE_MS)) });
  await press(dialog, says.save);
  await dialog.waitFor({ state: 'detached' });
  await seen(page, 'thread-4b-checked-in');
  await press(page, says.goOf(name));
  await press(dialog, says.go);
  await page.locator('.check-in_person-card[data-presence="gone"]', { hasText: name }).waitFor();
  await shown(page, 'thread-4c-checked-out');
};

/** So long ago the volunteer really came. */
export const SERVED_MINUTES = 20;
