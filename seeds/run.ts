import * as z from 'zod';
import { table } from '../functions/platform/table/table';
import { playFish } from './01-wo-zai-qiandaohu';
import { playCrowd } from './crowd';
import type { Stage } from './stage';

const KEY = { pk: 'LOCAL#SEEDS', sk: '01' };
const Played = z.object({ startedAt: z.iso.datetime(), done: z.boolean() });

/** Whether the stories were played in this table, or begun to be. */
export const seedsLiveHere = async (): Promise<boolean> => (await table.get(Played, KEY)) !== undefined;

/**
 * Plays the stories once for a table, and a crowd beside them where it is asked for. One that was cut short is played again from the same moment: every step of it may run
 * twice. @returns whether something was played
 */
export const playSeeds = async (stage: Stage, { crowd = false } = {}): Promise<boolean> => {
  const before = await table.get(Played, KEY);
  if (before?.done) return false;
  const startedAt = before?.startedAt ?? stage.now.toISOString();
  await table.put({ ...KEY, startedAt, done: false });
  const played = await playFish({ ...stage, now: new Date(startedAt) });
  if (crowd) await playCrowd(played, { ...stage, now: new Date(startedAt) });
  await table.put({ ...KEY, startedAt, done: true });
  return true;
};
