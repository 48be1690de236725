import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEngine, type RunningEngine } from '../functions/machine/engine/engine';
import { writesTo } from '../functions/machine/engine/engine-writes';
import { makeTable } from '../functions/machine/engine/make-table';
import type { Positions, StreamAsked, StreamFollower } from '../functions/machine/stream/stream-reader';
import { startMeter, type Meter } from '../tests/meter/meter';

export const TABLE = 'bench';
const PART = 'BENCH_PART';

/** In a process of its own, because the product reads its settings once: is this the part that counts? */
export const isCounting = (): boolean => process.env[PART] === 'counting';

/**
 * Runs the same file again in a process of its own, behind the meter, and gives what it printed as JSON. Rates are measured
 * without the meter, which costs time; units are counted with it.
 */
export const countedBy = async <T>(file: string): Promise<T> => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', fileURLToPath(file)], {
    env: { ...process.env, [PART]: 'counting' },
    maxBuffer: 50_000_000,
  });
  return JSON.parse(stdout) as T;
};

export type Stage = {
  meter: Meter | undefined;
  /** Does everything that follows from what was written. Only then: nothing runs beside what is measured. */
  settle: () => Promise<void>;
  /** Follows from now on, as it is done beside the running product. */
  follow: () => Promise<StreamFollower>;
  stop: () => Promise<void>;
};

const newEngine = async (): Promise<RunningEngine> => {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const engine = await startEngine({ ephemeral: true });
  await makeTable(engine.endpoint, TABLE);
  return engine;
};

/**
 * The product beside an engine; unless told otherwise one that keeps nothing, followed from its beginning. Import what is the
 * product's own after this, never before.
 */
export const openStage = async (
  given: { engine?: RunningEngine; followed?: Positions } = {},
): Promise<Stage> => {
  const engine = given.engine ?? (await newEngine());
  const meter = isCounting() ? await startMeter({ upstream: engine.endpoint }) : undefined;
  Object.assign(process.env, {
    DYNAMODB_ENDPOINT: meter?.endpoint ?? engine.endpoint,
    TABLE_NAME: TABLE,
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    SANDBOX_SECRET: randomBytes(32).toString('base64url'),
    PUBLIC_URL: 'http://shanchao.test',
    FILES_DIR: mkdtempSync(join(tmpdir(), 'shanchao-bench-')),
  });
  const [{ followStream }, { bothConsumers }, { keepMailIn }] = await Promise.all([
    import('../functions/machine/stream/stream-reader'),
    import('../tests/support/consumers'),
    import('../functions/platform/letters/messages'),
  ]);
  keepMailIn(() => undefined);
  let positions = given.followed ?? {};
  const follow = (wake?: StreamAsked['wake']): Promise<StreamFollower> =>
    followStream({
      endpoint: engine.endpoint,
      ...(wake && { wake }),
      tableName: TABLE,
      handler: bothConsumers,
      checkpoint: { load: async () => positions, save: async (now) => void (positions = now) },
      onPoison: (_record, error) => {
        throw error;
      },
    });
  const settle = async (): Promise<void> => {
    const following = await follow();
    await following.drain();
    await following.stop();
  };
  const stop = async (): Promise<void> => {
    await meter?.stop();
    await engine.stop();
  };
  return { meter, settle, follow: () => follow(writesTo(engine.endpoint)), stop };
};

/** Runs something, and tells how many seconds it took. */
export const timed = async <T>(run: () => Promise<T>): Promise<{ result: T; seconds: number }> => {
  const from = performance.now();
  const result = await run();
  return { result, seconds: (performance.now() - from) / 1000 };
};
