import type { SandboxNotice } from '../functions/selling/payments/sandbox';
import { demoPeople } from './demo-people';
import { playSeeds, seedsLiveHere } from './run';
import { samplePapers } from './sample-papers';

/** The demo of one machine, as local.ts hands it in: its people, their stories, and papers to reconcile. */
export const demo = {
  people: demoPeople,
  play: playSeeds,
  livesHere: seedsLiveHere,
  pages: (paid: () => readonly SandboxNotice[]) => samplePapers(paid),
};
