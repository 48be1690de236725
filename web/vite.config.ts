import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { common } from './vite.common';

/** Puts the viewer of the API's description beside our own files in public/api-docs; the page /api/docs draws both in. */
const apiViewer = (): Plugin => ({
  name: 'api-viewer',
  generateBundle() {
    const { resolve } = createRequire(import.meta.url);
    for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css', 'LICENSE', 'NOTICE']) {
      const source = readFileSync(resolve(`swagger-ui-dist/${name}`));
      this.emitFile({
        type: 'asset',
        fileName: `api-docs/${name.includes('.') ? name : `${name}.txt`}`,
        source,
      });
    }
  },
});

/** Whose season stands at `/`, as the deployment was told (docs/operations.md); one machine writes its own over it. */
const homeOrganisation = (mode: string): Plugin => ({
  name: 'home-organisation',
  transformIndexHtml: () => {
    const { HOME_ORGANISATION: told } = loadEnv(mode, import.meta.dirname, 'HOME_ORGANISATION');
    return [{ tag: 'meta', attrs: { name: 'shanchao-home', content: told || 'chunan' }, injectTo: 'head' }];
  },
});

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [apiViewer(), homeOrganisation(mode)],
  ...common,
  build: {
    ...common.build,
    outDir: 'dist',
    emptyOutDir: true,
    // The manifest is how the first-load test learns what each page draws in.
    manifest: true,
  },
}));
