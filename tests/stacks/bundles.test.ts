import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Stack as PlainStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { SSTConfig } from 'sst';
import { App } from 'sst/constructs';
import deployment from '../../sst.config';
import { load } from 'sst/stacks/build.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { writtenDown } from './literals';
import { PRODUCTION } from './places';
import { settle, withEnv } from './synth';

const run = promisify(execFile);
const HANDLERS = ['api', 'sign-in', 'documents', 'stream', 'jobs'];

type Lambda = { Handler: string; Code: { S3Bucket?: string; S3Key?: string; ZipFile?: string } };
let lambdas: Lambda[];
let assets: string[];
let finished: string[];

/** The way of `sst deploy`: its own loader of sst.config.ts, its own bundler, up to the cloud assembly. */
beforeAll(async () => {
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
  const templates = ['Data', 'Web', 'Api', 'Jobs', 'Watch'].map((name) =>
    Template.fromStack(app.node.findChild(`production-shanchao-${name}`) as PlainStack),
  );
  finished = templates.map((template) => JSON.stringify(template.toJSON()));
  lambdas = templates
    .flatMap((template) => Object.values(template.findResources('AWS::Lambda::Function')))
    .map((resource) => resource['Properties'] as Lambda)
    .filter(({ Handler }) => Handler.startsWith('functions/'));
  assets = readdirSync(join(out, 'dist'))
    .filter((name) => name.startsWith('asset.'))
    .map((name) => join(out, 'dist', name));
}, 300_000);

/** The folder that is uploaded for a function. */
const folderOf = (name: string): string => {
  const folder = assets.find((asset) => existsSync(join(asset, 'functions', `${name}.mjs`)));
  if (folder === undefined) throw new Error(`no bundle holds ${name}`);
  return join(folder, 'functions');
};

test('SST makes one bundle for each function', () => {
  expect(lambdas.map(({ Handler }) => Handler).toSorted()).toEqual(
    HANDLERS.map((name) => `functions/${name}.handler`).toSorted(),
  );
});

test('what SST adds at the end names no region and no partition either', () => {
  for (const template of finished) expect(writtenDown(template, PRODUCTION)).toBeUndefined();
});

describe.each(HANDLERS)('the bundle of %s', (name) => {
  test('is small ECMAScript with its map beside it', () => {
    const code = readFileSync(join(folderOf(name), `${name}.mjs`), 'utf8');
    expect(code).toMatch(/\/\/# sourceMappingURL=[\w-]+\.mjs\.map\s*$/);
    expect(existsSync(join(folderOf(name), `${name}.mjs.map`))).toBe(true);
    expect(code.length / code.split('\n').length).toBeGreaterThan(200);
  });

  test('starts in a process of its own, as Lambda starts it, and refuses the sandbox provider’s key', async () => {
    const start = (more: Record<string, string>) =>
      run(
        process.execPath,
        ['-e', `import('${join(folderOf(name), `${name}.mjs`)}').then((m) => console.log(typeof m.handler))`],
        {
          env: {
            AWS_LAMBDA_FUNCTION_NAME: name,
            AWS_REGION: PRODUCTION.region,
            STAGE: 'production',
            TABLE_NAME: 'the-table',
            PUBLIC_URL: 'https://shanchao.example.org',
            AUTH_SECRET: 'x'.repeat(48),
            ...more,
          },
        },
      );
    expect((await start({})).stdout).toContain('function');
    await expect(start({ SANDBOX_SECRET: 'x'.repeat(48) })).rejects.toThrow('SANDBOX_SECRET');
  });
});

test('no region: nothing is deployed to one that SST would choose', () => {
  const before = process.env['AWS_REGION'];
  delete process.env['AWS_REGION'];
  try {
    expect(() => deployment.config({})).toThrow('Say where to deploy');
    expect(deployment.config({ region: 'cn-northwest-1' })).toEqual({
      name: 'shanchao',
      region: 'cn-northwest-1',
    });
  } finally {
    if (before !== undefined) process.env['AWS_REGION'] = before;
  }
});
