import { expect, test } from 'vitest';
import { playFish } from '../../seeds/01-wo-zai-qiandaohu';
import { playCrowd } from '../../seeds/crowd';
import type { EventRow } from '../../functions/volunteering/events/event';
import type { Season } from '../../functions/selling/campaigns/season';
import { asked } from '../support/ask';
import { howMany } from '../support/long';
import { settle } from '../support/settle';

const size = howMany({
  inFull: { campaigns: 40, selling: 8, events: 60, signUps: 300, orders: 500 },
  small: { campaigns: 3, selling: 2, events: 3, signUps: 10, orders: 12 },
});

test('a crowd beside the story: so many campaigns, events, sign-ups and orders; cut short and played again, not one more', async () => {
  const stage = { now: new Date(), settle };
  const played = await playFish(stage);
  const before = await asked<Season>(200, 'GET', '/organisations/chunan/season');
  for (const time of ['once', 'again']) {
    await playCrowd(played, stage, size);
    const season = await asked<Season>(200, 'GET', '/organisations/chunan/season');
    expect(season.campaigns - before.campaigns, time).toBe(size.campaigns);
    const sold = Array.from({ length: size.orders }, (_, at) => 1 + (at % 3)).reduce((a, b) => a + b, 0);
    expect(season.sold - before.sold).toBe(sold);
    expect(season.due - before.due).toBe(sold * 500);
  }
  const from = stage.now.toISOString();
  const path = `/organisations/chunan/events?from=${from}&limit=50`;
  const { items, next } = await asked<{ items: EventRow[]; next?: string }>(200, 'GET', path);
  expect(next === undefined ? items.length : 50).toBe(Math.min(50, size.events + 2));
}, 600_000);
