/** Who may import whom (docs/decisions, architecture). A file with no role suffix is rules: pure. */
const RULES = '^functions/(?!platform/|machine/)[^/]+/[^.]+(\\.refusals)?\\.ts$';
/** The areas, and those that each may know besides itself: one direction only. */
const AREAS = {
  people: [],
  books: ['people'],
  selling: ['books', 'people'],
  volunteering: ['selling', 'books', 'people'],
  reconciling: ['selling', 'books', 'people'],
};
const areaRules = Object.entries(AREAS).map(([area, below]) => ({
  name: `${area}-knows-the-areas-below`,
  severity: 'error',
  from: { path: `^functions/${area}/` },
  to: {
    path: `^functions/(?!${[area, ...below, 'shared', 'platform'].map((each) => `${each}/`).join('|')})`,
  },
}));
module.exports = {
  forbidden: [
    {
      name: 'rules-stay-pure',
      severity: 'error',
      comment: 'A file with no role suffix may import only rules, shared/, and pure libraries.',
      from: { path: RULES },
      to: {
        pathNot: [
          RULES,
          '(^|/)node_modules/(zod|temporal-polyfill|temporal-spec|csv-parse|uqr)(/|$)',
          '^node:(zlib|buffer|crypto)$',
          '^(zlib|buffer|crypto)$',
        ],
      },
    },
    ...areaRules,
    {
      name: 'platform-and-shared-know-no-noun',
      severity: 'error',
      comment: 'What they need of one is handed in where the app is composed.',
      from: { path: '^functions/(platform|shared)/' },
      to: { path: '^functions/', pathNot: '^functions/(platform|shared)/' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^functions/shared/' },
      to: { path: '^functions/platform/' },
    },
    {
      name: 'no-circle-of-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^functions/' },
      to: { circular: true },
    },
    {
      name: 'aws-only-in-platform',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/(platform|machine)/' },
      to: { path: '(^|/)node_modules/@aws-sdk/' },
    },
    {
      name: 'items-know-rules',
      severity: 'error',
      from: { path: '\\.item\\.ts$' },
      to: {
        path: '^functions/',
        pathNot: [RULES, '\\.item\\.ts$', '^functions/platform/table/(item|key-pattern)\\.ts$'],
      },
    },
    {
      name: 'tables-know-rules-and-tables',
      severity: 'error',
      from: { path: '\\.table\\.ts$' },
      to: {
        path: '^functions/',
        pathNot: [
          RULES,
          '\\.(table|item)\\.ts$',
          '^functions/platform/((table/(table|indexes|once|decide-again|change-item))|config|clock|new-id)\\.ts$',
        ],
      },
    },
    {
      name: 'actions-know-no-http-and-no-action',
      severity: 'error',
      from: { path: '\\.action\\.ts$' },
      to: {
        path: '^functions/',
        pathNot: [
          RULES,
          '\\.(table|item)\\.ts$',
          '^functions/platform/((table/(table|once|decide-again|changes))|(letters/(messages|send-once|outbox))|blobs|config|turns|log|new-id)\\.ts$',
        ],
      },
    },
    {
      name: 'entrances-touch-no-table',
      severity: 'error',
      from: {
        path: '(\\.routes|\\.webhook|\\.area)\\.tsx?$|^functions/(api|pages|sign-in|stream|letters|jobs|documents|app|areas|parts)\\.ts$',
      },
      to: { path: ['\\.table\\.ts$', '^functions/platform/table/table\\.ts$'] },
    },
    {
      name: 'machine-is-for-local-only',
      severity: 'error',
      comment: 'What only one machine needs can not be reached from a deployed entry.',
      from: { path: '^functions/', pathNot: '^functions/(local\\.ts|machine/)' },
      to: { path: '^functions/(machine/|local\\.ts)' },
    },
    {
      name: 'stacks-run-no-code',
      severity: 'error',
      from: { path: '^stacks/' },
      to: { path: '^functions/(?!platform/(table/indexes|http/page-headers)\\.ts$)' },
    },
    {
      name: 'web-takes-types-and-rules',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^functions/', dependencyTypesNot: ['type-only'], pathNot: RULES },
    },
    {
      name: 'only-the-site-draws-pages',
      severity: 'error',
      comment: 'Pages are drawn from what actions answered; nothing else of the server knows the web.',
      from: { path: '^functions/', pathNot: '^functions/(site|machine)/' },
      to: { path: '^web/' },
    },
    {
      name: 'nothing-imports-tests-or-seeds',
      severity: 'error',
      from: { path: '^(functions|stacks|web)/', pathNot: '^functions/local\\.ts' },
      to: { path: '^(tests|seeds|bench)/' },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^(functions|stacks|web|seeds)/' },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'one-builder-of-a-sale',
      severity: 'error',
      comment: 'Stories and tests open a sale by seeds/sale.ts: its steps and their order stand once.',
      from: { path: '^(seeds|tests|bench)/', pathNot: '^seeds/sale\\.ts$' },
      to: {
        path: '^functions/selling/(campaigns|merchants|agreements|offers|orders)/(create|change|draft|sign|open|place)-[a-z-]+\\.action\\.ts$',
      },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(functions|web/src)/',
        pathNot: [
          '\\.d\\.ts$',
          '^functions/(api|pages|sign-in|stream|letters|jobs|documents|local)\\.ts$',
          '^web/src/(main|islands/.*)\\.tsx?$',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|aws-lambda$|\\./dist-pages/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
