import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { common } from './vite.common';

/** A page's script and, apart, the words that it speaks; what they share and what comes later is found from them. */
const entries = (): string[] =>
  readdirSync(join(import.meta.dirname, 'src/islands'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(words\/.*|home|event|campaign|offer|list|plain)\.tsx?$/.test(file))
    .map((file) => `src/islands/${file}`);

/** What every page of the public loads at once, in one file: small ones fold worse. */
const FRAME =
  /node_modules[\\/]preact[\\/]|src[\\/](islands[\\/]wake|messages[\\/](index|words)|lib[\\/](signal|language|told|now|who|classes|problem)|features[\\/](share[\\/]share-button|offers[\\/](offer|price-bar)\.module)|app[\\/](header|preferences|deploys)|components[\\/](button|mark|icons|bar|failure))\./;

/** What a server drew needs its styles though no island names them: a sheet that an island imports is always taken. */
const everySheet = (): Plugin => ({
  name: 'every-sheet',
  enforce: 'post',
  transform: (code, id) =>
    id.includes('.module.css') ? { code, map: null, moduleSideEffects: 'no-treeshake' } : undefined,
});

/** What the public's pages load, beside the app's files: apart from them, so that nothing comes along that only the app needs. */
export default defineConfig({
  ...common,
  plugins: [everySheet()],
  root: import.meta.dirname,
  publicDir: false,
  build: {
    ...common.build,
    outDir: 'dist',
    emptyOutDir: false,
    manifest: '.vite/islands.json',
    rolldownOptions: {
      input: entries(),
      output: { codeSplitting: { groups: [{ name: 'frame', test: FRAME }] } },
    },
  },
});
