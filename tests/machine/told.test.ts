import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { diskFull, tableDamaged } from '../../functions/machine/cannot-start';
import * as engineProblems from '../../functions/machine/engine/engine-problems';
import { claimFormat } from '../../functions/machine/folder-format';
import { inWords } from '../../functions/machine/in-words';
import { readKept, writeWhole } from '../../functions/machine/kept-file';
import { makeFolder } from '../../functions/machine/private-folder';
import { readCommandLine, secretsOf } from '../../functions/machine/settings';
import { Refusal } from '../../functions/shared/refusals';
import { Told } from '../../functions/shared/told';

const folder = mkdtempSync(join(tmpdir(), 'told-test-'));
const taken = createServer().listen(0, '127.0.0.1');
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each language for itself, the Chinese one first, in one line. */
const expectBoth = (problem: unknown): void => {
  if (!(problem instanceof Told)) throw new Error(`nothing was told: ${String(problem)}`);
  const { zh, en } = problem.says;
  expect(zh).toMatch(/\p{Script=Han}.*。$/u);
  expect(en).toMatch(/[a-z]{3,} [a-z]+.*\.$/);
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(problem.message).toBe(`${zh} ${en}`);
  expect(problem.message).not.toContain('\n');
};

const { EngineProblem: _base, ...kinds } = engineProblems;
test.each(Object.entries(kinds))('of the engine: %s', (name, Kind) => {
  const problem = new (Kind as new (...told: unknown[]) => Told)(
    '/data/table',
    name === 'EngineFailed' ? 'the disk\nis full' : new Error('torn'),
  );
  expectBoth(problem);
  expect(problem.name).toBe(name);
});

// Loading it reads the settings once.
Object.assign(process.env, { TABLE_NAME: 'shanchao', AUTH_SECRET: 'x'.repeat(32) });
const { readConfig } = await import('../../functions/platform/config');
const settings = { TABLE_NAME: 'shanchao', AUTH_SECRET: 'x'.repeat(32) };
const start = async (host: string, port: number): Promise<unknown> => {
  const { startProduct } = await import('../../functions/machine/start');
  const asked = { host, port, data: folder, empty: true, crowd: false, ephemeral: true };
  return startProduct(asked, () => Promise.reject(new Error('no demo was asked for')));
};
const withNote = (text: string): void => {
  writeFileSync(join(folder, 'format.json'), text);
  claimFormat(folder, true);
};
/** By the file that says it: each way to be told so. */
const ways: Record<string, Record<string, () => unknown>> = {
  'functions/machine/settings.ts': {
    'an unknown option': () => readCommandLine(['--colour']),
    'an option without its value': () => readCommandLine(['--port']),
    'no port': () => readCommandLine(['--port', 'high']),
    'half an organisation': () => readCommandLine(['--found', 'xihu']),
    'keys that are damaged': () => {
      const torn = join(folder, 'torn');
      mkdirSync(torn);
      writeFileSync(join(torn, 'secrets.json'), '{"auth":"');
      return secretsOf(torn);
    },
  },
  'functions/machine/kept-file.ts': {
    'a file that cannot be read': () => readKept(folder),
    'a file that cannot be written': () => writeWhole(join(folder, 'none', 'file'), ''),
  },
  'functions/machine/private-folder.ts': {
    'a folder that cannot be': () => makeFolder(join(import.meta.filename, 'below')),
  },
  'functions/machine/cannot-start.ts': {
    'a full disk': () => {
      throw diskFull('/data');
    },
    'a damaged table': () => {
      throw tableDamaged('/data');
    },
  },
  'functions/machine/in-words.ts': {
    'what the product refuses': () => {
      throw inWords(new Refusal('not-found'), folder);
    },
    'a full disk that the table told of': () => {
      throw inWords(new Refusal('disk-full'), folder);
    },
    'damage that the table told of': () => {
      throw inWords(new Refusal('table-damaged'), folder);
    },
    'a full disk that a file met': () => {
      throw inWords(Object.assign(new Error('write'), { code: 'ENOSPC' }), folder);
    },
  },
  'functions/machine/folder-format.ts': {
    'a torn note': () => withNote('{"format":'),
    'a newer release': () => withNote('{"format":99,"release":"9.0.0"}'),
  },
  'functions/machine/listeners.ts': {
    'a taken port': async () => {
      if (!taken.listening) await once(taken, 'listening');
      const address = taken.address();
      return start('127.0.0.1', typeof address === 'object' && address ? address.port : 0);
    },
    // Documentation's own address (RFC 5737): no machine has it.
    'an address that is not ours': () => start('203.0.113.1', 8080),
  },
  'functions/platform/config.ts': {
    'what is missing': () => readConfig({}),
    'what is wrong': () => readConfig({ ...settings, PUBLIC_URL: 'nowhere', ADDRESS_HOPS: 'many' }),
    'play money in a deployed stage': () =>
      readConfig({ ...settings, STAGE: 'production', SANDBOX_SECRET: 'y'.repeat(32) }),
  },
};

describe.each(Object.entries(ways))('%s', (_, each) => {
  test.each(Object.entries(each))('%s', async (_what, fail) => {
    expectBoth(
      await Promise.resolve()
        .then(fail)
        .catch((error: unknown) => error),
    );
  });
});

test('a setting is named as the environment calls it, and what it holds is not told', () => {
  const secret = 'a-secret-that-is-short';
  expect(() => readConfig({ ...settings, AUTH_SECRET: secret, SMTP_URL: 'smtp' })).toThrow(
    /AUTH_SECRET、SMTP_URL .* AUTH_SECRET, SMTP_URL/,
  );
  expect(() => readConfig({ ...settings, AUTH_SECRET: secret })).not.toThrow(secret);
});

test('nothing else stops a start in words', () => {
  const telling = readdirSync('functions', { recursive: true, encoding: 'utf8' })
    .map((path) => `functions/${path}`)
    .filter((path) => path.endsWith('.ts'))
    .filter((path) => /new (CannotStart|SettingsProblem|Told)\(/.test(readFileSync(path, 'utf8')));
  expect(telling.sort()).toEqual(Object.keys(ways).sort());
});
