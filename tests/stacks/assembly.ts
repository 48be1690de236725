import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Stack as PlainStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { SSTConfig } from 'sst';
import { App } from 'sst/constructs';
import { load } from 'sst/stacks/build.js';
import { inject } from 'vitest';
import { onceARunSoon } from '../support/once-a-run';
import { PRODUCTION } from './places';
import { settle, stackNames, withEnv } from './synth';

export type Assembly = {
  templates: Template[];
  /** The file of a function, in the folder that is uploaded for it. */
  fileOf: (name: string) => string;
};

type Assembled = { templates: object[]; assets: string[] };

/** The way of `npm run deploy`: its own loader of sst.config.ts, its own bundler, up to the cloud assembly. */
const assemble = async (): Promise<Assembled> => {
  // Among what is made once a run: other workers read its files.
  const out = mkdtempSync(join(inject('runFolder'), 'sst-'));
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
      Template.fromStack(app.node.findChild(`production-shanchao-${name}`) as PlainStack).toJSON(),
    ),
    assets,
  };
};

/** Made once a run: bundling takes ten seconds. */
export const assembly = async (): Promise<Assembly> => {
  const { templates, assets } = await onceARunSoon('assembly', assemble);
  return {
    templates: templates.map((each) => Template.fromJSON(each)),
    fileOf: (name) => {
      const file = assets
        .map((asset) => join(asset, 'functions', `${name}.mjs`))
        .find((each) => existsSync(each));
      if (file === undefined) throw new Error(`no bundle holds ${name}`);
      return file;
    },
  };
};

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
