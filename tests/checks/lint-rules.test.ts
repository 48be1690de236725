import { ESLint, Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

const eslint = new ESLint({ cwd: process.cwd() });

/** What the house's own rule of syntax says of a line in a file of this path, as `npm run lint` would. */
const saidOf = async (path: string, line: string): Promise<string[]> => {
  const { rules } = (await eslint.calculateConfigForFile(path)) as {
    rules: Record<string, Linter.RuleEntry>;
  };
  const rule = rules['no-restricted-syntax'] ?? 'off';
  const found = new Linter({ configType: 'flat' }).verify(line, { rules: { 'no-restricted-syntax': rule } });
  expect(found.filter(({ fatal }) => fatal)).toEqual([]);
  return [...new Set(found.map(({ message }) => message))];
};

const CLOCK = [
  'export const now = new Date();',
  'export const now = Date();',
  'export const now = Date.now();',
  'export const ask = Date.now;',
  'export const now = Temporal.Now.instant();',
];
const ENVIRONMENT = [
  'export const home = process.env.HOME;',
  "export const home = process['env'].HOME;",
  "import { env } from 'node:process'; export const home = env.HOME;",
];
const DICE = [
  'export const luck = Math.random();',
  'export const luck = [].map(Math.random);',
  'export const id = crypto.randomUUID();',
  "import { randomUUID } from 'node:crypto'; export const id = randomUUID();",
  "import { randomBytes } from 'node:crypto'; export const id = randomBytes(8);",
  'export const id = crypto.getRandomValues(new Uint8Array(8));',
];
const TOLD = [
  'export const at = (now) => new Date(now.getTime() + 1);',
  'export const took = performance.now();',
];

const rule = 'functions/selling/orders/order.ts';
const refusals = 'functions/selling/orders/order.refusals.ts';
const shared = 'functions/shared/time.ts';
const action = 'functions/selling/orders/place-order.action.ts';
const route = 'functions/selling/orders/orders.routes.ts';
const entry = 'functions/api.ts';
const seed = 'seeds/01-fish-cast.ts';
const platform = 'functions/platform/table/table.ts';
const clock = 'functions/platform/clock.ts';
const config = 'functions/platform/config.ts';
const machine = 'functions/machine/start.ts';
const local = 'functions/local.ts';
const page = 'web/src/lib/time.ts';
const helper = 'tests/support/soon.ts';

const all = [
  rule,
  refusals,
  shared,
  action,
  route,
  entry,
  seed,
  platform,
  clock,
  config,
  machine,
  local,
  page,
  helper,
];
/** Which files may not, and how the rule's sentence begins. */
const forbidden: Record<string, { lines: string[]; says: RegExp; to: string[] }> = {
  'the clock': {
    lines: CLOCK,
    says: /^Nobody asks a clock/,
    to: [rule, refusals, shared, action, route, entry, seed, platform, config, machine, local],
  },
  'the environment': {
    lines: ENVIRONMENT,
    says: /^process\.env is read in/,
    to: [rule, refusals, shared, action, route, entry, seed, platform, clock, page],
  },
  'the dice': { lines: DICE, says: /^Rules are told the id/, to: [rule, shared] },
};

describe.each(Object.entries(forbidden))('%s', (_, { lines, says, to }) => {
  test.each(lines)('%s', async (line) => {
    for (const path of all)
      expect([path, await saidOf(path, line)]).toEqual([
        path,
        to.includes(path) ? [expect.stringMatching(says) as unknown] : [],
      ]);
  });
});

test.each(TOLD)('nothing is said of what may stand anywhere: %s', async (line) => {
  for (const path of all) expect([path, await saidOf(path, line)]).toEqual([path, []]);
});
