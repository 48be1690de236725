import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');

/** Each function of its own, and beside them a module with nothing in it. */
export const LAMBDAS = ['api', 'sign-in', 'stream', 'jobs', 'documents'] as const;
export const EMPTY = 'an empty module';

const BANNER = [
  "import { createRequire as topLevelCreateRequire } from 'module';",
  'const require = topLevelCreateRequire(import.meta.url);',
  'import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"',
  'const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))',
].join('\n');

/** Bundles the functions as `sst deploy` does by `stacks/lambda.ts` (minified ECMAScript in one file). @returns files by name */
export const bundle = async (): Promise<Record<string, string>> => {
  const out = mkdtempSync(join(tmpdir(), 'shanchao-bundles-'));
  const files: Record<string, string> = { [EMPTY]: join(out, 'empty.mjs') };
  writeFileSync(files[EMPTY] ?? '', 'export const handler = () => undefined;\n');
  for (const name of LAMBDAS) {
    const outfile = join(out, `${name}.mjs`);
    await build({
      entryPoints: [join(ROOT, 'functions', `${name}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'esnext',
      mainFields: ['module', 'main'],
      external: ['sharp', 'pg-native'],
      banner: { js: BANNER },
      keepNames: true,
      minify: true,
      logLevel: 'error',
    });
    files[name] = outfile;
  }
  return files;
};
