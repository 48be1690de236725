import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from './house/house';
import { openShift, post } from './open-shift';
import {
  beginWalk,
  fill,
  idInAddress,
  inBoth,
  localDay,
  PATIENCE,
  press,
  readUntil,
  type Walk,
} from './thread/walk';

const EMAIL = 'jiang@change-event.example.org';
const meet = { zh: '码头售票处门口', en: 'In front of the ticket office' };
const contact = { 'contact.name': '江小组', 'contact.phone': '0571 6481 2345' };
const reason = '湖区封航';
const words = '请穿防滑鞋，午饭由我们准备。';

const house = openHouse('change-event', { withSeason: false });

/** In Asia/Shanghai. */
const at = (days: number, clock: string): string =>
  new Date(`${localDay(days)}T${clock}:00+08:00`).toISOString();

/** Somebody with a name, on that shift. */
const volunteerOn = async (walk: Walk, shiftId: string, name = '江一帆', email = EMAIL): Promise<Page> => {
  const { page } = await walk.newcomer(email, '/me');
  await page.locator('[name="name"]').fill(name);
  await press(page, walk.says.mine.saveName);
  await page.getByRole('heading', { level: 1, name: walk.says.mine.hello(name) }).waitFor();
  await post(walk, page, `/shifts/${shiftId}/sign-ups`, {});
  await readUntil(page, walk.says.mine.next);
  return page;
};

/** Saves the change, and agrees that so many people are told. */
const saveAndTell = async (walk: Walk, page: Page, eventId: string, people = 1): Promise<void> => {
  await press(page, walk.staff.history.save);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(walk.staff.event.told(people)).waitFor();
  await press(dialog, walk.staff.history.save);
  await page.waitForURL(`**${walk.at}/desk/events/${eventId}`);
};

const moveShift = async (walk: Walk, page: Page, eventId: string): Promise<void> => {
  await page.goto(`${walk.at}/desk/events/${eventId}`);
  await page.getByRole('link', { name: walk.staff.shifts.change, exact: true }).click();
  await fill(page, { from: '13:00', to: '15:00', ...inBoth('meet', meet) });
  // As few places as are held: nobody has to go back to the line.
  await fill(page, { places: '1' });
  expect(await page.locator('[name="backToLine"]').count()).toBe(0);
  await walk.seen(page, 'change-shift');
  await saveAndTell(walk, page, eventId);
  await readUntil(page, walk.inWords(meet));
  // Nobody is told of more places, and so nobody is asked about it.
  await page.getByRole('link', { name: walk.staff.shifts.change, exact: true }).click();
  await fill(page, { places: '2' });
  await press(page, walk.staff.history.save);
  await page.waitForURL(`**${walk.at}/desk/events/${eventId}`);
};

const nameContact = async (walk: Walk, page: Page, eventId: string): Promise<void> => {
  await page.getByRole('link', { name: walk.staff.history.change, exact: true }).click();
  await fill(page, contact);
  await walk.seen(page, 'change-event');
  await saveAndTell(walk, page, eventId);
  await page.getByText('0571 6481 2345').waitFor();
  await page.getByText(walk.staff.history.title, { exact: true }).click();
  await page.getByText(walk.staff.history.deeds['event-changed'] ?? '').waitFor();
  await walk.seen(page, 'changed-event');
};

const write = async (walk: Walk, page: Page): Promise<void> => {
  const says = walk.staff.event.write;
  await page.getByRole('link', { name: says.action, exact: true }).click();
  await fill(page, { text: words });
  await press(page, says.preview);
  await page.getByRole('heading', { name: says.previewTitle(1) }).waitFor();
  await page.locator('.as-typed', { hasText: words }).waitFor();
  await walk.seen(page, 'letter-to-volunteers');
  await press(page, says.send(1));
  await expect.poll(async () => (await walk.letterTo(EMAIL))?.text, PATIENCE).toContain(words);
};

/** The same on another day: a draft of its own, with the shift. */
const copy = async (walk: Walk, page: Page, eventId: string): Promise<void> => {
  const says = walk.staff.event.again;
  await press(page, says.action);
  const dialog = page.getByRole('dialog');
  await fill(dialog, { on: localDay(10) });
  await press(dialog, says.action);
  await page.getByText(walk.staff.events.draft, { exact: true }).waitFor();
  expect(await idInAddress(page, 'evt')).not.toBe(eventId);
  await readUntil(page, walk.inWords(meet));
  await page.locator('.desk-event_shift-card').getByText('13:00').waitFor();
  await page.goto(`${walk.at}/desk/events/${eventId}`);
};

