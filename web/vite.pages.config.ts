import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { common } from './vite.common';

type Chunk = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean };
type Manifest = Readonly<Record<string, Chunk>>;

/** A chunk with all that it imports at once, itself last. */
const closureOf = (manifest: Manifest, key: string, found = new Set<string>()): Set<string> => {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no ${key}.`);
  if (found.has(key)) return found;
  for (const more of chunk.imports ?? []) closureOf(manifest, more, found);
  return found.add(key);
};

const entryOf = (manifest: Manifest, key: string) => {
  const chunks = [...closureOf(manifest, key)].flatMap((one) => manifest[one] ?? []);
  const imports = chunks.slice(0, -1).map(({ file }) => `/${file}`);
  const styles = [...new Set(chunks.flatMap(({ css = [] }) => css))].map((file) => `/${file}`);
  return { script: `/${manifest[key]?.file}`, imports, styles };
};

/** What the build of the browser's files left, written into the server's: the page of the app, and by what names entries are fetched. */
const built = (dist: string): Plugin => ({
  name: 'built',
  resolveId: (id) => (id === 'virtual:built' ? '\0virtual:built' : undefined),
  load: (id) => {
    if (id !== '\0virtual:built') return undefined;
    const manifest = JSON.parse(readFileSync(join(dist, '.vite/islands.json'), 'utf8')) as Manifest;
    const keys = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
    const entries = Object.fromEntries(keys.map((key) => [key, entryOf(manifest, key)]));
    const shell = readFileSync(join(dist, 'index.html'), 'utf8');
    return `export const entries = ${JSON.stringify(entries)}; export const shell = ${JSON.stringify(shell)};`;
  },
});

/** The public's pages as a server draws them, in one file; built after the browser's, whose files they name. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [built(join(import.meta.dirname, 'dist'))],
  oxc: common.oxc,
  css: common.css,
  ssr: { noExternal: true },
  publicDir: false,
  build: {
    ssr: 'src/pages/render.tsx',
    outDir: 'dist-pages',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
