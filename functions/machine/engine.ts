import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { holdFolder } from './data-folder';
import { enginesHere, here, writerOf, type Engine, type EngineKind, type Surroundings } from './engine-kinds';
import { EngineFailed, NoEngine, OtherEnginesFolder } from './engine-problems';
import { startGuarded, type GuardedProcess } from './guarded-process';

export type EngineAsked = {
  /** An engine that runs already (DYNAMODB_ENDPOINT): nothing is started, nothing stopped. */
  endpoint?: string | undefined;
  /** Where the data is kept; made if missing. */
  dataDir?: string;
  /** Keep nothing. The same as leaving `dataDir` out. */
  ephemeral?: boolean;
  /** Tried first where nothing in the folder decides; the answer's `kind` tells which one it became. */
  prefer?: EngineKind;
};

export type RunningEngine = {
  /** Its address on this machine, without a slash at the end. */
  endpoint: string;
  kind: EngineKind | 'elsewhere';
  /** Resolves when the engine has ended, asked or not. Never for one that runs elsewhere. */
  ended: Promise<void>;
  /** Ends it cleanly and frees the folder; a second call does nothing. */
  stop: () => Promise<void>;
};

const PATIENCE = 60_000;
const LOOK_EVERY = 15;
const PORT_TRIES = 5;
const PORT_TAKEN = /already in use|Failed to bind/i;

/** A port that nobody listens on at this moment; another process may be quicker, so callers try again. */
const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await (await fetch(endpoint, { signal: AbortSignal.timeout(2_000) })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
};

/** It must have said so itself before an answer counts: until then another program may be answering on that port. */
const untilReady = async (
  running: GuardedProcess,
  engine: Engine,
  endpoint: string,
): Promise<'ready' | 'port-taken'> => {
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await pause(LOOK_EVERY)) {
    if (PORT_TAKEN.test(running.said())) return 'port-taken';
    if (!running.lives()) break;
    if (engine.ready.test(running.said()) && (await answers(endpoint)) && running.lives()) return 'ready';
  }
  throw new EngineFailed(engine.kind, running.said());
};

type Place = { folder: string; store?: string };

const startOnSomePort = async (engine: Engine, place: Place, started: (pid: number) => void) => {
  for (let tries = 1; tries <= PORT_TRIES; tries += 1) {
    const port = await freePort();
    const running = await startGuarded(engine.command(port, place.folder, place.store), place.folder);
    started(running.pid);
    const endpoint = `http://127.0.0.1:${port}`;
    try {
      if ((await untilReady(running, engine, endpoint)) === 'ready') {
        // Again: at the first look it may not yet have become the program that it was started for.
        started(running.pid);
        return { running, endpoint };
      }
    } catch (error) {
      await running.stop();
      throw error;
    }
    await running.stop();
  }
  throw new EngineFailed(engine.kind, 'no free port');
};

const handOver = (
  started: { running: GuardedProcess; endpoint: string },
  kind: EngineKind,
  leave: () => void,
): RunningEngine => {
  const { running, endpoint } = started;
  const ended = running.ended.then(leave);
  return {
    endpoint,
    kind,
    ended,
    stop: async () => {
      if (running.lives()) await running.stop();
      await ended;
    },
  };
};

const startKeeping = async (engine: Engine, folder: string): Promise<RunningEngine> => {
  const held = await holdFolder(folder);
  try {
    const started = await startOnSomePort(
      engine,
      { folder, store: join(folder, engine.keeps) },
      held.remember,
    );
    return handOver(started, engine.kind, held.release);
  } catch (error) {
    held.release();
    throw error;
  }
};

const startForgetful = async (engine: Engine): Promise<RunningEngine> => {
  const folder = mkdtempSync(join(tmpdir(), 'shanchao-engine-'));
  const leave = () => rmSync(folder, { recursive: true, force: true });
  try {
    return handOver(await startOnSomePort(engine, { folder }, () => undefined), engine.kind, leave);
  } catch (error) {
    leave();
    throw error;
  }
};

/** Those that may be tried, best first. What stands in the folder decides before any preference. */
const candidates = (
  folder: string | undefined,
  prefer: EngineKind | undefined,
  around: Surroundings,
): Engine[] => {
  const found = enginesHere(around);
  const writer = folder === undefined ? undefined : writerOf(folder);
  if (folder !== undefined && writer) {
    const same = found.filter((engine) => engine.kind === writer);
    if (same.length === 0) throw new OtherEnginesFolder(folder, writer);
    return same;
  }
  if (found.length === 0) throw new NoEngine(`${around.platform}-${around.arch}`);
  return [...found].sort((a, b) => Number(b.kind === prefer) - Number(a.kind === prefer));
};

/**
 * Starts the embedded DynamoDB-compatible engine as a process of its own, on a free port of the loopback interface, and
 * waits until it answers. It ends with this process, however this process ends; should it survive all the same, the next
 * start on the folder ends it. Any region and credentials do.
 * @throws EngineProblem: NoEngine, EngineFailed, FolderUnusable, FolderInUse, OtherEnginesFolder
 */
export const startEngine = async (
  asked: EngineAsked,
  around: Surroundings = here(),
): Promise<RunningEngine> => {
  if (asked.endpoint) {
    const never = new Promise<void>(() => undefined);
    return {
      endpoint: asked.endpoint.replace(/\/$/, ''),
      kind: 'elsewhere',
      ended: never,
      stop: async () => undefined,
    };
  }
  const folder = asked.ephemeral || asked.dataDir === undefined ? undefined : resolve(asked.dataDir);
  let failure: EngineFailed | undefined;
  for (const engine of candidates(folder, asked.prefer, around)) {
    try {
      return await (folder === undefined ? startForgetful(engine) : startKeeping(engine, folder));
    } catch (error) {
      // Once its file stands there, another engine would start on an empty table beside it.
      if (!(error instanceof EngineFailed) || (folder !== undefined && writerOf(folder) !== undefined))
        throw error;
      failure ??= error;
    }
  }
  throw failure ?? new NoEngine(`${around.platform}-${around.arch}`);
};
