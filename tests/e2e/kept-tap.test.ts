import { expect, test } from 'vitest';
import { openHouse } from './house/house';
import { openShift, title } from './open-shift';
import { beginWalk, PATIENCE, press, type Visitor, type Walk } from './thread/walk';

const house = openHouse('kept-tap', { withSeason: false });

/** Signs in where the tap led, with the code of the letter. */
const enter = async (walk: Walk, { page }: Visitor, email: string): Promise<void> => {
  const { signIn } = walk.says;
  await page.getByText(signIn.thenPlace).waitFor();
  await page.getByLabel(signIn.email).fill(email);
  await press(page, signIn.send);
  await page.getByLabel(signIn.code).waitFor();
  const codeOf = async () => /\d{6}/.exec((await walk.letterTo(email))?.subject ?? '')?.[0];
  await expect.poll(codeOf, PATIENCE).toBeDefined();
  await page.getByLabel(signIn.code).fill((await codeOf()) ?? '');
  await press(page, signIn.enter);
};

test('a tap made before signing in is done after it: the name is asked once, the place is taken; a reload takes nothing again', async () => {
  const walk = beginWalk(house);
  const { at, says } = walk;
  const { page: organiser } = await walk.demoPerson('江小组', '/events');
  const { eventId } = await openShift(walk, organiser);
  const visitor = await walk.visitor();
  const { page } = visitor;
  await page.goto(`${at}/events/${eventId}`);
  const row = page.locator('li.shift-row_shift', { hasText: walk.inWords(title) });
  await row.getByRole('link', { name: says.shift.signInFirst }).click();
  await enter(walk, visitor, 'lin@kept-tap.example.org');
  await page.waitForURL(`**${at}/events/${eventId}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(says.mine.name).fill('林晓');
  await press(dialog, says.shift.nameThenOn);
  await row.getByText(says.shift.holding).waitFor();
  await walk.seen(page, 'kept-tap');

  // Given up and read anew: what was tapped long ago is not done again.
  await press(row, says.shift.giveUp);
  await press(page.getByRole('dialog'), says.shift.giveUp);
  await row.getByRole('button', { name: says.shift.take }).waitFor();
  await page.reload();
  await row.getByRole('button', { name: says.shift.take }).waitFor();
  expect(await row.getByText(says.shift.holding).count()).toBe(0);

  // No address of another site can say it.
  const other = await walk.newcomer('wang@kept-tap.example.org', `${at}/events/${eventId}`);
  await other.page.goto(`${at}/events/${eventId}?tap=1&take=1#take`);
  await other.page.locator('li.shift-row_shift').getByRole('button', { name: says.shift.take }).waitFor();
  await walk.end();
});
