import type { SandboxNotice } from '../functions/selling/payments/sandbox';
import { demoPeople } from './demo-people';
import { playSeeds, seedsLiveHere } from './run';
import type { Stage } from './stage';
import { samplePapers } from './sample-papers';

/** The demo of one machine, as local.ts hands it in: its people, their stories, and papers to reconcile. @param asked a crowd beside them? */
export const demoOf = (asked: { crowd: boolean }) => ({
  people: demoPeople,
  play: (stage: Stage) => playSeeds(stage, asked),
  livesHere: seedsLiveHere,
  pages: (paid: () => readonly SandboxNotice[]) => samplePapers(paid),
});
