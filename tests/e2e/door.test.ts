import { expect, test } from 'vitest';
import { openHouse } from './house/house';
import { openShift, title } from './open-shift';
import { beginWalk, press } from './thread/walk';

const PEOPLE = [
  { name: '陈大海', email: 'chen@door.example.org' },
  { name: '林晓', email: 'lin@door.example.org' },
  { name: '王敏', email: 'wang@door.example.org' },
] as const;

const house = openHouse('door', { withSeason: false });

test('nobody is nameless: who has told no name tells it before the first place; one hand checks in one after the other', async () => {
  const walk = beginWalk(house);
  const { at, says: words } = walk;
  const { shift, mine, word } = words;
  const says = walk.staff.checkIn;
  const { page } = await walk.demoPerson('江小组', '/events');
  const { eventId, shiftId } = await openShift(walk, page);
  for (const [number, { name, email }] of PEOPLE.entries()) {
    const { page: own } = await walk.newcomer(email, `${at}/events/${eventId}`);
    const row = own.locator('li.shift-row_shift', { hasText: walk.inWords(title) });
    await press(row, shift.take);
    const dialog = own.getByRole('dialog');
    await dialog.getByRole('heading', { name: shift.nameFirst }).waitFor();
    if (number === 0) {
      await walk.seen(own, 'name-first', ({ says }) =>
        dialog.getByRole('heading', { name: says.shift.nameFirst }).waitFor(),
      );
      // Nothing is taken by who thinks better of it.
      await press(dialog, word.cancel);
      await dialog.waitFor({ state: 'detached' });
      await own.reload();
      await press(row, shift.take);
    }
    await dialog.getByLabel(mine.name).fill(name);
    await press(dialog, shift.nameThenOn);
    await row.getByText(shift.holding).waitFor();
    expect(await own.getByRole('dialog').count()).toBe(0);
  }

  const door = `${at}/desk/events/${eventId}/shifts/${shiftId}/check-in`;
  await expect
    .poll(async () => {
      await page.goto(door);
      await page.locator('h1').waitFor();
      return page.locator('.check-in_person-card').count();
    })
    .toBe(PEOPLE.length);
  // What was done is seen in its row, with the way back, and said to a screen reader: nothing lies over the next one.
  for (const { name } of PEOPLE) {
    await page.getByRole('button', { name: says.comeOf(name) }).click({ timeout: 4_000 });
    await page.getByRole('button', { name: says.undoOf(name) }).waitFor();
    expect(await page.locator('.toast').count()).toBe(0);
    expect(await page.locator('.toast-place').innerText()).toContain(name);
  }
  await walk.shown(page, 'door');
  for (const { name } of PEOPLE) await page.getByRole('button', { name: says.goOf(name) }).waitFor();
  await walk.end();
});