const cancel = async (walk: Walk, page: Page): Promise<void> => {
  const says = walk.staff.event.cancel;
  await press(page, says.action);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(walk.staff.event.told(1)).waitFor();
  await fill(dialog, { reason });
  await press(dialog, says.action);
  await page.getByText(walk.staff.history.because(reason)).first().waitFor();
  await readUntil(page, walk.staff.shifts.cancelled);
  await walk.seen(page, 'cancelled-event');
};

test('a shift is moved and told where to gather; then its event is cancelled: who comes is told each time, and pages say so', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('江小组', '/events');
  const { eventId = '', shiftId = '' } = await openShift(
    walk,
    page,
    { startsAt: at(3, '09:00'), endsAt: at(3, '17:00') },
    { startsAt: at(3, '09:00'), endsAt: at(3, '11:00') },
  );
  const mine = await volunteerOn(walk, shiftId);

  await moveShift(walk, page, eventId);
  await readUntil(mine, walk.inWords(meet));
  await readUntil(mine, '13:00');
  await nameContact(walk, page, eventId);
  await readUntil(mine, '0571 6481 2345');
  await walk.seen(mine, 'my-moved-shift', ({ inWords }) =>
    mine.locator('.me_next-shift', { hasText: inWords(meet) }).waitFor(),
  );
  await mine.goto(`${walk.at}/events/${eventId}`);
  const known = mine.locator('.shift-row_good-to-know');
  await known.getByText(walk.inWords(meet)).waitFor();
  expect(await known.getByRole('link').getAttribute('href')).toBe('tel:057164812345');
  await walk.seen(mine, 'my-place-on-the-event');

  await write(walk, page);
  await page.waitForURL(`**${walk.at}/desk/events/${eventId}`);
  await copy(walk, page, eventId);
  await cancel(walk, page);
  const { page: anybody } = await walk.visitor();
  await anybody.goto(`${walk.at}/events/${eventId}`);
  await readUntil(anybody, walk.says.event.cancelled);
  await readUntil(anybody, walk.says.shift.cancelled);
  await walk.seen(anybody, 'public-cancelled-event', ({ says }) =>
    anybody.getByText(says.event.because(reason)).first().waitFor(),
  );
  await mine.goto('/me');
  await readUntil(mine, walk.says.mine.cancelled);
  expect(await mine.locator('.me_next-shift').count()).toBe(0);
  await walk.end();
});

test('with fewer places than are held, an organiser chooses who goes back to the line; a cancelled shift says so', async () => {
  const walk = beginWalk(house);
  const { page } = await walk.demoPerson('江小组', '/events');
  const hours = { startsAt: at(4, '09:00'), endsAt: at(4, '11:00') };
  const { eventId = '', shiftId = '' } = await openShift(walk, page, hours);
  await volunteerOn(walk, shiftId, '何一', 'he@change-event.example.org');
  const second = await volunteerOn(walk, shiftId, '何二', 'he2@change-event.example.org');
  const { back, cancel: cancels } = walk.staff.shifts;
  await page.goto(`${walk.at}/desk/events/${eventId}/shifts/${shiftId}`);
  await readUntil(page, '何二');
  await page.goto(`${walk.at}/desk/events/${eventId}/shifts/${shiftId}/change`);
  await page.getByLabel('何二').waitFor({ state: 'detached' });
  await fill(page, { places: '1' });
  await page.getByText(back.title(1)).waitFor();
  await page.locator('[name="waitlist"]').check();
  await page.getByLabel('何二').check();
  await walk.seen(page, 'back-to-line');
  await saveAndTell(walk, page, eventId, 2);
  await readUntil(second, walk.says.mine.waiting);

  await page.reload();
  await press(page, cancels.action);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(walk.staff.event.told(2)).waitFor();
  await fill(dialog, { reason });
  await press(dialog, cancels.action);
  await readUntil(page, walk.staff.shifts.cancelled);
  await page.locator('.desk-event_shift-card').getByRole('link', { name: walk.staff.roster.title }).click();
  await readUntil(page, `${walk.staff.roster.cancelled} · ${walk.staff.roster.count(2)}`);
  await walk.seen(page, 'roster-of-a-cancelled-shift');
  await walk.end();
});
