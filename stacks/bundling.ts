import { resolve } from 'node:path';
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
  esbuild: { keepNames: false, sourcesContent: false, plugins: [slim] },
};
