import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { guiding, release, releasing, SERVED_MINUTES } from './organiser';
import { agree, fill, press, readUntil, type Walk, type Words } from './walk';

/** Who holds the place first, and who waits for it. */
export const first = { name: '林晓', email: 'lin.xiao@people.example' };
export const second = { name: '王敏', email: 'wang.min@people.example' };

/** A new account, with the name that stands on rosters. */
const arrive = async ({ at, says, newcomer }: Walk, who: typeof first, eventId: string): Promise<Page> => {
  const { page } = await newcomer(who.email, '/me');
  await fill(page, { name: who.name });
  await press(page, says.mine.saveName);
  await page.getByRole('heading', { level: 1, name: says.mine.hello(who.name) }).waitFor();
  await page.goto(`${at}/events/${eventId}`);
  return page;
};

const rowOf = ({ inWords }: Walk, page: Page, shift: Words) =>
  page
    .locator('li.shift-row_shift')
    .filter({ has: page.getByRole('heading', { name: inWords(shift), exact: true }) });

const giveUp = async (walk: Walk, page: Page): Promise<void> => {
  const { says } = walk;
  const row = rowOf(walk, page, releasing);
  await press(row, says.shift.giveUp);
  await agree(page, says.shift.giveUp);
  await row.getByText(says.shift.holding).waitFor({ state: 'detached' });
};

const isTold = ({ letterTo, inWords }: Walk): Promise<void> =>
  expect
    .poll(async () => letterTo(second.email), { timeout: 60_000 })
    .toMatchObject({
      subject: expect.stringContaining(`候补成功：${release.zh}`) as string,
      text: expect.stringContaining(inWords(releasing)) as string,
    });

/** What is theirs, and the feed that a calendar subscribes to: fetched as a calendar would, without any cookie. */
const seesMine = async (walk: Walk, page: Page): Promise<void> => {
  const { says, inWords } = walk;
  await page.goto('/me');
  await readUntil(page, inWords(releasing));
  await page.getByRole('heading', { name: says.mine.next }).waitFor();
  await press(page, says.mine.calendarShow);
  const address = await page.getByLabel(says.mine.calendarAddress).inputValue();
  const feed = await fetch(address);
  expect(feed.headers.get('content-type')).toContain('text/calendar');
  const text = (await feed.text()).replaceAll(/\r?\n /g, '');
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain(releasing.zh);
  await walk.seen(page, 'thread-3d-mine');
};

/** Step 3: a place taken, one who waits, an overlap refused by name, a place given up and passed on by letter. */
export const fillTheShift = async (walk: Walk, eventId: string): Promise<Page> => {
  const { says } = walk;
  const holder = await arrive(walk, first, eventId);
  await walk.seen(holder, 'thread-3a-event');
  await rowOf(walk, holder, releasing).getByRole('button', { name: says.shift.take }).dblclick();
  await rowOf(walk, holder, releasing).getByText(says.shift.holding).waitFor();

  const waiter = await arrive(walk, second, eventId);
  await press(rowOf(walk, waiter, releasing), says.shift.wait);
  await rowOf(walk, waiter, releasing).getByText(says.shift.waiting(1)).waitFor();
  await walk.shown(waiter, 'thread-3b-waiting');

  const other = rowOf(walk, holder, guiding);
  await press(other, says.shift.take);
  const refusal = other.getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.innerText()).toContain(walk.inWords(releasing));
  await walk.shown(holder, 'thread-3c-overlap-refused');

  await giveUp(walk, holder);
  await isTold(walk);
  await press(other, says.shift.take);
  await other.getByText(says.shift.holding).waitFor();
  await seesMine(walk, waiter);
  return waiter;
};

/** Step 4, its other side: the minutes stand in the volunteer's own record. */
export const seesTheRecord = async (walk: Walk, page: Page): Promise<void> => {
  const { says, inWords } = walk;
  await page.goto('/me');
  await readUntil(page, says.mine.duration(SERVED_MINUTES));
  const record = page.getByRole('region', { name: says.mine.records }).getByRole('listitem');
  expect(await record.innerText()).toContain(inWords(release));
  await walk.seen(page, 'thread-4d-service-record');
};
