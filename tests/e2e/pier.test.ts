import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHouse } from './house/house';
import { openShift, post } from './open-shift';
import { agree, beginWalk, fill, PATIENCE, press, type Walk } from './thread/walk';

const house = openHouse('pier', { withSeason: false });

const NAMES = [
  '单雄信',
  '曾国华',
  '解晓东',
  '查良镛',
  '仇英',
  '翟天临',
  '陈大海',
  '林晓',
  '王敏',
  '吕布',
] as const;
const MANY = 30;

/** Thirty who came, of whom so many are not checked in yet. */
const crowd = async (walk: Walk, page: Page, shiftId: string, notYet: number): Promise<void> => {
  for (let number = 0; number < MANY; number += 1) {
    const name = `${NAMES[number % NAMES.length] ?? ''}${number < NAMES.length ? '' : String(number)}`;
    const { personId } = await post(walk, page, `/shifts/${shiftId}/at-door`, { name, raisePlaces: true });
    if (number < notYet) await post(walk, page, `/shifts/${shiftId}/sign-ups/${personId}/check-in/undo`, {});
  }
};

type Row = { name: string; checkedInAt?: string; checkedOutAt?: string };
const roster = ({ organisationId }: Walk, page: Page, shiftId: string): Promise<Row[]> =>
  page.evaluate(async (path) => {
    const reply = await fetch(path);
    return ((await reply.json()) as { items: Row[] }).items;
  }, `/api/organisations/${organisationId}/shifts/${shiftId}/sign-ups?limit=50`);

test('thirty at the pier: found by any reading, tapped without a network, kept through a reload, sent in their own time; all go by one question', async () => {
  const walk = beginWalk(house);
  const { at } = walk;
  const says = walk.staff.checkIn;
  const { page, context } = await walk.demoPerson('江小组', '/events');
  const { eventId, shiftId = '' } = await openShift(walk, page);
  await crowd(walk, page, shiftId, 3);
  const door = `${at}/desk/events/${eventId}/shifts/${shiftId}/check-in`;
  const rows = page.locator('.check-in_person-card');
  await expect
    .poll(async () => {
      await page.goto(door);
      await page.locator('h1').waitFor();
      return rows.count();
    }, PATIENCE)
    .toBe(MANY);
  // A row is one line.
  const heights = await rows.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(64);
  await walk.seen(page, 'pier');

  const search = page.getByPlaceholder(says.search);
  for (const [sought, found] of [
    ['dan', '单雄信'],
    ['sxx', '单雄信'],
    ['zengguohua', '曾国华'],
    ['jxd', '解晓东'],
    ['chou', '仇英'],
  ] as const) {
    await search.fill(sought);
    await expect.poll(() => rows.first().innerText(), PATIENCE).toContain(found);
  }
  await search.fill('');

  await context.setOffline(true);
  const tapped = Date.now();
  for (const name of ['单雄信', '曾国华']) await press(page, says.comeOf(name));
  // A second tap at once would be the same tap.
  await page.waitForTimeout(1_000);
  await press(page, says.undoOf('曾国华'));
  await page.getByText(says.unsent(1)).waitFor();
  await walk.shown(page, 'pier-offline');
  await page.reload().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 20_000 - (Date.now() - tapped) + 5_000));
  await context.setOffline(false);
  await page.goto(door);
  await expect
    .poll(
      async () => (await roster(walk, page, shiftId)).find(({ name }) => name === '单雄信')?.checkedInAt,
      PATIENCE,
    )
    .toBeDefined();
  const now = await roster(walk, page, shiftId);
  // Its own time, not that of the sending.
  expect(
    Math.abs(Date.parse(now.find(({ name }) => name === '单雄信')?.checkedInAt ?? '') - tapped),
  ).toBeLessThan(5_000);
  expect(now.find(({ name }) => name === '曾国华')).not.toHaveProperty('checkedInAt');

  const here = MANY - 2;
  await press(page, says.goAll(here));
  await agree(page, says.goSeveral(here));
  await expect
    .poll(
      async () => (await roster(walk, page, shiftId)).filter(({ checkedOutAt }) => checkedOutAt).length,
      PATIENCE,
    )
    .toBe(here);
  await expect
    .poll(() => page.locator('.check-in_person-card[data-presence="gone"]').count(), PATIENCE)
    .toBe(here);

  // Who is not on the list comes: every place is taken, so there is to be one more.
  await search.fill('赵新来');
  await press(page, says.addOf('赵新来'));
  const dialog = page.getByRole('dialog', { name: says.addTitle });
  await fill(dialog, { contact: 'zhao@pier.example.org' });
  await walk.seen(page, 'pier-add');
  await press(dialog, says.addAction);
  await press(page.getByRole('dialog', { name: says.addFullTitle }), says.addFullAction);
  await page.getByRole('button', { name: says.goOf('赵新来') }).waitFor();
  expect((await roster(walk, page, shiftId)).find(({ name }) => name === '赵新来')).toHaveProperty(
    'checkedInAt',
  );
  // Without a network its browser complained, as it should.
  await context.close();
});
