import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The file of a package's command. */
const commandOf = (name: string, bin: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), bin);

const TOOLKIT = commandOf('aws-cdk', 'bin/cdk');

export type Ended = { code: number; said: string };

/** Runs a command of a package, shows what it says and keeps it. */
const run = (what: readonly string[], env: Record<string, string>): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, what, {
      env: { ...process.env, ...env },
      stdio: ['inherit', 'pipe', 'pipe'],
    });
    let said = '';
    const pass = (to: NodeJS.WriteStream) => (chunk: string) => {
      said += chunk;
      to.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', pass(process.stdout));
    child.stderr.setEncoding('utf8').on('data', pass(process.stderr));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });

/** Nothing is asked of or told to anybody but the account; and Node's version is the README's to say. */
const DISCREET = {
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CDK_DISABLE_VERSION_CHECK: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** The CDK toolkit, of the version that package.json names. */
export const toolkit = (words: readonly string[], region: string): Promise<Ended> =>
  run([TOOLKIT, ...words, '--no-notices', '--no-version-reporting', '--ci'], {
    ...DISCREET,
    AWS_REGION: region,
  });

/** Builds the web into web/dist and web/dist-pages. */
export const buildPages = (): Promise<Ended> => run([join('web', 'build.js')], {});
