import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FakeAws } from './start';

/** What a deployment is made of. */
const PARTS = ['functions', 'stacks', 'web', 'package.json', 'sst.config.ts', 'tsconfig.json'];
const LEFT_OUT = /\/web\/dist($|\/)/;

/** The project in a folder of its own, as a clone has it after `npm ci`, so that a deployment writes nothing into this one. */
export const cloned = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'clone-'));
  for (const part of PARTS)
    cpSync(resolve(part), join(folder, part), { recursive: true, filter: (from) => !LEFT_OUT.test(from) });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
};

/** Services that a deployment and its operator may ask; others are asked at their usual address, and not reached. */
const SERVICES = ['STS', 'CLOUDFORMATION', 'S3', 'SSM', 'SECRETS_MANAGER'];
/** Of this process, as a shell would have it; nothing of the test's own (NODE_ENV, VITEST, AWS …). */
const KEPT = ['PATH', 'HOME', 'LANG', 'TMPDIR'];

/**
 * The environment of an operator whose AWS is the fake one. Service by service rather than `AWS_ENDPOINT_URL`: with that, the
 * toolkit would name the fake's own host where CloudFormation fetches templates, and the partition's host could not be seen.
 * The proxy is the fake, too: it notes who wanted to go elsewhere, and refuses.
 */
export const operatorEnv = (aws: FakeAws, told: Record<string, string>): Record<string, string> => ({
  ...Object.fromEntries(KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  ...Object.fromEntries(SERVICES.map((service) => [`AWS_ENDPOINT_URL_${service}`, aws.url])),
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'not-a-key',
  AWS_EC2_METADATA_DISABLED: 'true',
  HTTPS_PROXY: aws.url,
  https_proxy: aws.url,
  npm_config_update_notifier: 'false',
  ...told,
});

export type Ended = { code: number; said: string };

/** Runs a line of a shell there, to its end. */
export const sh = (line: string, cwd: string, env: Record<string, string>): Promise<Ended> =>
  new Promise((done) => {
    execFile('bash', ['-c', line], { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      done({ code, said: stdout + stderr });
    });
  });
