import { expect, test } from 'vitest';
import { dayOf } from '../../functions/shared/time';
import { asked } from '../support/ask';
import { bringBankLines, cameIn } from '../support/bank-line';
import { daysAgo, fishSeason } from '../support/fish-season';
import { settle } from '../support/settle';
import { desk } from '../support/statement-files';

test('undone, the money takes its day with it: the fund and the public page tell the last of what remains', async () => {
  const season = await fishSeason('match-days');
  const at = desk(season);
  await season.sell(1, daysAgo(9));
  await season.sell(1, daysAgo(8));
  await season.sell(1, daysAgo(7));
  await settle();
  const lines = await bringBankLines(season, [cameIn(4_200, 6), cameIn(4_200, 2), cameIn(4_200, 4)]);
  const dues = await at.dues();
  const made = [];
  for (const [place, line] of lines.entries())
    made.push(await at.confirm({ lineId: line.lineId, dueIds: [dues[place]?.dueId ?? ''] }));
  const lastOn = async () => {
    const path = `${season.at}/campaigns/${season.campaignId}`;
    const { river } = await asked<{ river: { paidOver: { lastOn?: string } } }>(200, 'GET', path);
    return river.paidOver.lastOn;
  };
  const told = [await lastOn()];
  for (const place of [0, 1, 2]) {
    expect((await at.undo(made[place]?.body.remittanceId ?? '')).status).toBe(200);
    told.push(await lastOn());
  }
  expect(told).toEqual([dayOf(daysAgo(2)), dayOf(daysAgo(2)), dayOf(daysAgo(4)), undefined]);
});
