import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLING } from '../stacks/bundling';

const ROOT = join(import.meta.dirname, '..');

type Options = NonNullable<typeof BUNDLING.esbuild>;
type Metafile = { outputs: Record<string, { bytes: number; imports: { path: string; kind: string }[] }> };
/** The very bundler that SST deploys with, which is older than the one that our own tests use. */
const { build } = createRequire(createRequire(import.meta.url).resolve('sst/package.json'))('esbuild') as {
  build: (options: Options) => Promise<{ metafile: Metafile }>;
};

/** Each function of its own, a module with nothing in it, and the three libraries that any such API would load. */
export const LAMBDAS = ['api', 'pages', 'sign-in', 'documents', 'stream', 'letters', 'jobs'] as const;
export const EMPTY = 'an empty module';
export const LIBRARIES = 'hono + zod + lib-dynamodb';

const BANNER = [
  "import { createRequire as topLevelCreateRequire } from 'module';",
  'const require = topLevelCreateRequire(import.meta.url);',
  'import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"',
  'const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))',
].join('\n');

/** What SST adds to our options (sst/runtime/handlers/node.js). */
const asSst: Options = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'esnext',
  mainFields: ['module', 'main'],
  external: ['sharp', 'pg-native'],
  banner: { js: BANNER },
  metafile: true,
  minify: true,
  logLevel: 'error',
};

export type Bundle = {
  file: string;
  /** Bytes that are read when the function starts: its file, and those that it imports at once. */
  atStart: number;
  /** Bytes of all its files, also of those that are loaded when they are needed. */
  all: number;
};

const sizesOf = ({ outputs }: Metafile, entry: string): Omit<Bundle, 'file'> => {
  const started = new Set<string>();
  const start = (path: string): void => {
    if (started.has(path)) return;
    started.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && next in outputs) start(next);
  };
  start(Object.keys(outputs).find((path) => path.endsWith(entry)) ?? entry);
  const bytes = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  return { atStart: bytes(started), all: bytes(Object.keys(outputs).filter((path) => path.endsWith('mjs'))) };
};

const bundled = async (
  name: string,
  entry: Pick<Options, 'entryPoints' | 'stdin'>,
  more: Options,
): Promise<Bundle> => {
  const outdir = mkdtempSync(join(tmpdir(), `shanchao-${name}-`));
  const { metafile } = await build({ ...asSst, ...entry, ...more, outdir, outExtension: { '.js': '.mjs' } });
  return { file: join(outdir, `${name}.mjs`), ...sizesOf(metafile, `/${name}.mjs`) };
};

const theLibraries = `
  import { Hono } from 'hono';
  import { z } from 'zod';
  import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
  import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
  export const handler = [new Hono(), z, DynamoDBDocumentClient.from(new DynamoDBClient({}))];`;

/** Bundles a function as `npm run deploy` does by `stacks/lambda.ts`. */
export const bundleOf = (name: string): Promise<Bundle> =>
  bundled(
    name,
    { entryPoints: [join(ROOT, 'functions', `${name}.ts`)] },
    { splitting: true, ...BUNDLING.esbuild },
  );

/** All functions, an empty module, and the libraries as a plain bundle of one file would bring them. @returns by name */
export const bundle = async (): Promise<Record<string, Bundle>> => {
  const empty = join(mkdtempSync(join(tmpdir(), 'shanchao-empty-')), 'empty.mjs');
  writeFileSync(empty, 'export const handler = () => undefined;\n');
  const libraries = { contents: theLibraries, resolveDir: ROOT, sourcefile: 'libraries.ts' };
  const made: Record<string, Bundle> = {
    [EMPTY]: { file: empty, atStart: 0, all: 0 },
    [LIBRARIES]: await bundled('stdin', { stdin: libraries }, {}),
  };
  for (const name of LAMBDAS) made[name] = await bundleOf(name);
  return made;
};
