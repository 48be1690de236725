import type { Demo } from '../functions/machine/demo';
import { demoPeople } from './demo-people';
import { playSeeds, seedsLiveHere } from './run';
import { samplePapers } from './sample-papers';

/** The demo of one machine, as local.ts hands it in: its people, their stories, and papers to reconcile. @param asked a crowd beside them? */
export const demoOf = (asked: { crowd: boolean }): Demo => ({
  people: demoPeople,
  play: (stage) => playSeeds(stage, asked),
  livesHere: seedsLiveHere,
  pages: (paid) => samplePapers(paid),
});
