import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Aspects } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { App, getStack } from 'sst/constructs';
import { setProject } from 'sst/project.js';
import { Api } from '../../stacks/Api';
import { Data } from '../../stacks/Data';
import { Jobs } from '../../stacks/Jobs';
import { Pages } from '../../stacks/Pages';
import { Watch } from '../../stacks/Watch';
import { Web } from '../../stacks/Web';
import deployment from '../../sst.config';
import { onceARun } from '../support/once-a-run';
import type { Place } from './places';

const STACKS = { Data, Web, Jobs, Api, Pages, Watch };
export type StackName = keyof typeof STACKS;
export const stackNames = Object.keys(STACKS) as StackName[];

export type Resource = {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
};
type Resources = Record<string, Resource>;
export type Finding = { stack: StackName; level: 'error' | 'warning'; at: string; says: string };

export type Synthesised = {
  template: (stack: StackName) => Template;
  /** Resources of a type, of one stack or of all. */
  all: (type: string, stack?: StackName) => Resource[];
  text: (stack: StackName) => string;
  findings: Finding[];
};

/** A built site as Vite leaves it: one page, hashed files, a file or two at the top. */
export const builtSite = (home = 'chunan'): string => {
  const page = `<!doctype html><meta name="shanchao-home" content="${home}"><title>善潮</title>`;
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(folder, 'assets'));
  for (const name of [
    'index.html',
    'favicon.svg',
    'robots.txt',
    'assets/index-3f2a.js',
    'assets/index-91bc.css',
  ])
    writeFileSync(join(folder, name), name === 'index.html' ? page : '/* */');
  return folder;
};

/** Tells SST where it is, as its command line would, but with its files outside of the tree. */
export const settle = ({ stage, region }: Place, out: string): void => {
  process.env['JSII_DEPRECATED'] = 'quiet';
  setProject({
    config: { name: 'shanchao', region, stage, ssmPrefix: `/sst/shanchao/${stage}/` },
    version: 'test',
    cdkVersion: 'test',
    constructsVersion: 'test',
    paths: {
      root: process.cwd(),
      config: join(process.cwd(), 'sst.config.ts'),
      out,
      artifacts: join(out, 'artifacts'),
    },
    metafile: { inputs: {}, outputs: {} },
    stacks: (app) => deployment.stacks(app),
  });
};

/** Runs with these variables (and a built site) set, and puts back what was there. */
export const withEnv = <T>(env: Record<string, string>, run: () => T): T => {
  const before = { ...process.env };
  const told = { WEB_FOLDER: builtSite(), ...env };
  Object.assign(process.env, told);
  try {
    return run();
  } finally {
    for (const name of Object.keys(told)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
};

/** The app as `npm run deploy` builds it, of the real sst.config.ts, with no account and no network; not yet synthesised. */
export const build = (place: Place): App => {
  settle(place, mkdtempSync(join(tmpdir(), 'sst-')));
  const { stage, region } = place;
  const app = new App({ mode: 'deploy', name: 'shanchao', stage, region, account: '123456789012' });
  withEnv(place.env, () => deployment.stacks(app));
  return app;
};

const findingsOf = (stack: StackName): Finding[] => {
  const annotations = Annotations.fromStack(getStack(STACKS[stack]));
  const told = (level: Finding['level'], found: { id: string; entry: { data?: unknown } }[]) =>
    found.map(({ id, entry }) => ({ stack, level, at: id, says: String(entry.data).split('\n')[0] ?? '' }));
  return [
    ...told('error', annotations.findError('*', Match.stringLikeRegexp('.*'))),
    ...told('warning', annotations.findWarning('*', Match.stringLikeRegexp('.*'))),
  ];
};

type Made = { templates: Record<StackName, object>; findings: Finding[] };

const make = (place: Place, nag: boolean): Made => {
  const app = build(place);
  if (nag) Aspects.of(app).add(new AwsSolutionsChecks());
  const templates = Object.fromEntries(
    stackNames.map((name) => [name, Template.fromStack(getStack(STACKS[name])).toJSON()]),
  ) as Record<StackName, object>;
  return { templates, findings: stackNames.flatMap(findingsOf) };
};

/** Templates of every stack, made once a run; with cdk-nag's findings where they are asked for. */
export const synthesise = (place: Place, { nag = false } = {}): Synthesised => {
  const { templates: told, findings } = onceARun(['synth', place, nag], () => make(place, nag));
  const templates = Object.fromEntries(
    stackNames.map((name) => [name, Template.fromJSON(told[name])]),
  ) as Record<StackName, Template>;
  const resources = (name: StackName) => Object.values((told[name] as { Resources: Resources }).Resources);
  return {
    template: (name) => templates[name],
    all: (type, stack) =>
      (stack ? [stack] : stackNames).flatMap(resources).filter((resource) => resource.Type === type),
    text: (name) => JSON.stringify(templates[name].toJSON()),
    findings,
  };
};
