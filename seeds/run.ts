import * as z from 'zod';
import { table } from '../functions/platform/table/table';
import { playFish } from './01-wo-zai-qiandaohu';
import type { Stage } from './stage';

const KEY = { pk: 'LOCAL#SEEDS', sk: '01' };
const Played = z.object({ startedAt: z.iso.datetime(), done: z.boolean() });

/** Whether the stories were played in this table, or begun to be. */
export const seedsLiveHere = async (): Promise<boolean> => (await table.get(Played, KEY)) !== undefined;

/**
 * Plays the stories once for a table. One that was cut short is played again from the same moment: every step of it may run
 * twice. @returns whether something was played
 */
export const playSeeds = async (stage: Stage): Promise<boolean> => {
  const before = await table.get(Played, KEY);
  if (before?.done) return false;
  const startedAt = before?.startedAt ?? stage.now.toISOString();
  await table.put({ ...KEY, startedAt, done: false });
  await playFish({ ...stage, now: new Date(startedAt) });
  await table.put({ ...KEY, startedAt, done: true });
  return true;
};
