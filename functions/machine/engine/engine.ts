import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { holdFolder } from '../data-folder';
import type { Acknowledged } from './engine-file';
import { keyIn, newKey } from './engine-key';
import { enginesHere, here, writerOf, type Engine, type EngineKind, type Surroundings } from './engine-kinds';
import { EngineFailed, NoEngine, OtherEnginesFolder } from './engine-problems';
import { runEngine, type RunningEngine } from './engine-run';

export type { RunningEngine } from './engine-run';

export type EngineAsked = {
  /** An engine that runs already (DYNAMODB_ENDPOINT): nothing is started, nothing stopped. */
  endpoint?: string | undefined;
  /** Where the data is kept; made if missing. */
  dataDir?: string;
  /** Keep nothing. The same as leaving `dataDir` out. */
  ephemeral?: boolean;
  /** Tried first where nothing in the folder decides; the answer's `kind` tells which one it became. */
  prefer?: EngineKind;
  /** How far the stream has been followed: records that are done and older than 24 hours are dropped. None: all are kept. */
  acknowledged?: () => Promise<Acknowledged>;
  /** What it holds is shown only to who knows `accessKeyId`, where that kind of engine looks at keys. Otherwise any key does. */
  withKey?: boolean;
};

const nothingDone = async (): Promise<Acknowledged> => ({});

const startKeeping = async (engine: Engine, folder: string, asked: EngineAsked): Promise<RunningEngine> => {
  const held = await holdFolder(folder);
  try {
    const store = join(folder, engine.keeps);
    return await runEngine({
      engine,
      folder,
      store,
      key: asked.withKey && engine.looksAtKeys ? keyIn(store) : undefined,
      acknowledged: asked.acknowledged ?? nothingDone,
      started: held.remember,
      leave: held.release,
    });
  } catch (error) {
    held.release();
    throw error;
  }
};

const startForgetful = async (engine: Engine, asked: EngineAsked): Promise<RunningEngine> => {
  const folder = mkdtempSync(join(tmpdir(), 'shanchao-engine-'));
  const leave = () => rmSync(folder, { recursive: true, force: true });
  try {
    return await runEngine({
      engine,
      folder,
      // What has a file can be kept quick; the file goes with the folder.
      store: engine.tidied ? join(folder, engine.keeps) : undefined,
      key: asked.withKey && engine.looksAtKeys ? newKey() : undefined,
      acknowledged: asked.acknowledged ?? nothingDone,
      started: () => undefined,
      leave,
    });
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
 * Starts the embedded DynamoDB-compatible engine as a process of its own, on an address of this machine that is told to
 * nobody else, and waits until it answers. It ends with this process, however this process ends; should it survive all the same, the next
 * start on the folder ends it. Any region and credentials do, unless it was asked for a key.
 * @throws EngineProblem: NoEngine, EngineFailed, FolderUnusable, FolderInUse, OtherEnginesFolder, FileInUse,
 * FileUnreadable, ForeignFile
 */
export const startEngine = async (
  asked: EngineAsked,
  around: Surroundings = here(),
): Promise<RunningEngine> => {
  if (asked.endpoint) {
    const never = new Promise<void>(() => undefined);
    return {
      endpoint: asked.endpoint.replace(/\/$/, ''),
      accessKeyId: 'local',
      kind: 'elsewhere',
      ended: never,
      tidy: async () => 0,
      stop: async () => undefined,
    };
  }
  const folder = asked.ephemeral || asked.dataDir === undefined ? undefined : resolve(asked.dataDir);
  let failure: EngineFailed | undefined;
  for (const engine of candidates(folder, asked.prefer, around)) {
    try {
      return await (folder === undefined
        ? startForgetful(engine, asked)
        : startKeeping(engine, folder, asked));
    } catch (error) {
      // Once its file stands there, another engine would start on an empty table beside it.
      if (!(error instanceof EngineFailed) || (folder !== undefined && writerOf(folder) !== undefined))
        throw error;
      failure ??= error;
    }
  }
  throw failure ?? new NoEngine(`${around.platform}-${around.arch}`);
};
