import { clock } from '../../platform/clock';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { secretAddress, type Address } from './addresses';
import { tidyEngineFile, type Acknowledged, type Tidied } from './engine-file';
import type { Engine, EngineKind } from './engine-kinds';
import { EngineFailed } from './engine-problems';
import { startGuarded, type GuardedProcess } from './guarded-process';

export type Start = {
  engine: Engine;
  /** Where it works. */
  folder: string;
  /** Its file or folder to keep; none: in memory. */
  store: string | undefined;
  key: string | undefined;
  acknowledged: () => Promise<Acknowledged>;
  /** Told the number of each process that is started. */
  started: (pid: number) => void;
  /** Called once, when the engine has ended for good. */
  leave: () => void;
};

export type RunningEngine = {
  /** Its address on this machine, without a slash at the end. A secret of this process: not to be printed. */
  endpoint: string;
  /** What its clients sign with. */
  accessKeyId: string;
  kind: EngineKind | 'elsewhere';
  /** Resolves when the engine has ended, asked or not. Never for one that runs elsewhere. */
  ended: Promise<void>;
  /**
   * Stops it, drops the stream records that are done and older than 24 hours, and starts it under the same address: for long
   * runs, at a quiet moment, while nobody asks it. Where that kind has no need of it, nothing happens.
   * @returns how many records were dropped
   */
  tidy: () => Promise<number>;
  /** Ends it cleanly and frees the folder; a second call does nothing. */
  stop: () => Promise<void>;
};

const PATIENCE = 60_000;
const LOOK_EVERY = 15;
const PORT_TRIES = 5;
const PORT_TAKEN = /already in use|Failed to bind/i;

const answers = ({ host, port }: Address): Promise<boolean> =>
  new Promise((tell) => {
    // A connection of its own that ends with it: one that is kept would break when the engine is stopped.
    const asking = request({ host, port, agent: false, timeout: 2_000 }, (reply) => {
      reply.resume().on('end', () => tell(true));
    });
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => tell(false)).end();
  });

/** It must have said so itself before an answer counts: until then another program may be answering on that port. */
const untilReady = async (
  running: GuardedProcess,
  engine: Engine,
  address: Address,
): Promise<'ready' | 'port-taken'> => {
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await pause(LOOK_EVERY)) {
    if (PORT_TAKEN.test(running.said())) return 'port-taken';
    if (!running.lives()) break;
    if (engine.ready.test(running.said()) && (await answers(address)) && running.lives()) return 'ready';
  }
  throw new EngineFailed(engine.kind, running.said());
};

/** Undefined where the port was taken. */
const startAt = async (start: Start, address: Address): Promise<GuardedProcess | undefined> => {
  const { engine, folder, store, key, started } = start;
  const running = await startGuarded(engine.command({ address, folder, store, key }), folder);
  started(running.pid);
  try {
    if ((await untilReady(running, engine, address)) === 'ready') {
      // Again: at the first look it may not yet have become the program that it was started for.
      started(running.pid);
      return running;
    }
  } catch (error) {
    await running.stop();
    throw error;
  }
  await running.stop();
  return undefined;
};

type Started = { running: GuardedProcess; address: Address };

/** @param again the address that it must have, because its clients know it; none: any that is free */
const startSomewhere = async (start: Start, again?: Address): Promise<Started> => {
  for (let tries = 1; tries <= PORT_TRIES; tries += 1) {
    const address = again ?? (await secretAddress(start.engine.anyHost));
    const running = await startAt(start, address);
    if (running) return { running, address };
  }
  throw new EngineFailed(start.engine.kind, 'no free port');
};

const TIDY: Tidied = { indexed: true, dropped: 0 };
const tidy = async ({ engine, store, acknowledged }: Start): Promise<Tidied> =>
  engine.tidied && store !== undefined
    ? tidyEngineFile(store, await acknowledged(), clock().getTime())
    : TIDY;

/** Its file is tidied before it starts; where there is none yet, it starts once to make it. */
const startTidy = async (start: Start): Promise<Started> => {
  const { indexed } = await tidy(start);
  const first = await startSomewhere(start);
  if (indexed) return first;
  await first.running.stop();
  await tidy(start);
  return startSomewhere(start);
};

/** Stops it, tidies its file and starts it under the same address; also where the file could not be tidied, for then it was left as it is. */
const startAgain = async (start: Start, { running, address }: Started) => {
  await running.stop();
  const outcome = await tidy(start).catch((error: unknown) => ({ error }));
  const again = await startSomewhere(start, address);
  return { outcome, running: again.running };
};

const handOver = (start: Start, { address, running: first }: Started): RunningEngine => {
  let running = first;
  let rest = Promise.resolve(0);
  let resting = false;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve)).then(start.leave);
  const watch = (process: GuardedProcess) => void process.ended.then(() => (resting ? undefined : end()));
  watch(running);

  const tidyOnce = async (): Promise<number> => {
    if (!start.engine.tidied || !running.lives()) return 0;
    resting = true;
    try {
      const again = await startAgain(start, { running, address });
      running = again.running;
      watch(running);
      if ('error' in again.outcome) throw again.outcome.error;
      return again.outcome.dropped;
    } finally {
      resting = false;
      if (!running.lives()) end();
    }
  };
  return {
    endpoint: `http://${address.host}:${address.port}`,
    accessKeyId: start.key ?? 'local',
    kind: start.engine.kind,
    ended,
    // One after the other.
    tidy: () => (rest = rest.catch(() => 0).then(tidyOnce)),
    stop: async () => {
      await rest.catch(() => undefined);
      if (running.lives()) await running.stop();
      await ended;
    },
  };
};

/** Starts one engine and hands it over. `leave` is the caller's where this throws. */
export const runEngine = async (start: Start): Promise<RunningEngine> =>
  handOver(start, await startTidy(start));
