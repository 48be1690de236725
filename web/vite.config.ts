import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig, loadEnv, type Plugin } from 'vite';

/**
 * Pico is 10.3 KB of gzip, half of it colour themes that our tokens replace and parts that no page uses. Its
 * stylesheet marks each part with a heading comment: each virtual stylesheet takes the parts that it names.
 */
const sheets: Readonly<Record<string, readonly string[]>> = {
  'virtual:pico/base.css': ['Document', 'Typography', 'Embedded content', 'Misc', 'Reduce Motion Features'],
  'virtual:pico/forms.css': ['Basics form elements', 'Checkboxes, Radios and Switches'],
  'virtual:pico/table.css': ['Table'],
};

/** Rules for right-to-left pages, for browsers that are gone, and for switches and valid marks that no page shows. */
const UNUSED =
  /\[dir=rtl\]|-ms-|-moz-focus|role=switch|aria-invalid=false|:host|audio|video|hgroup|::-moz-selection/;

const RESOLVED = '\0';

const withoutUnused = (css: string): string =>
  css.replace(/(^|\n)([^@{}]+)\{([^{}]*)\}/g, (_rule, before: string, selectors: string, body: string) => {
    const kept = splitSelectors(selectors).filter((one) => !UNUSED.test(one));
    return kept.length === 0 ? before : `${before}${kept.join(',')}{${body}}`;
  });

/** Splits at commas outside of brackets. */
const splitSelectors = (selectors: string): string[] => {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of selectors.trim()) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
};

/** Pico's parts by the first line of their heading comment. */
const partsOf = (css: string): Map<string, string> => {
  const pieces = css.split(/\/\*\*\n([\s\S]*?)\*\//);
  const parts = new Map<string, string>();
  for (let at = 1; at < pieces.length; at += 2) {
    const heading = /\*\s*(.+)/.exec(pieces[at] ?? '')?.[1]?.trim() ?? '';
    parts.set(heading, pieces[at + 1] ?? '');
  }
  return parts;
};

const picoParts = (): Plugin => ({
  name: 'pico-parts',
  resolveId: (id) => (id in sheets ? RESOLVED + id : undefined),
  load: (id) => {
    const wanted = sheets[id.slice(RESOLVED.length)];
    if (!id.startsWith(RESOLVED) || !wanted) return undefined;
    const file = createRequire(import.meta.url).resolve('@picocss/pico/css/pico.classless.css');
    const parts = partsOf(readFileSync(file, 'utf8'));
    return wanted
      .map((heading) => {
        const part = parts.get(heading);
        if (part === undefined) throw new Error(`Pico has no part "${heading}"`);
        return withoutUnused(part);
      })
      .join('\n');
  },
});

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
  plugins: [picoParts(), apiViewer(), homeOrganisation(mode)],
  // The same pages whatever NODE_ENV says, e.g. when a test builds them.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The manifest is how the first-load test learns what each page draws in.
    manifest: true,
    // Phones some years old, as they open links inside WeChat and Alipay.
    target: ['chrome100', 'safari15.4', 'firefox100'],
    // Nothing is inlined as a data: address, and no inline script is written: both are outside the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
}));
