import { test } from 'vitest';
import { openHouse } from './house/house';
import { openShift, post, title } from './open-shift';
import { agree, beginWalk, press, readUntil } from './thread/walk';

const house = openHouse('take-back', { withSeason: false });

test('somebody was checked in by mistake: the check-out is taken back and the check-in too, each after a question; then they are not here', async () => {
  const walk = beginWalk(house);
  const says = walk.staff.checkIn;
  const { page } = await walk.demoPerson('江小组', '/events');
  const { eventId, shiftId } = await openShift(walk, page);
  const { page: mine } = await walk.newcomer('chen@take-back.example.org', '/me');
  await mine.locator('[name="name"]').fill('陈大海');
  await press(mine, walk.says.mine.saveName);
  await mine.getByRole('heading', { level: 1, name: walk.says.mine.hello('陈大海') }).waitFor();
  await post(walk, mine, `/shifts/${shiftId}/sign-ups`, {});
  await readUntil(mine, walk.inWords(title));
  // The next shift leads to its event's own page.
  await mine.locator('.me_next-shift').getByRole('link').click();
  await mine.waitForURL(`**${walk.at}/events/${eventId}`);

  await page.goto(`${walk.at}/desk/events/${eventId}/shifts/${shiftId}/check-in`);
  await press(page, says.comeOf('陈大海'));
  // Sent a few seconds later: from then on it is noted, and taken back by another button.
  await press(page, says.moreOf('陈大海'));
  await page.getByRole('button', { name: says.takeBackInOf('陈大海') }).waitFor();
  await press(page, says.goOf('陈大海'));
  await press(page.getByRole('dialog'), says.go);
  await press(page, says.takeBackOutOf('陈大海'));
  await agree(page, says.takeBackOut);
  await page.locator('.check-in_person-card[data-presence="here"]', { hasText: '陈大海' }).waitFor();
  await walk.seen(page, 'take-back', ({ staff }) =>
    page.getByRole('button', { name: staff.checkIn.takeBackInOf('陈大海') }).waitFor(),
  );
  await press(page, says.takeBackInOf('陈大海'));
  await agree(page, says.takeBackIn);
  await page.locator('.check-in_person-card[data-presence="not-here"]', { hasText: '陈大海' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: says.comeOf('陈大海') }).waitFor();
  await walk.end();
});
