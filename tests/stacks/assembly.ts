import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Stack as PlainStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { SSTConfig } from 'sst';
import { App } from 'sst/constructs';
import { load } from 'sst/stacks/build.js';
import { PRODUCTION } from './places';
import { settle, stackNames, withEnv } from './synth';

export type Assembly = {
  templates: Template[];
  /** The file of a function, in the folder that is uploaded for it. */
  fileOf: (name: string) => string;
};

/** The way of `npm run deploy`: its own loader of sst.config.ts, its own bundler, up to the cloud assembly. */
const assemble = async (): Promise<Assembly> => {
  const out = mkdtempSync(join(tmpdir(), 'sst-'));
  settle(PRODUCTION, out);
  const app = new App(
    {
      mode: 'deploy',
      name: 'shanchao',
      stage: PRODUCTION.stage,
      region: PRODUCTION.region,
      account: '123456789012',
    },
    { outdir: join(out, 'dist') },
  );
  const [, config] = (await load(join(process.cwd(), 'sst.config.ts'))) as [unknown, SSTConfig];
  await withEnv(PRODUCTION.env, () => config.stacks(app));
  await app.finish();
  const assets = readdirSync(join(out, 'dist'))
    .filter((name) => name.startsWith('asset.'))
    .map((name) => join(out, 'dist', name));
  return {
    templates: stackNames.map((name) =>
      Template.fromStack(app.node.findChild(`production-shanchao-${name}`) as PlainStack),
    ),
    fileOf: (name) => {
      const file = assets
        .map((asset) => join(asset, 'functions', `${name}.mjs`))
        .find((each) => existsSync(each));
      if (file === undefined) throw new Error(`no bundle holds ${name}`);
      return file;
    },
  };
};

let made: Promise<Assembly> | undefined;
/** Made once for all files of tests that a worker runs: bundling takes ten seconds. */
export const assembly = (): Promise<Assembly> => (made ??= assemble());

const imports = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*"(\.\/[^"]+)"/g)].map((match) =>
    join(dirname(file), match[1] ?? ''),
  );

/** The files that are read when a function starts: its own, and what that imports at once. */
export const readAtStart = (file: string): string[] => {
  const found = new Set<string>();
  const look = (each: string): void => {
    if (found.has(each)) return;
    found.add(each);
    imports(each).forEach(look);
  };
  look(file);
  return [...found];
};

export const bytesOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(file).size, 0);
