import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product';

/** A disk of so many MB that only this process and what it starts see, mounted at the folder. */
const onDisk = (folder: string, megabytes: number): string[] => [
  'unshare',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${megabytes}m none "${folder}" && exec "$@"`,
  'sh',
];
const mayMount = (): boolean => {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'full-disk-test-'));
    folders.push(folder);
    const [program = '', ...args] = onDisk(folder, 1);
    execFileSync(program, [...args, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'full-disk-test-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const startOn = (folder: string, megabytes: number, args: string[]): Promise<Product> =>
  startProduct(['--data', folder, ...args], {}, 'functions/local.ts', onDisk(folder, megabytes));
const problemOf = (starting: Promise<Product>): Promise<string> =>
  starting.then(
    async (product) => {
      await product.stop();
      return 'started';
    },
    (error: unknown) => String(error),
  );

/** Others write at the same time: what room there is, is taken piece by piece until there is none. */
const fillUp = (file: string): void => {
  for (let piece = 1 << 20; piece >= 1; piece = Math.floor(piece / 16)) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(piece));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
};

/** Nobody else's disk is so easily filled: on Linux, where a process may have a mount of its own. */
describe.runIf(process.platform === 'linux' && mayMount())('a disk that is full', () => {
  // Full at the first file, at the table, and while the demo is played into it.
  test.each([
    [0.02, 'before anything is written'],
    [0.3, 'while the table is made'],
    [2, 'while the demo is played'],
  ])('of %s MB (%s) is told in a sentence, and without a stack', async (megabytes) => {
    const folder = newFolder();
    const said = await problemOf(
      startProduct(['--data', folder], {}, 'functions/local.ts', [
        ...onDisk(folder, 1).map((part) => part.replace('size=1m', `size=${Math.round(megabytes * 1024)}k`)),
      ]),
    );
    expect(said).toMatch(/ended with [1-9]/);
    expect(said).toMatch(/磁盘已满.*the disk is full/);
    expect(said).not.toMatch(/\n\s+at /);
  });

  test('is told to who writes as what it is (507), and goes on where there is room again', async () => {
    const folder = newFolder();
    const args = ['--empty', '--found', 'xihu-team', '--name', '西湖志愿队', '--admin', 'head@team.example'];
    const product = await startOn(folder, 24, args);
    /** The folder as that process sees it. */
    const within = join(`/proc/${product.pid}/root`, folder);
    const ask = async (language: string) => {
      const reply = await fetch(`${product.url}/api/auth/email-otp/send-verification-otp`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': language,
          origin: product.url,
        },
        body: JSON.stringify({ email: 'head@team.example', type: 'sign-in' }),
      });
      return { status: reply.status, ...((await reply.json()) as { code?: string; detail?: string }) };
    };
    expect((await ask('zh')).status).toBe(200);
    const fill = join(within, 'fill');
    fillUp(fill);
    expect(await ask('en')).toMatchObject({
      status: 507,
      code: 'disk-full',
      detail: expect.stringContaining('the disk is full') as string,
    });
    expect(await ask('zh')).toMatchObject({
      status: 507,
      detail: expect.stringContaining('磁盘已满') as string,
    });
    rmSync(fill);
    expect((await ask('zh')).status).toBe(200);
    expect(existsSync(join(within, 'outbox.jsonl'))).toBe(true);
    expect(await product.stop()).toBe(0);
  });
});
