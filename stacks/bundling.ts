import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { FunctionProps } from 'sst/constructs';

type Bundling = NonNullable<FunctionProps['nodejs']>;
type Plugin = NonNullable<NonNullable<Bundling['esbuild']>['plugins']>[number];

/** Modules that stand in for a library's own, where that would bring along what no function of ours uses. */
const INSTEAD = {
  /** Every language that zod speaks is a third of it; ours are two, and told in functions/platform/http/field-errors.ts. */
  languages: `export { default as en } from './en.js'; export { default as zhCN } from './zh-CN.js';`,
  /** zod-openapi asks zod for one class, but by a name that holds all of zod. We take zod from zod itself. */
  zod: `import { ZodType } from 'zod'; export const z = { ZodType };`,
  /**
   * Lambda puts a role's keys into the environment; the ways by which a developer's machine finds its own (files, single
   * sign-on, the metadata of an instance, a process) are never taken there.
   */
  credentials: `import { fromEnv } from '@aws-sdk/credential-provider-env'; export const defaultProvider = (init) => fromEnv(init);`,
};

/** Takes out of a bundle what is never reached in Lambda. It is named by exact modules, so that nothing else is changed. */
export const slim: Plugin = {
  name: 'slim',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: INSTEAD.languages,
      loader: 'js',
    }));
    build.onResolve({ filter: /^zod$/ }, ({ importer }) =>
      /[\\/]@hono[\\/]zod-openapi[\\/]/.test(importer) ? { path: 'zod', namespace: 'slim' } : undefined,
    );
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: 'credentials',
      namespace: 'slim',
    }));
    build.onLoad({ filter: /./, namespace: 'slim' }, ({ path }) => ({
      contents: path === 'zod' ? INSTEAD.zod : INSTEAD.credentials,
      loader: 'js',
      resolveDir: resolve('.'),
    }));
  },
};

const nodesOwn = createRequire(import.meta.url);

/**
 * A module of Node's own, of which each name is asked for only where it is used. An import by its name makes Node ask for all
 * of them at once, and some of them load half of Node (the web's cryptography, the report of a process).
 */
const askedByName = (path: string): string => {
  const names = Object.keys(nodesOwn(path) as object).filter((name) => /^[a-z_$][\w$]*$/i.test(name));
  return [
    `const own = process.getBuiltinModule(${JSON.stringify(path)});`,
    'const take = (name) => own[name];',
    'export default own;',
    ...names
      .filter((name) => name !== 'default')
      .map((name) => `const ${name}_ = /* @__PURE__ */ take('${name}'); export { ${name}_ as ${name} };`),
  ].join('\n');
};

/** Node's own modules, told by their full names, without the names in them that nobody uses. */
export const lazyNode: Plugin = {
  name: 'lazy-node',
  setup(build) {
    // What is imported when it is needed is left to Node: nobody knows here which of its names that will be.
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'lazy-node', sideEffects: false } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'lazy-node' }, ({ path }) => ({
      contents: askedByName(path),
      loader: 'js',
    }));
  },
};

/** What is imported when it is needed: our own, and the clients of AWS. Others' may have a default, which is not told on. */
const LATE = /^(\.\.?\/|@aws-sdk\/|@smithy\/)/;

/**
 * Where several late parts share some of what a function starts with, the bundler gives each such some a file of its own: a dozen
 * to open and link at each start, a fifth of it. So every late part says that it needs all of the start, which is there by then
 * anyway, and the start is one file.
 */
export const oneStart: Plugin = {
  name: 'one-start',
  setup(build) {
    const [entry] = Array.isArray(build.initialOptions.entryPoints) ? build.initialOptions.entryPoints : [];
    if (typeof entry !== 'string') return;
    build.onResolve({ filter: LATE }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === 'late') return undefined;
      const found = await build.resolve(path, { kind, resolveDir, pluginData: 'late' });
      return found.errors.length > 0 ? found : { path: found.path, namespace: 'late' };
    });
    build.onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: [
        `export * from ${JSON.stringify(path)};`,
        `export { handler as startedBy } from ${JSON.stringify(resolve(entry))};`,
      ].join('\n'),
      resolveDir: resolve('.'),
      loader: 'js',
    }));
  },
};

/**
 * The client that is imported when it is needed, with a copy of its own of what it shares with the table's client. The bundler
 * puts a file of a library where all who name it can reach it, whoever uses what stands in it; so the start held what the
 * late client alone uses (XML, waiters, sums in JavaScript: 44 KB). The first paper that a process keeps waits for 167 KB more.
 */
export const apart: Plugin = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /[\\/]@aws-sdk[\\/]client-s3[\\/]/, namespace: 'late' }, ({ path }) => ({
      path,
      namespace: 'apart',
    }));
    build.onResolve(
      { filter: /./, namespace: 'apart' },
      async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (pluginData === 'asked') return undefined;
        const found = await build.resolve(path, { kind, resolveDir, importer, pluginData: 'asked' });
        return found.namespace === 'file' ? { ...found, namespace: 'apart' } : found;
      },
    );
    build.onLoad({ filter: /./, namespace: 'apart' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      resolveDir: dirname(path),
      loader: path.endsWith('.json') ? 'json' : 'js',
    }));
  },
};

/**
 * How functions are bundled: minified ECMAScript, what is imported when it is needed in files of its own, and the map beside
 * it. Names of functions are not kept by calls at the start (`keepNames`): these calls made V8 compile every function at once,
 * which took three times as long as reading the file; no code of ours or of the libraries decides by such a name.
 */
export const BUNDLING: Bundling = {
  format: 'esm',
  minify: true,
  sourcemap: true,
  splitting: true,
  esbuild: { keepNames: false, sourcesContent: false, plugins: [slim, lazyNode, apart, oneStart] },
};
