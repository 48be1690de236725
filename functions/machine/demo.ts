import type { Hono } from 'hono';
import type { SandboxNotice } from '../selling/payments/sandbox';
import type { DemoPerson } from './demo-sign-in';

/** What local.ts hands in for whoever tries the product; one machine knows no scheme by itself. */
export type Demo = {
  people: readonly DemoPerson[];
  /** Plays the stories once for a table. @param stage.settle waits until all that follows has been done */
  play: (stage: { settle: () => Promise<void>; now: Date }) => Promise<unknown>;
  /** Whether they were played in this table, or begun to be. */
  livesHere: () => Promise<boolean>;
  /** More pages under /dev. @param paid what was paid at the sandbox */
  pages: (paid: () => readonly SandboxNotice[]) => Hono;
};
