import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readCommandLine } from '../../functions/machine/settings';

const said = (args: readonly string[]): string => {
  try {
    readCommandLine(args);
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

test.each([['--help'], ['-h'], ['--help', '--colour'], ['--port', '9', '--help']])(
  '%s explains every option in both languages, and starts nothing',
  (...args) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'functions/local.ts', ...args],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    for (const option of [
      'port',
      'host',
      'data',
      'ephemeral',
      'empty',
      'found',
      'name',
      'admin',
      'contact',
      'help',
    ])
      expect(stdout).toContain(`--${option}`);
    expect(stdout).toMatch(/数据目录/);
    expect(stdout).toMatch(/Where all is kept/);
  },
);

test('an unknown option is named, with those that there are and where they are explained', () => {
  for (const args of [['--colour'], ['-x'], ['here'], ['--empty=yes'], ['--port']])
    expect(said(args)).toMatch(/看不懂命令行.*--help.*not understood: .*--port .*--help explains them/s);
  expect(said(['--colour'])).toContain("'--colour'");
});

test.each(['you', 'you@', '@example.org', 'you example@x.org', ''])(
  'a mailbox that is none (%j) has its own sentence',
  (admin) => {
    const told = said(['--found', 'xihu', '--name', '西湖', '--admin', admin]);
    expect(told).toMatch(/不是有效的邮箱地址.*--admin takes an e-mail address/);
    expect(told).toContain(`“${admin}”`);
  },
);

test('where more is wrong than the mailbox, all that is needed is said', () => {
  expect(said(['--found', 'XIHU', '--name', '西湖', '--admin', 'you'])).toMatch(
    /--name NAME and --admin EMAIL/,
  );
});

test.runIf(process.platform !== 'win32')('who ends npm ends the product', async () => {
  const npm = spawn('npm', ['start', '--', '--ephemeral', '--empty', '--port', '0'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, VITEST: '' },
  });
  const url = await new Promise<string>((ready) => {
    createInterface({ input: npm.stdout }).on('line', (line) => {
      const [, address] = /→ (http\S+)/.exec(line) ?? [];
      if (address) ready(address);
    });
  });
  expect((await fetch(`${url}/api/organisations`)).status).toBe(200);
  // To npm alone: in a terminal Ctrl-C reaches all of them by itself.
  process.kill(npm.pid ?? 0, 'SIGINT');
  await once(npm, 'exit');
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  for (let waited = 0; (await answers()) && waited < 10_000; waited += 100) await pause(100);
  expect(await answers()).toBe(false);
});
