import { defineConfig } from 'vitest/config';
// With endings, unlike elsewhere: this file alone is loaded by Vite itself.
import { enginesHere, here } from './functions/machine/engine/engine-kinds.js';
import { AssertionsReporter } from './tests/support/assertions-reporter.js';

// Node 20 is one that this release is tried with; the SDK would greet every worker with its plans for 2027.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

/** For every file. What is played at another time (TEST_AT) sets its clock before anything else. */
const timed = ['tests/support/at-another-time.ts', 'tests/support/count-assertions.ts'];
/** `npm run test:long`: tests/support/long.ts says what it adds. */
const LONG = process.env['LONG'] !== undefined;
const common = { testTimeout: 120_000, hookTimeout: 120_000, setupFiles: timed };
/** Files share what they load and take a table each; what sets what the product reads once, or plays a seed whose ids
 * another file plays too, is `*.alone.test.ts`. */
const ALONE = 'tests/**/*.alone.test.ts';
const withTable = {
  ...common,
  isolate: false,
  exclude: [ALONE],
  globalSetup: ['tests/support/start-engine.ts'],
  setupFiles: [...timed, 'tests/support/fresh-table.ts'],
};

/** What is asked of the table is asked a second time of AWS's DynamoDB Local, where it can run; elsewhere the first says so. */
const hasSecondOpinion = enginesHere(here()).some(({ kind }) => kind === 'dynamodb-local');
const table = {
  extends: true as const,
  test: {
    name: 'table',
    include: ['tests/table/**/*.test.ts'],
    ...withTable,
    globalSetup: ['tests/support/start-engine.ts', 'tests/support/tell-second-opinion.ts'],
  },
};
const tableLocal = {
  extends: true as const,
  test: {
    name: 'table-local',
    // Where an engine's conditions and transactions matter most; all of it in the long run.
    include: [
      LONG
        ? 'tests/table/**/*.test.ts'
        : 'tests/table/{writes,sign-ups,waiting,shifts,money,orders,refunds,dues,auth-records}.test.ts',
    ],
    ...withTable,
    globalSetup: ['tests/support/start-dynamodb-local.ts'],
    testTimeout: 300_000,
  },
};

/** Each kind of test is a project, so that `vitest run --project rules` is quick. Files share no table. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // One more than the slow machine has cores: engines and browsers are processes of their own, and tests wait for them.
    maxWorkers: 3,
    reporters: ['default', new AssertionsReporter()],
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        // Rules keep nothing between calls, so their files may share what they load: a quarter of the time.
        test: { name: 'rules', include: ['tests/rules/**/*.test.ts'], isolate: false, ...common },
      },
      {
        extends: true,
        // What pages are built of, in a small DOM; whole pages are looked at in a real browser (e2e).
        test: { name: 'web', include: ['tests/web/**/*.test.ts'], environment: 'happy-dom', ...common },
      },
      { extends: true, test: { name: 'checks', include: ['tests/checks/**/*.test.ts'], ...common } },
      {
        extends: true,
        test: {
          name: 'machine',
          include: ['tests/machine/**/*.test.ts', 'tests/meter/**/*.test.ts'],
          isolate: false,
          ...common,
        },
      },
      table,
      ...(hasSecondOpinion ? [tableLocal] : []),
      { extends: true, test: { name: 'http', include: ['tests/http/**/*.test.ts'], ...withTable } },
      { extends: true, test: { name: 'alone', include: [ALONE], ...withTable, isolate: true, exclude: [] } },
      {
        extends: true,
        test: {
          name: 'cost',
          include: ['tests/cost/**/*.test.ts'],
          ...withTable,
          setupFiles: [...timed, 'tests/support/metered-table.ts', 'tests/support/fresh-table.ts'],
          testTimeout: 600_000,
        },
      },
      { extends: true, test: { name: 'stories', include: ['tests/stories/**/*.test.ts'], ...withTable } },
      {
        extends: true,
        // What depends most on days and clocks, in another year and another zone; `npm run test:dates` plays the rest too.
        test: {
          name: 'dates',
          include: ['tests/stories/**/*.test.ts', 'tests/http/{nightly.finds.alone,sign-ups.does}.test.ts'],
          env: { TEST_AT: '+400d', TZ: 'America/New_York' },
          ...withTable,
          exclude: [],
        },
      },
      {
        extends: true,
        test: {
          name: 'stacks',
          include: ['tests/stacks/**/*.test.ts'],
          isolate: false,
          ...common,
          globalSetup: ['tests/support/run-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...common,
          globalSetup: ['tests/e2e/house/start-house.ts'],
          // Files keep nothing but their browser's pages: they may share what they load.
          isolate: false,
          testTimeout: 600_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
