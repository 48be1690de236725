import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Required<
  Pick<IConfiguration, 'forbidden' | 'options'>
>;
const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

type Tree = Record<string, string>;

/** The rules' names that a tree of its own breaks, cruised as `npm run imports` cruises this one. */
const brokenBy = async (tree: Tree): Promise<string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'shanchao-imports-'));
  made.push(folder);
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const { tsConfig: _ours, ...options } = config.options;
  const roots = [...new Set(Object.keys(tree).map((path) => path.split('/')[0] ?? ''))];
  const { output } = await cruise(roots, {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
};

const uses = (...paths: string[]): string =>
  `${paths.map((path, n) => `import * as n${n} from '${path}';`).join('\n')}\nexport const all = [${paths.map((_, n) => `n${n}`).join(', ')}];\n`;
const NOTHING = 'export const one = 1;\n';

/** For each rule a tree that breaks it. */
const planted: Record<string, Tree> = {
  'rules-stay-pure': {
    'functions/fish/fish.ts': uses('../platform/config'),
    'functions/platform/config.ts': NOTHING,
  },
  'people-knows-the-areas-below': {
    'functions/people/members/member.ts': uses('../../selling/fish/fish'),
    'functions/selling/fish/fish.ts': NOTHING,
  },
  'books-knows-the-areas-below': {
    'functions/books/dues/due.ts': uses('../../reconciling/lines/line'),
    'functions/reconciling/lines/line.ts': NOTHING,
  },
  'selling-knows-the-areas-below': {
    'functions/selling/fish/fish.ts': uses('../../volunteering/shifts/shift'),
    'functions/volunteering/shifts/shift.ts': NOTHING,
  },
  'volunteering-knows-the-areas-below': {
    'functions/volunteering/shifts/shift.ts': uses('../../reconciling/lines/line'),
    'functions/reconciling/lines/line.ts': NOTHING,
  },
  'reconciling-knows-the-areas-below': {
    'functions/reconciling/lines/line.ts': uses('../../volunteering/shifts/shift'),
    'functions/volunteering/shifts/shift.ts': NOTHING,
  },
  'platform-and-shared-know-no-noun': {
    'functions/platform/http/auth.ts': uses('../../people/members/member.table'),
    'functions/people/members/member.table.ts': NOTHING,
  },
  'only-the-site-draws-pages': {
    'functions/selling/fish/fish.routes.ts': uses('../../../web/pages'),
    'web/pages.js': NOTHING,
  },
  'shared-is-pure': {
    'functions/shared/ids.ts': uses('../platform/config'),
    'functions/platform/config.ts': NOTHING,
  },
  'no-circle-of-folders': {
    'functions/selling/fish/fish.ts': uses('../boxes/price'),
    'functions/selling/boxes/price.ts': NOTHING,
    'functions/selling/boxes/box.ts': uses('../fish/kind'),
    'functions/selling/fish/kind.ts': NOTHING,
  },
  'aws-only-in-platform': { 'functions/fish/fish.table.ts': uses('@aws-sdk/client-dynamodb') },
  'items-know-rules': {
    'functions/fish/fish.item.ts': uses('./fish.table'),
    'functions/fish/fish.table.ts': NOTHING,
  },
  'tables-know-rules-and-tables': {
    'functions/fish/fish.table.ts': uses('./sell-fish.action'),
    'functions/fish/sell-fish.action.ts': NOTHING,
  },
  'actions-know-no-http-and-no-action': {
    'functions/fish/sell-fish.action.ts': uses('./cook-fish.action'),
    'functions/fish/cook-fish.action.ts': NOTHING,
  },
  'entrances-touch-no-table': {
    'functions/fish/fish.routes.ts': uses('./fish.table'),
    'functions/fish/fish.table.ts': NOTHING,
  },
  'machine-is-for-local-only': {
    'functions/api.ts': uses('./machine/outbox'),
    'functions/machine/outbox.ts': NOTHING,
  },
  'stacks-run-no-code': {
    'stacks/Api.ts': uses('../functions/platform/config'),
    'functions/platform/config.ts': uses('./table/table'),
    'functions/platform/table/table.ts': NOTHING,
  },
  'web-takes-types-and-rules': {
    'web/src/main.tsx': uses('../../functions/fish/fish.table'),
    'functions/fish/fish.table.ts': NOTHING,
  },
  'nothing-imports-tests-or-seeds': {
    'functions/fish/sell-fish.action.ts': uses('../../seeds/story'),
    'seeds/story.ts': NOTHING,
  },
  'no-tests-in-product': { 'seeds/story.ts': uses('../tests/books'), 'tests/books.ts': NOTHING },
  'one-builder-of-a-sale': {
    'tests/support/another-sale.ts': uses('../../functions/selling/offers/open-offer.action'),
    'functions/selling/offers/open-offer.action.ts': NOTHING,
  },
  'no-circular': {
    'functions/fish/fish.ts': uses('./box'),
    'functions/fish/box.ts': uses('./fish'),
  },
  'no-orphans': { 'functions/fish/fish.ts': NOTHING },
  'no-unresolvable': { 'functions/fish/fish.table.ts': uses('./gone') },
};

describe('the import rules', () => {
  test('have a planted fault each', () => {
    expect(Object.keys(planted).sort()).toEqual(config.forbidden.map(({ name }) => name ?? '').sort());
  });

  test.each(Object.entries(planted))('%s: the fault is found', async (name, tree) => {
    expect(await brokenBy(tree)).toContain(name);
  });

  test('find nothing in a noun as it should be', async () => {
    const noun = {
      'functions/app.ts': uses('./fish/fish.routes'),
      'functions/api.ts': uses('./app'),
      'functions/fish/fish.routes.ts': uses('./sell-fish.action', '../platform/http/http'),
      'functions/platform/http/http.ts': uses('hono'),
      'functions/fish/sell-fish.action.ts': uses('./fish', './fish.table'),
      'functions/fish/fish.table.ts': uses('./fish', '../platform/table/table'),
      'functions/platform/table/table.ts': uses('@aws-sdk/client-dynamodb'),
      'functions/fish/fish.ts': uses('zod'),
    };
    expect(await brokenBy(noun)).toEqual([]);
  });
});
