import { DynamoDBClient, GetItemCommand, PutItemCommand, CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { startEngine, type EngineAsked, type RunningEngine } from '../../functions/machine/engine/engine';
import { enginesHere, here, type Surroundings } from '../../functions/machine/engine/engine-kinds';
import { playedOn } from '../support/engines';
import { EngineProblem } from '../../functions/machine/engine/engine-problems';
import { markOf } from '../../functions/machine/engine/process-mark';

const kinds = enginesHere(here()).map((engine) => engine.kind);
const leftBehind: (() => unknown)[] = [];
afterEach(async () => {
  for (const tidy of leftBehind.splice(0).reverse()) await tidy();
});

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-test-'));
  leftBehind.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const start = async (asked: EngineAsked, around?: Surroundings): Promise<RunningEngine> => {
  const engine = await startEngine(asked, around);
  leftBehind.push(() => engine.stop());
  return engine;
};
const client = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

const TableName = 'fish';
const createTable = (endpoint: string) =>
  client(endpoint).send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
const put = (endpoint: string, pk: string) =>
  client(endpoint).send(new PutItemCommand({ TableName, Item: { pk: { S: pk } } }));
const isThere = async (endpoint: string, pk: string): Promise<boolean> =>
  (await client(endpoint).send(new GetItemCommand({ TableName, Key: { pk: { S: pk } } }))).Item !== undefined;

const until = async (what: () => boolean): Promise<void> => {
  while (!what()) await pause(10);
};
const lives = (pid: number): boolean => markOf(pid) !== undefined;
const enginePid = (folder: string): number =>
  (JSON.parse(readFileSync(join(folder, 'engine.json'), 'utf8')) as { engine: { pid: number } }).engine.pid;

/** The engine in a process of its own, to be killed. */
const holdElsewhere = async (folder: string): Promise<{ owner: ChildProcess; endpoint: string }> => {
  const program = join(import.meta.dirname, 'hold-engine.ts');
  const owner = spawn(process.execPath, ['--import', 'tsx', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  leftBehind.push(() => owner.kill('SIGKILL'));
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  return { owner, endpoint: line.toString('utf8').trim() };
};
const killNow = async (owner: ChildProcess): Promise<void> => {
  owner.kill('SIGKILL');
  await once(owner, 'exit');
};

const reaches = (host: string, port: number): Promise<boolean> =>
  new Promise((tell) => {
    const socket = connect({ host, port });
    const end = (answered: boolean) => {
      socket.destroy();
      tell(answered);
    };
    socket.on('connect', () => socket.write('GET / HTTP/1.1\r\nhost: there\r\n\r\n'));
    socket.on('data', () => end(true));
    for (const event of ['error', 'close', 'end']) socket.on(event, () => end(false));
  });

describe.each(playedOn)('the engine %s', (prefer) => {
  test('answers on this machine and on no other address', async () => {
    const engine = await start({ ephemeral: true, prefer });
    expect(engine.kind).toBe(prefer);
    await createTable(engine.endpoint);
    await put(engine.endpoint, 'carp');
    expect(await isThere(engine.endpoint, 'carp')).toBe(true);
    const { hostname, port } = new URL(engine.endpoint);
    expect(await reaches(hostname, Number(port))).toBe(true);
    const outside = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter((one) => !one.internal),
    );
    for (const { address } of outside.filter((one) => one.family === 'IPv4'))
      expect(await reaches(address, Number(port))).toBe(false);
  });

  test('keeps what it was told, in its folder, from one start to the next', async () => {
    const dataDir = join(newFolder(), 'made', 'on the way');
    const first = await start({ dataDir, prefer });
    await createTable(first.endpoint);
    await put(first.endpoint, 'bream');
    await first.stop();
    await first.stop();
    // Without a preference too: what stands in the folder decides.
    const second = await start({ dataDir });
    expect(second.kind).toBe(prefer);
    expect(await isThere(second.endpoint, 'bream')).toBe(true);
  });
});

test('tells when it ended without being asked', async () => {
  const dataDir = newFolder();
  const engine = await start({ dataDir });
  process.kill(enginePid(dataDir), 'SIGKILL');
  await engine.ended;
  expect(existsSync(join(dataDir, 'engine.json'))).toBe(false);
});

describe('when the process that started it is killed', () => {
  test('the engine ends too, and nothing acknowledged is lost', async () => {
    const dataDir = newFolder();
    const { owner, endpoint } = await holdElsewhere(dataDir);
    await createTable(endpoint);
    for (let n = 0; n < 50; n += 1) await put(endpoint, `fish-${n}`);
    const pid = enginePid(dataDir);
    await killNow(owner);
    await until(() => !lives(pid));
    const next = await start({ dataDir });
    for (let n = 0; n < 50; n += 1) expect(await isThere(next.endpoint, `fish-${n}`)).toBe(true);
  });

  test('an engine that outlived it is ended by the next start', async () => {
    const dataDir = newFolder();
    const { owner, endpoint } = await holdElsewhere(dataDir);
    await createTable(endpoint);
    await put(endpoint, 'carp');
    const pid = enginePid(dataDir);
    leftBehind.push(() => lives(pid) && process.kill(pid, 'SIGKILL'));
    // Its guard and the guard's watch, which are one process group with it, are killed first: nobody ends it now.
    // The watch before the guard: as soon as the guard is gone, its owner closes the pipe that the watch listens to.
    const group = processGroupOf(pid).filter((member) => member !== pid);
    expect(group.length).toBeGreaterThan(0);
    for (const member of group) process.kill(member, 'SIGKILL');
    await killNow(owner);
    expect(lives(pid)).toBe(true);
    const next = await start({ dataDir });
    expect(lives(pid)).toBe(false);
    expect(await isThere(next.endpoint, 'carp')).toBe(true);
  });

  test('a stranger that was given the same number since is left alone', async () => {
    const dataDir = newFolder();
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
    leftBehind.push(() => stranger.kill('SIGKILL'));
    const gone = { pid: stranger.pid, mark: '1 dynoxide' };
    writeFileSync(join(dataDir, 'engine.json'), JSON.stringify({ owner: gone, engine: gone }));
    await start({ dataDir });
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });
});

/** Numbers of all processes of the group that this one is in, the guard last. */
const processGroupOf = (pid: number): number[] => {
  const fields = (of: number) => {
    const stat = readFileSync(`/proc/${of}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  };
  const parent = Number(fields(pid)[1]);
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return [...children, parent];
};

/** A stand-in for an engine's program. */
const program = (lines: string): string => {
  const file = join(newFolder(), 'dynoxide');
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
  return file;
};
const nothingInstalled: Surroundings = {
  platform: 'linux',
  arch: 'riscv64',
  env: {},
  resolve: () => {
    throw new Error('not installed');
  },
};
const onlyDynoxideAt = (file: string): Surroundings => ({
  ...nothingInstalled,
  resolve: (id) => {
    if (id.startsWith('@dynoxide/')) return join(dirname(file), 'package.json');
    throw new Error('not installed');
  },
});
const problemOf = async (asked: EngineAsked, around?: Surroundings): Promise<EngineProblem> => {
  const outcome = await start(asked, around).catch((error: unknown) => error);
  if (!(outcome instanceof EngineProblem)) throw new Error(`no problem was told: ${String(outcome)}`);
  return outcome;
};

describe('what a person is told', () => {
  test.each([nothingInstalled, { ...here(), platform: 'win32' }])(
    'no engine for this platform',
    async (around) => {
      const problem = await problemOf({ dataDir: newFolder() }, around);
      expect(problem.name).toBe('NoEngine');
      expect(problem.says.en).toContain(`no database engine for ${around.platform}-${around.arch}`);
      expect(problem.says.zh).toContain('DYNAMODB_ENDPOINT');
      expect(problem.message.split('\n')).toHaveLength(1);
    },
  );

  test('the folder cannot be written', async () => {
    const file = join(newFolder(), 'a file');
    writeFileSync(file, '');
    const problem = await problemOf({ dataDir: join(file, 'inside') });
    expect(problem.name).toBe('FolderUnusable');
    expect(problem.says.en).toContain(join(file, 'inside'));
  });

  test('the folder is in use, and its engine goes on', async () => {
    const dataDir = newFolder();
    const first = await start({ dataDir });
    const problem = await problemOf({ dataDir });
    expect(problem.name).toBe('FolderInUse');
    expect(problem.says.zh).toContain(String(process.pid));
    await createTable(first.endpoint);
  });

  test('the folder was written by an engine that is not here', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'dynamodb-local'));
    const problem = await problemOf({ dataDir }, { ...here(), env: {} });
    expect(problem.name).toBe('OtherEnginesFolder');
  });

  test('the engine ended while it was starting, in its own words, and the folder is free again', async () => {
    const dataDir = newFolder();
    const around = onlyDynoxideAt(program('echo "the disk is full" >&2; exit 1'));
    const problem = await problemOf({ dataDir }, around);
    expect(problem.name).toBe('EngineFailed');
    expect(problem.says.en).toContain('the disk is full');
    await start({ dataDir });
  });
});

test('a port taken in the meantime is left for another one', async () => {
  const real = join(
    dirname(here().resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`)),
    'dynoxide',
  );
  const once = join(newFolder(), 'once');
  const file = program(
    `[ -e '${once}' ] && exec '${real}' "$@"\ntouch '${once}'\necho "error: port is already in use" >&2\nexit 1`,
  );
  const engine = await start({ ephemeral: true }, onlyDynoxideAt(file));
  await createTable(engine.endpoint);
});

test('an engine that cannot run here gives way to the next', async () => {
  const around = {
    ...here(),
    resolve: (id: string) =>
      id.startsWith('@dynoxide/') ? join(dirname(program('exit 127')), 'package.json') : here().resolve(id),
  };
  const outcome = await start({ ephemeral: true }, around).then(
    (engine) => engine.kind,
    (error: unknown) => (error as Error).name,
  );
  expect(outcome).toBe(kinds.includes('dynamodb-local') ? 'dynamodb-local' : 'EngineFailed');
});

test('an engine elsewhere is passed on as it is', async () => {
  const engine = await start({ endpoint: 'http://127.0.0.1:8000/' });
  expect(engine).toMatchObject({ endpoint: 'http://127.0.0.1:8000', kind: 'elsewhere' });
});
